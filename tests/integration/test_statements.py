"""What a partner sees: what it was asked for over all reviews, for those of it who may read that, and no review."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.audit import NewerVersion
from csp.documents import letter as drawing
from csp.documents.render import CannotRender
from csp.kernel import day_words
from csp.kernel.pence import pounds
from csp.models import AuditEvent, CircleMember, Message
from csp.permissions import Role
from csp.web import clock
from dhr.models import Charge, Statement, StatementReader
from dhr.presenters.statement_letters import letter_of
from dhr.presenters.statements import page_of
from dhr.queries import statements
from dhr.services.payments import write_off
from dhr.services.statements import let_read, open_statement, shut_out
from tests import verapdf
from tests.integration import costing, people
from tests.integration.charging import drawn, pay, send_all
from tests.integration.endings import PDF
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, open_review
from tests.integration.spending import change, spend
from tests.integration.stating import read_as
from tests.integration.test_pack_whole import text_of
from tests.programs import require

pytestmark = pytest.mark.django_db
TODAY = people.TODAY
POLICE = "Marshland Constabulary"


@pytest.fixture
def tom():
    """An officer of the police, who is on no review and has set up a second step."""
    someone = people.person("tom")
    people.give_second_step(someone)
    return someone


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


@pytest.fixture
def asked(made):
    """Each partner was asked for its share of £7,000.00."""
    spend(made)
    drawn(made)
    return send_all(made)


def police():
    return costing.seat("Constabulary")


def theirs() -> Statement:
    return open_statement(partnership=people.vale(), seat=police(), by=people.reader("june"), now=clock.now())


def let(someone, *, ends_on=None, starts_on=TODAY, by="june", **given) -> StatementReader:
    return let_read(
        statement=theirs(),
        person=someone,
        starts_on=starts_on,
        ends_on=ends_on,
        by=people.reader(by),
        now=clock.now(),
        **given,
    )


def charges_as(reader):
    return statements.charges_of(reader, reading=read_as(reader, theirs()))


def page(name, *keys):
    return reverse(f"dhr:{name}", args=["vale", *keys])


def test_whoever_is_let_in_reads_every_charge_of_their_partner_and_no_other(asked, tom, sign_in):
    let(tom)
    client = sign_in("tom")

    listed = words(client.get(page("statement-list")))
    shown = words(client.get(page("statement-detail", theirs().key)))

    mine = next(one for one in asked if one.seat == police())
    others = [one.reference for one in asked if one.seat != police()]
    assert f"Statement of {POLICE}" in listed
    assert f"{mine.reference} Independent chair" in shown
    assert not [one for one in others if one in shown]
    assert CODE_NAME not in shown


def test_a_statement_says_what_is_paid_written_off_and_left_and_for_how_long(asked, made, tom, sign_in):
    let(tom)
    mine = next(one for one in asked if one.seat == police())
    Charge.objects.filter(pk=mine.pk).update(
        sent_on=TODAY - timedelta(days=75), due_on=TODAY - timedelta(days=45)
    )
    pay(made, mine, 10_000)

    shown = words(sign_in("tom").get(page("statement-detail", theirs().key)))

    left = mine.total - 10_000
    total, rest = (f"£{one // 100:,}.{one % 100:02}" for one in (mine.total, left))
    assert f"{total} asked for £100.00 paid {rest} still to pay {rest} overdue" in shown
    assert f"2026–27 {total} £100.00 £0.00 {rest} Altogether" in shown
    assert f"31 to 60 days late {rest}" in shown
    assert f"31 to 60 days late, paid in part {total} £100.00 {rest}" in shown


def test_what_is_written_off_is_no_longer_owed_and_why_stays_with_the_review(asked, made, tom, sign_in):
    let(tom)
    mine = next(one for one in asked if one.seat == police())
    write_off(key=mine.key, version=2, why="Quarrelled about the chair", by=made.by(), now=clock.now())

    shown = words(sign_in("tom").get(page("statement-detail", theirs().key)))

    assert "£0.00 still to pay £0.00 overdue" in shown
    assert "Written off" in shown
    assert "Quarrelled" not in shown


def test_a_credit_is_to_be_given_back(asked, made, tom, sign_in):
    let(tom)
    change(made, made.review.costlines.get(), net=100_000)
    drawn(made)
    send_all(made)

    assert "To be given back −£" in words(sign_in("tom").get(page("statement-detail", theirs().key)))


def test_what_is_only_drawn_up_is_on_no_statement(made, tom, sign_in):
    let(tom)
    spend(made)
    drawn(made)

    assert "Nothing was asked for yet" in words(sign_in("tom").get(page("statement-detail", theirs().key)))


def test_the_file_has_a_row_for_each_type_and_says_nothing_of_the_review(asked, tom, sign_in):
    let(tom)

    answer = sign_in("tom").get(page("statement-csv", theirs().key))

    mine = next(one for one in asked if one.seat == police())
    rows = b"".join(answer).decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Charge number,Sent,Due")
    assert rows[1].split(",")[0] == mine.reference
    assert rows[1].endswith(f"Independent chair,2026–27,{mine.total / 100:.2f},,")
    assert len(rows) == 2
    assert answer["Content-Disposition"] == f'attachment; filename="vale-statement-{TODAY.isoformat()}.csv"'


def test_the_file_has_a_row_for_each_payment_and_not_what_the_ledger_calls_it(asked, made, tom, sign_in):
    let(tom)
    mine = next(one for one in asked if one.seat == police())
    for pence, day in ((20_000, TODAY), (10_000, TODAY - timedelta(days=3))):
        pay(made, mine, pence, on=day)

    answer = sign_in("tom").get(page("statement-csv", theirs().key))

    heads, asked_for, *paid = csv.reader(StringIO(answer.getvalue().decode("utf-8-sig")))
    assert heads[-4:] == ["Financial year of the cost", "Asked for", "Paid on", "Paid"]
    assert asked_for[-3:] == [f"{mine.total / 100:.2f}", "", ""]
    assert [one[:1] + one[-5:] for one in paid] == [
        [mine.reference, "", "", "", (TODAY - timedelta(days=3)).isoformat(), "100.00"],
        [mine.reference, "", "", "", TODAY.isoformat(), "200.00"],
    ]
    assert b"BACS 7" not in answer.getvalue()


def test_whoever_was_not_let_in_finds_no_statement(asked, tom, sign_in):
    key = theirs().key

    for someone in ("tom", "dana"):
        assert sign_in(someone).get(page("statement-detail", key)).status_code == 404
    assert "You read no statement" in words(sign_in("tom").get(page("statement-list")))


def test_a_review_coordinator_sees_who_reads_and_the_charges_of_their_own_reviews_alone(
    asked, made, tom, sign_in
):
    let(tom)
    june, wren = sign_in("june"), made.by()

    of_june = words(june.get(page("statement-detail", theirs().key)))

    assert "Nothing was asked for yet" in of_june
    assert "Read by Tom Ferrier" in of_june
    assert [one.reference for one in charges_as(wren)] == [
        next(one.reference for one in asked if one.seat == police())
    ]


def test_a_statement_opens_from_the_first_to_the_last_day(asked, tom):
    let(tom, starts_on=TODAY + timedelta(days=1), ends_on=TODAY + timedelta(days=2))
    seen = [
        statements.open_to(people.reader("tom", on=TODAY + timedelta(days=days))).exists()
        for days in range(4)
    ]

    assert seen == [False, True, True, False]


def test_whoever_works_for_another_body_by_now_reads_the_statement_no_more(asked, tom):
    let(tom)
    for one in tom.appointments.all():
        one.authority = costing.seat("District").authority
        one.save()

    assert not statements.open_to(people.reader("tom")).exists()


def test_only_somebody_of_the_partner_is_let_in_and_once(made, tom):
    with pytest.raises(ValidationError) as refused:
        let(people.person("hal"))
    assert refused.value.message_dict == {"person": [f"Choose somebody who works for {POLICE}"]}

    let(tom)
    with pytest.raises(ValidationError, match="Tom Ferrier reads it already"):
        let(tom)
    with pytest.raises(ValidationError, match="The last day must be the same as or after the first day"):
        let(people.appoint("Ada Brisk", Role.OFFICER, authority=POLICE), ends_on=TODAY - timedelta(days=1))


def test_nobody_but_a_review_coordinator_chooses(made, tom):
    theirs()

    with pytest.raises(PermissionDenied, match=r"Only a review coordinator can say who reads the statement"):
        let(tom, by="tom")


def test_it_is_shut_to_somebody_at_once(asked, tom):
    place = let(tom)
    shut_out(key=place.key, version=1, by=people.reader("june"), now=clock.now())

    assert not statements.open_to(people.reader("tom")).exists()
    assert not CircleMember.objects.filter(person=tom, circle=theirs().readers_circle).exists()
    assert StatementReader.history.filter(key=place.key, history_type="-").exists()


def test_a_place_that_changed_meanwhile_is_not_taken_away(tom):
    place = let(tom)

    with pytest.raises(NewerVersion):
        shut_out(key=place.key, version=7, by=people.reader("june"), now=clock.now())


def test_a_review_coordinator_lets_somebody_in_by_the_page_once(made, tom, sign_in):
    june = sign_in("june")
    address = page("statement-reader-add", police().key)
    form = june.get(address).context["form"]
    typed = {
        "key": form["key"].value(),
        "person": tom.key,
        **{
            f"starts_on-{part}": value
            for part, value in zip(("day", "month", "year"), (9, 11, 2026), strict=True)
        },
    }

    answers = [june.post(address, typed, follow=True) for _ in range(2)]

    assert [one.redirect_chain[0][0] for one in answers] == [page("statement-list")] * 2
    assert f"Tom Ferrier can read the statement of {POLICE}" in words(answers[0])
    assert StatementReader.objects.count() == 1


def test_whoever_is_let_in_is_written_to_with_nothing_of_any_review(asked, tom):
    let(tom)

    [told] = Message.objects.filter(to_person=tom, kind="statement-opened")
    assert told.subject == f"You can read what {POLICE} is asked to pay"
    assert (
        f"From {day_words.plain(TODAY)} you can read in Saferplan what {POLICE} was asked to pay" in told.text
    )
    assert CODE_NAME not in told.text


def test_of_a_partner_without_people_it_is_said_who_can_be_invited(made, sign_in):
    seat = costing.seat("Probation")
    seat.authority.appointments.update(ends_on=TODAY - timedelta(days=1))

    shown = words(sign_in("june").get(page("statement-reader-add", seat.key)))

    assert f"Nobody who works for {seat.authority} works with the partnership today" in shown


def test_an_officer_who_asks_to_choose_is_refused_with_a_sentence(made, sign_in):
    answer = sign_in("tom").get(page("statement-reader-add", police().key))

    assert answer.status_code == 403
    assert "Only a review coordinator can say who reads the statement of a partner." in words(answer)


def test_the_page_to_shut_it_asks_first(asked, tom, sign_in):
    place, june = let(tom), sign_in("june")
    address = page("statement-reader-remove", place.key)

    assert "Shut the statement to Tom Ferrier" in words(june.get(address))
    answer = june.post(address, {"version": 1}, follow=True)

    assert f"Tom Ferrier no longer reads the statement of {POLICE}" in words(answer)
    assert not StatementReader.objects.exists()


def test_a_statement_takes_as_many_queries_for_one_charge_as_for_twelve(made, tom, sign_in):
    let(tom)
    client, address = sign_in("tom"), page("statement-detail", theirs().key)
    numbers = []
    for times in (1, 11):
        for _ in range(times):
            spend(made)
            drawn(made)
            send_all(made)
        client.get(address)
        with CaptureQueriesContext(connection) as asked_for:
            client.get(address)
        numbers.append(len(asked_for))

    assert numbers[0] == numbers[1]


def test_whoever_takes_it_as_a_pdf_is_written_down(asked, tom, sign_in, monkeypatch):
    monkeypatch.setattr(drawing, "render_letter", lambda letter: PDF)
    let(tom)

    answer = sign_in("tom").get(page("statement-pdf", theirs().key))

    assert (answer["Content-Type"], answer.content) == ("application/pdf", PDF)
    assert answer["Content-Disposition"] == f'attachment; filename="vale-statement-{TODAY.isoformat()}.pdf"'
    [event] = AuditEvent.objects.filter(verb="statement.downloaded")
    assert (event.person, event.circle_id) == (tom, None)


def test_one_that_cannot_be_drawn_says_so_on_its_page(asked, tom, sign_in, monkeypatch):
    def refuse(letter):
        raise CannotRender("The PDF could not be made: it took too long.")

    monkeypatch.setattr(drawing, "render_letter", refuse)
    let(tom)

    answer = sign_in("tom").get(page("statement-pdf", theirs().key), follow=True)

    assert "The PDF could not be made: it took too long." in words(answer)
    assert not AuditEvent.objects.filter(verb="statement.downloaded").exists()


def test_the_real_pdf_is_accessible_and_names_every_charge_and_no_review(asked, made, tom, tmp_path):
    require("pango")
    let(tom)
    for pence in (10_000, 20_000, 30_000):
        spend(made, net=pence)
        drawn(made)
        send_all(made)
    reader = people.reader("tom")
    shown = page_of(reader, reading=read_as(reader, theirs()))

    content = drawing.render_letter(letter_of(theirs(), shown, to="Accounts payable", today=TODAY))

    pages, beside = text_of(content)
    whole = "".join("".join(pages).split())
    assert [row.reference for row in shown.rows if row.reference not in whole] == []
    assert "".join(f"Altogether{pounds(shown.total.asked)}".split()) in whole
    assert CODE_NAME.replace(" ", "") not in whole + "".join(beside.split())
    (tmp_path / "statement.pdf").write_bytes(content)
    assert [one.faults for one in verapdf.check([tmp_path / "statement.pdf"])] == [[], []]

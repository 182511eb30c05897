"""When an authority is replaced, its successor owes what it owed of reviews, and nothing that was sent changes."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from csp.kernel.pence import pounds
from csp.models import Authority, Seat
from csp.services.authorities_replacing import Replacement, replace_authorities
from csp.services.seats import SeatAnswers, change_seat
from csp.web import clock
from dhr.models import Charge
from dhr.presenters.charges_overview import charges_of, standing_of
from dhr.presenters.statements import page_of
from dhr.queries import statements
from dhr.queries.payers import payers_of
from dhr.services.charges import CHANGED, ChargeAnswers, draw_up, send_charge
from dhr.services.statements import let_read, open_statement
from dhr.services.waiting_charges import of_statements
from tests.integration import at_table, costing, people, stating
from tests.integration.charging import HALF, ON_ACTUAL, drawn, pay, send, send_all
from tests.integration.reading import words
from tests.integration.reviewing import CODE_NAME, open_review
from tests.integration.spending import ESTIMATE, spend
from tests.integration.test_charge_work import roll_of

TODAY = people.TODAY
OLD, NEW = at_table.CONSTABULARY, "Mercia Police"


@pytest.fixture
def made():
    costing.agreed()
    return open_review()


def replace(*names: str, by: str = NEW, day: date = TODAY, kind: str = "police") -> Authority:
    body = Authority.objects.filter(name=by).first() or Authority(name=by, short_name=by, kind=kind)
    body.save()
    replace_authorities(
        partnership=people.vale(),
        replacement=Replacement(body, [Authority.objects.get(name=one) for one in names], day),
        by=people.reader("tess"),
        now=clock.now(),
    )
    return body


def seat_of(name: str) -> Seat:
    return Seat.objects.get(authority__name=name, partnership=people.vale())


def statement_of(seat: Seat):
    return open_statement(partnership=people.vale(), seat=seat, by=people.reader("june"), now=clock.now())


def test_what_was_not_asked_for_yet_is_asked_of_the_successor(made):
    spend(made, kind=ESTIMATE)
    drawn(made, HALF)
    send_all(made)
    spend(made)

    replace(OLD)

    asked = drawn(made)
    assert asked[NEW] == 58_333  # the other half of £1,166.67
    assert OLD not in asked
    assert Charge.objects.get(seat=seat_of(OLD)).total == 58_334


def test_a_draft_of_the_old_body_is_not_sent_any_more(made):
    spend(made)
    drawn(made)
    replace(OLD)
    draft = Charge.objects.get(seat=seat_of(OLD))

    with pytest.raises(ValidationError, match=CHANGED.split(".", 1)[0]):
        send_charge(key=draft.key, version=draft.version, by=made.by(), now=clock.now())

    assert NEW in drawn(made)
    assert not Charge.objects.filter(seat=seat_of(OLD)).exists()


def test_nothing_is_left_to_draw_up_where_the_old_body_was_asked_for_all(made):
    spend(made)
    drawn(made)
    send_all(made)

    replace(OLD)

    with pytest.raises(ValidationError, match="Nothing is left to ask for"):
        draw_up(review=made.review, answers=ChargeAnswers(ON_ACTUAL), by=made.by(), now=clock.now())


def test_two_bodies_that_became_one_are_asked_together(made):
    spend(made)
    shares = drawn(made)
    merged = [OLD, at_table.COUNTY]

    replace(*merged, by="Marshland Together", kind="county_council")

    asked = drawn(made)
    assert asked.pop("Marshland Together") == sum(shares.pop(one) for one in merged)
    assert asked == shares


def test_the_page_adds_up_what_both_were_asked_for_and_says_in_whose_place(made):
    spend(made)
    drawn(made)
    first = send_all(made)
    sent = next(one for one in first if str(one.seat) == OLD)
    pay(made, sent, 10_000)
    replace(OLD)

    page = charges_of(made.by(), review=made.review)

    [line] = [one for one in page.partners if NEW in one.name]
    assert line.name == f"{NEW}, in place of {OLD}"
    assert (line.asked, line.paid, line.owed) == (pounds(sent.total), "£100.00", pounds(sent.total - 10_000))
    assert [one.partner for one in page.rows if one.name == sent.reference] == [OLD]
    assert not [one for one in page.partners if one.name == OLD]
    [standing] = [one for one in standing_of(made.by(), review=made.review) if NEW in one.name]
    assert standing.actual == standing.asked == pounds(sent.total)


def test_the_page_of_a_charge_says_who_owes_what_is_left(made, sign_in):
    spend(made)
    drawn(made)
    sent = next(one for one in send_all(made) if str(one.seat) == OLD)
    replace(OLD)

    said = words(sign_in("wren").get(Charge.objects.get(pk=sent.pk).get_absolute_url()))

    assert f"{NEW} has taken its place, and owes what is left" in said


def test_each_charge_is_on_the_statement_of_whoever_owes_it_and_on_no_other(made, sign_in):
    spend(made)
    drawn(made)
    sent = next(one for one in send_all(made) if str(one.seat) == OLD)
    old = statement_of(seat_of(OLD))
    replace(OLD)

    new = statement_of(seat_of(NEW))

    [row] = page_of(made.by(), reading=stating.read_as(made.by(), new)).rows
    assert (row.reference, row.what) == (sent.reference, f"Independent chair, asked of {OLD}")
    assert page_of(made.by(), reading=stating.read_as(made.by(), old)).rows == []
    client = sign_in("june")
    said = words(client.get(reverse("dhr:statement-detail", args=["vale", old.key])))
    assert f"{NEW} has taken its place. What is left stands on the statement of that one." in said
    assert CODE_NAME not in said


def test_the_old_bodys_readers_do_not_read_the_successors_statement_by_themselves(made):
    tom = people.person("tom")
    people.give_second_step(tom)
    given = {
        "person": tom,
        "starts_on": TODAY,
        "ends_on": None,
        "by": people.reader("june"),
        "now": clock.now(),
    }
    let_read(statement=statement_of(seat_of(OLD)), **given)
    spend(made)
    drawn(made)
    send_all(made)
    Charge.objects.filter(seat=seat_of(OLD)).update(due_on=TODAY - timedelta(days=1))
    circle = statement_of(seat_of(OLD)).readers_circle_id
    assert list(of_statements(roll=roll_of(people.reader("tom"), circle=circle)))

    replace(OLD)

    assert not list(of_statements(roll=roll_of(people.reader("tom"), circle=circle)))
    assert not [one for one in tom_reads() if one.seat == seat_of(NEW)]


def tom_reads():
    return statements.of_partnership(people.reader("tom"), partnership=people.vale())


def test_whoever_is_replaced_twice_is_paid_for_by_the_last(made):
    replace(OLD, day=TODAY - timedelta(days=30))
    replace(NEW, by="Severn Police")

    instead = payers_of(people.vale(), today=TODAY)

    assert instead[seat_of(OLD).pk] == instead[seat_of(NEW).pk] == seat_of("Severn Police").pk


def test_a_seat_that_goes_on_after_all_owes_for_itself(made):
    replace(OLD)
    old = seat_of(OLD)
    assert payers_of(people.vale(), today=TODAY) == {old.pk: seat_of(NEW).pk}

    change_seat(
        partnership=people.vale(),
        key=old.key,
        version=old.version,
        answers=SeatAnswers(old.standing, old.sits_as, old.starts_on),
        reason="It was not abolished",
        by=people.reader("tess"),
        now=clock.now(),
    )

    assert payers_of(people.vale(), today=TODAY) == {}


def test_the_successor_gets_nothing_before_it_is_known_whom_its_charges_go_to(made):
    spend(made)
    drawn(made)
    replace(OLD)
    drawn(made)
    draft = Charge.objects.get(seat=seat_of(NEW))

    with pytest.raises(ValidationError, match=f"Say first whom the charges of {NEW} go to"):
        send_charge(key=draft.key, version=draft.version, by=made.by(), now=clock.now())

    assert send(made, draft).reference


def test_the_administrator_reads_that_it_goes_along_and_nothing_of_any_review(made, sign_in):
    spend(made)
    body = Authority(name=NEW, short_name=NEW, kind="police")
    body.save()
    address = reverse("csp:authority-replace", args=["vale", body.key])
    day = {"day-day": str(TODAY.day), "day-month": str(TODAY.month), "day-year": str(TODAY.year)}

    said = words(sign_in("tess").post(address, {**day, "bodies": [at_table.body(OLD).key]}))

    assert f"What these still owe of the costs of reviews, if anything, {NEW} owes from then on." in said

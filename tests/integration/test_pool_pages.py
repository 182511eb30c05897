"""The pages of a pool: who is to pay what by year, a payment that is noted, one that is removed, and statements."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.documents import letter as drawing
from csp.models import AuditEvent, Partnership
from csp.permissions import Role
from csp.web import clock
from dhr.models import CostType, PoolPayment
from dhr.presenters.pools import of_statement
from dhr.presenters.statement_letters import letter_of
from dhr.presenters.statements import page_of
from dhr.services.statements import let_read, open_statement
from tests import verapdf
from tests.integration import costing, people, pooling, stating
from tests.integration.charging import drawn, on, send_all
from tests.integration.pooling import a_pool, page, pay
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import open_review
from tests.integration.spending import spend
from tests.integration.test_pack_whole import text_of
from tests.integration.test_pool_payments import COUNTY, POLICE
from tests.programs import require

pytestmark = pytest.mark.django_db
TODAY = people.TODAY


def typed(client, address, **given):
    said = {"seat": costing.seat("County Council").key, "pence": "400", **on("paid_on", pooling.PAID)}
    return boxes(client.get(address)) | said | given


def theirs():
    """The statement of the constabulary, which Tom Ferrier reads."""
    by, now, tom = people.reader("june"), clock.now(), people.person("tom")
    people.give_second_step(tom)
    seat = costing.seat("Constabulary")
    statement = open_statement(partnership=people.vale(), seat=seat, by=by, now=now)
    let_read(statement=statement, person=tom, starts_on=TODAY, ends_on=None, by=by, now=now)
    return statement


def asked_for():
    """Each of six partners was asked for its share of £6,000.00."""
    costing.agreed()
    made = open_review()
    spend(made, net=600_000)
    drawn(made)
    send_all(made)


def statement_page(name, statement):
    return reverse(f"dhr:statement-{name}", args=["vale", statement.key])


def test_everybody_reads_what_each_partner_is_to_pay_and_has_paid_year_by_year(sign_in):
    agreement = a_pool()
    pay(agreement, 40_000)
    elin = sign_in("elin")

    said = words(elin.get(page("list", agreement)))

    assert f"2026–27 Partner To pay Paid Left {POLICE} £600.00 £0.00 £600.00" in said
    assert f"{POLICE} £600.00 £0.00 £600.00 {COUNTY} £1,000.00 £400.00 £600.00 Altogether" in said
    assert "Altogether £1,600.00 £400.00 £1,200.00" in said
    assert f"6 May 2026 {COUNTY} 2026–27 BACS 12 £400.00" in said
    assert "Note a payment" not in said
    assert "What partners pay into the pool" in words(elin.get(agreement.get_absolute_url()))


def test_an_agreement_without_a_pool_says_so_and_leads_nowhere(sign_in):
    agreement, june = costing.agreed().agreement, sign_in("june")
    to_come = a_pool(starts_on=TODAY.replace(year=2027))

    assert "This agreement has no pool" in words(june.get(page("list", agreement)))
    assert "What partners pay into the pool" not in words(june.get(agreement.get_absolute_url()))
    assert june.get(page("csv", agreement))["Location"] == page("list", agreement)
    assert june.get(page("add", agreement, 2026)).status_code == 404
    assert "Nothing is to be paid yet" in words(june.get(page("list", to_come)))


def test_a_payment_is_noted_from_the_row_of_its_partner(sign_in):
    agreement, june = a_pool(), sign_in("june")
    address = f"{page('add', agreement, 2026)}?partner={costing.seat('Constabulary').key}"
    assert address in june.get(page("list", agreement)).content.decode()
    shown = boxes(june.get(address))
    assert (shown["seat"], shown["pence"]) == (costing.seat("Constabulary").key, "600.00")

    answers = [june.post(address, shown | on("paid_on", pooling.PAID), follow=True) for _ in range(2)]

    assert ["The payment is noted" in words(one) for one in answers] == [True, True]
    assert f"{POLICE} £600.00 £600.00 £0.00" in words(answers[0])
    assert PoolPayment.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"seat": ""}, "Choose the partner"),
        ({"pence": ""}, "Enter how much was paid"),
        ({"pence": "1000.01"}, "Only £1,000.00 is still to be paid for 2026–27. Enter that or less"),
        ({"pence": "7k"}, "Write the amount in full, like 7000 or 7,000.00."),
        ({"paid_on-year": "2027"}, "The day it was paid must be today or before"),
        ({"paid_on-month": "3"}, "The day it was paid must be on or after 1 April 2026"),
        ({"reference": "x" * 61}, "Name in the ledger must be 60 characters or fewer. It has 61"),
    ],
)
def test_a_payment_that_cannot_be_comes_back_with_what_was_typed(sign_in, given, sentence):
    agreement, june = a_pool(), sign_in("june")
    address = page("add", agreement, 2026)

    answer = june.post(address, typed(june, address, **given))

    assert problems(answer) == [sentence]
    assert {name: boxes(answer)[name] for name in given} == given
    assert not PoolPayment.objects.exists()


def test_of_two_people_who_note_a_payment_the_second_sees_the_first_and_keeps_what_they_typed(sign_in):
    agreement, june = a_pool(), sign_in("june")
    address = page("add", agreement, 2026)
    mine = typed(june, address, pence="400", reference="BACS 99")
    pay(agreement, 40_000)

    answer = june.post(address, mine)

    said = words(answer)
    assert "Somebody saved this while you were writing" in said
    assert f"6 May 2026 {COUNTY} 2026–27 BACS 12 £400.00" in said
    assert boxes(answer)["reference"] == "BACS 99"
    assert PoolPayment.objects.count() == 1
    assert "The payment is noted" in words(june.post(address, boxes(answer), follow=True))
    assert pooling.left(agreement)[COUNTY] == 20_000


def test_a_payment_is_removed_with_a_reason_that_stays(sign_in):
    agreement, june = a_pool(), sign_in("june")
    payment = pay(agreement, 40_000)
    address = reverse("dhr:pool-payment-remove", args=["vale", payment.key])
    assert "£400.00 by Marshland County Council for 2026–27, noted for 6 May 2026 (BACS 12)" in words(
        june.get(address)
    )
    assert problems(june.post(address, boxes(june.get(address)))) == ["Enter why you are removing it"]

    answer = june.post(address, boxes(june.get(address)) | {"reason": "It was for travel"}, follow=True)

    assert "The payment is removed" in words(answer)
    assert "No payment is noted yet" in words(answer)
    told = words(june.get(page("changes", agreement)))
    assert f"{COUNTY}, 2026–27" in told
    assert "It was for travel" in told
    gone = june.get(address)
    assert (gone.status_code, "This payment was removed" in words(gone)) == (410, True)


def test_the_file_has_a_row_for_each_partner_and_year_and_adds_up(sign_in):
    agreement = a_pool()
    pay(agreement, 40_000)

    answer = sign_in("elin").get(page("csv", agreement))

    rows = list(csv.reader(StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert rows == [
        ["Financial year", "Partner", "To pay", "Paid", "Left"],
        ["2026–27", POLICE, "600.00", "0.00", "600.00"],
        ["2026–27", COUNTY, "1000.00", "400.00", "600.00"],
        ["2025–26", POLICE, "600.00", "0.00", "600.00"],
        ["2025–26", COUNTY, "1000.00", "0.00", "1000.00"],
    ]
    assert answer["Content-Disposition"] == f'attachment; filename="vale-pool-{TODAY.isoformat()}.csv"'
    assert AuditEvent.objects.get(verb="pool-payments.exported").person == people.person("elin")


def test_the_page_asks_as_much_for_few_payments_as_for_many(sign_in):
    agreement, elin = a_pool(starts_on=TODAY.replace(year=2020)), sign_in("elin")

    def asks():
        elin.get(page("list", agreement))
        with CaptureQueriesContext(connection) as queries:
            elin.get(page("list", agreement))
        return len(queries)

    pay(agreement, 100)
    few = asks()
    for year in range(2021, 2026):
        pay(agreement, 100, year=year)
        pay(agreement, 100, year=year, name="Constabulary")

    assert asks() == few


def test_the_pool_of_a_group_is_kept_by_the_group_and_read_in_its_partnerships(sign_in):
    group = costing.county_group()
    rhian = people.reader("rhian")
    agreement = a_pool(partnership=group, by=rhian)
    pay(agreement, 40_000, by=rhian)

    said = words(sign_in("june").get(page("list", agreement)))

    assert f"{COUNTY} £1,000.00 £400.00 £600.00" in said
    assert "Note a payment" not in said
    answer = sign_in("june").get(page("add", agreement, 2026))
    assert answer.status_code == 403
    assert Partnership.objects.get(pk=agreement.partnership_id) == group


def test_a_statement_tells_what_its_partner_pays_into_pools_apart_from_charges(sign_in):
    agreement, statement = a_pool(), theirs()
    pay(agreement, 15_000, name="Constabulary")

    said = words(sign_in("tom").get(statement_page("detail", statement)))

    assert "Nothing was asked for yet" in said
    pool = pooling.TITLE
    assert f"2026–27 {pool} £600.00 £150.00 £450.00 2025–26 {pool} £600.00 £0.00 £600.00" in said
    assert "Altogether £1,200.00 £150.00 £1,050.00" in said
    assert "Download this statement (PDF)" in said


def test_a_statement_of_a_partner_that_pays_into_no_pool_says_nothing_of_any(sign_in):
    a_pool(rules={CostType.TRANSLATION: pooling.rule({"County Council": 1})})

    assert "into pools" not in words(sign_in("tom").get(statement_page("detail", theirs())))


def test_the_file_of_a_statement_has_columns_of_their_own_for_pools(sign_in):
    asked_for()
    pay(a_pool(), 15_000, name="Constabulary")

    answer = sign_in("tom").get(statement_page("csv", theirs()))

    heads, *rows = csv.reader(StringIO(answer.getvalue().decode("utf-8-sig")))
    assert heads[-5:] == ["Asked for", "Paid on", "Paid", "To pay into a pool", "Paid into a pool"]
    assert [one[-7:] for one in rows] == [
        ["Independent chair", "2026–27", "1000.00", "", "", "", ""],
        [f"Pool: {pooling.TITLE}", "2026–27", "", "", "", "600.00", "150.00"],
        [f"Pool: {pooling.TITLE}", "2025–26", "", "", "", "600.00", "0.00"],
    ]


def test_what_a_partner_pays_to_its_group_stands_on_its_statement_once():
    group = costing.county_group()
    a_pool(partnership=group, by=people.reader("rhian"))
    beside = Partnership(slug="dale", place="Dale", title="CSP", kind=people.vale().kind, parent=group)
    beside.save()
    people.appoint_also("june", Role.REVIEW_COORDINATOR)
    statement = theirs()

    reader = people.reader("tom")
    assert len(of_statement(reader, reading=stating.read_as(reader, statement)).rows) == 2
    statement.partnership = beside
    assert of_statement(reader, reading=stating.read_as(reader, statement)).rows == ()


def test_a_key_that_names_a_payment_elsewhere_is_not_there(sign_in):
    agreement, june = a_pool(), sign_in("june")
    before, address = pay(agreement, 1, year=2025), page("add", agreement, 2026)

    assert june.post(address, typed(june, address, key=before.key)).status_code == 404
    assert PoolPayment.objects.count() == 1


def test_whoever_takes_the_place_of_a_partner_reads_what_is_left_of_its_payments():
    pay(a_pool(), 15_000, name="Constabulary")
    statement, gone = theirs(), costing.seat("County Council")
    gone.ends_on, gone.taken_over_by = TODAY - timedelta(days=1), statement.seat
    gone.save()

    tom = people.reader("tom")
    found = of_statement(tom, reading=stating.read_as(tom, statement))

    assert [(one.year, one.agreement, one.money.to_pay) for one in found.rows[:2]] == [
        (2026, pooling.TITLE, 60_000),
        (2026, f"{pooling.TITLE}, asked of {COUNTY}", 100_000),
    ]
    assert (found.total.to_pay, found.total.paid) == (320_000, 15_000)


@pytest.mark.parametrize("charges", [0, 1])
def test_the_real_pdf_tells_of_pools_with_charges_or_without_and_is_accessible(charges, tmp_path):
    require("pango")
    pay(a_pool(), 15_000, name="Constabulary")
    if charges:
        asked_for()
    statement, reader = theirs(), people.reader("tom")
    reading = stating.read_as(reader, statement)
    said = of_statement(reader, reading=reading)

    letter = letter_of(statement, page_of(reader, reading=reading), to="", today=TODAY, pools=said)
    content = drawing.render_letter(letter)

    whole = "".join("".join(text_of(content)[0]).split())
    assert "".join(f"2026–27{pooling.TITLE}£600.00£150.00£450.00".split()) in whole
    assert "Altogether£1,200.00£150.00£1,050.00" in whole
    assert ("Everycharge,thenewestfirst" in whole) is bool(charges)
    (tmp_path / "statement.pdf").write_bytes(content)
    assert [one.faults for one in verapdf.check([tmp_path / "statement.pdf"])] == [[], []]

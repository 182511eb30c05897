"""Charges leave for the ledger as its layout has them: those whose money one sees, and nothing of a review."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp.models import AuditEvent
from csp.web import clock
from dhr.models import Capacity, Charge, CostType, LedgerColumn, LedgerLayout, Part, PartnerAccount
from dhr.services.payments import write_off
from tests.integration import costing, ledgering, people
from tests.integration.charging import drawn, knows, on, pay, send_all
from tests.integration.ledgering import LIST, Amounts, Credits, Days, Rows, add
from tests.integration.reading import problems, words
from tests.integration.reviewing import CODE_NAME, join, open_review
from tests.integration.spending import change, spend

pytestmark = pytest.mark.django_db
TODAY = people.TODAY
RULES = {CostType.CHAIR: costing.EQUALLY, CostType.LEGAL: costing.EQUALLY}


@pytest.fixture
def made():
    costing.agreed(rules=RULES)
    return open_review()


@pytest.fixture
def asked(made):
    """Each of six partners was asked for its share of £6,000.00 and £60.00."""
    spend(made, net=600_000)
    spend(made, cost_type=CostType.LEGAL, net=6_000)
    drawn(made)
    return send_all(made)


def text_of(client, layout, **days):
    answer = client.get(ledgering.page("csv", layout), days)
    assert answer.status_code == 200, answer.get("Location")
    return answer.getvalue().decode()


def rows_of(client, layout, **days):
    return list(csv.reader(StringIO(text_of(client, layout, **days).removeprefix("\ufeff"))))


def test_a_row_for_each_charge_adds_up_to_what_was_asked_for(asked, sign_in):
    layout = add("reference", "partner", "amount", "left", "cost_type", "cost_year", "sent_on", "stands")

    heads, *rows = rows_of(sign_in("wren"), layout)

    assert heads[:3] == ["Charge number", "Partner", "Amount"]
    year = asked[0].lines.first().year
    assert rows[0][2:6] == [
        "1010.00",
        "1010.00",
        "Independent chair and Legal advice",
        f"{year}–{(year + 1) % 100}",
    ]
    assert rows[0][6:] == [f"{TODAY:%d/%m/%Y}", "Sent"]
    assert [one[0] for one in rows] == [f"2026-{number:04}" for number in range(1, len(asked) + 1)]
    assert sum(int(one[2].replace(".", "")) for one in rows) == sum(one.total for one in asked)


def test_a_row_for_each_type_of_cost_adds_up_too(asked, sign_in):
    layout = add(
        "reference", "cost_type", "amount", rows=Rows.LINE, amounts=Amounts.PENCE, has_headings=False
    )

    rows = rows_of(sign_in("wren"), layout)

    assert rows[:2] == [
        ["2026-0001", "Independent chair", "100000"],
        ["2026-0001", "Legal advice", "1000"],
    ]
    assert len(rows) == 2 * len(asked)
    assert sum(int(pence) for _, _, pence in rows) == sum(one.total for one in asked)


def test_values_are_written_as_the_layout_has_them(made, asked, sign_in):
    line = made.review.costlines.get(cost_type=CostType.CHAIR)
    change(made, line, net=8_000_000)
    drawn(made)
    send_all(made)
    change(made, line, net=10_000)
    drawn(made)
    send_all(made)
    charge = Charge.objects.filter(total__lt=0).first()
    mine = {"first": charge.seat, "reference": charge.reference}
    wren = sign_in("wren")

    def amounts(**given):
        layout = add(
            "reference",
            "amount",
            *given.pop("more", ()),
            title=f"{len(given)}{given.get('amounts')}",
            **given,
        )
        found = [one for one in rows_of(wren, layout) if one[0] == mine["reference"]]
        return [one[1:] for one in found]

    pence = -charge.total
    plain, grouped = f"{pence / 100:.2f}", f"{pence / 100:,.2f}"
    assert amounts() == [[f"-{plain}"]]
    assert amounts(amounts=Amounts.COMMAS) == [[f"-{grouped}"]]
    assert amounts(amounts=Amounts.PENCE) == [[f"-{pence}"]]
    sided = amounts(credits=Credits.SIDE, more=("side",), amounts=Amounts.COMMAS)
    assert sided == [[grouped, "C"]]
    assert "," in grouped


def test_days_and_values_are_parted_as_the_layout_has_it(asked, sign_in):
    wren = sign_in("wren")
    layout = add("reference", "sent_on", delimiter="tab", days=Days.CLOSED_UP)
    other = add("reference", "sent_on", "agreed_on", title="B", delimiter="semicolon", days=Days.YEAR_FIRST)

    assert text_of(wren, layout).split("\r\n")[1] == f"2026-0001\t{TODAY:%Y%m%d}"
    assert text_of(wren, other).split("\r\n")[1] == f"2026-0001;{TODAY.isoformat()};"


def test_a_file_without_headings_begins_with_its_first_value(asked, sign_in):
    with_heads, without = add("reference"), add("reference", title="B", has_headings=False)
    wren = sign_in("wren")

    assert text_of(wren, with_heads).startswith("\ufeffCharge number\r\n2026-0001\r\n")
    assert text_of(wren, without).startswith("2026-0001\r\n")


def test_what_became_of_a_charge_is_told(made, asked, sign_in):
    paid, part, off, *_ = asked
    pay(made, paid, 101_000)
    pay(made, part, 500)
    write_off(key=off.key, version=off.version, why=f"{CODE_NAME} left", by=made.by(), now=clock.now())

    rows = rows_of(sign_in("wren"), add("stands", "left"))

    assert rows[1:5] == [
        ["Paid", "0.00"],
        ["Paid in part", "1005.00"],
        ["Written off", "0.00"],
        ["Sent", "1010.00"],
    ]


def test_no_value_is_a_formula_and_a_fixed_text_stands_in_each_row(made, sign_in):
    spend(made)
    drawn(made)
    first = Charge.objects.select_related("seat").first()
    knows(first.seat, purchase_order="=1+1", budget_code="@SUM", address="1 High Street\nVale")
    send_all(made)
    assert PartnerAccount.objects.filter(purchase_order="=1+1").exists()
    columns = (
        LedgerColumn("purchase_order", "PO"),
        LedgerColumn("budget_code", "Code"),
        LedgerColumn("address", "Address"),
        LedgerColumn("fixed", "Account", "4711"),
    )

    rows = rows_of(sign_in("wren"), add(columns=columns))

    assert ["'=1+1", "'@SUM", "1 High Street, Vale", "4711"] in rows
    assert {one[3] for one in rows[1:]} == {"4711"}


def test_only_charges_of_the_days_that_were_asked_for_are_in_the_file(asked, sign_in):
    Charge.objects.filter(pk=asked[0].pk).update(sent_on=TODAY.replace(month=10))
    wren, layout = sign_in("wren"), add("reference")
    october = {**on("first", TODAY.replace(month=10, day=1)), **on("last", TODAY.replace(month=10))}

    page = words(wren.get(LIST, {"layout_key": layout.key, **october}))
    assert "1 charge: £1,010.00 asked for." in page
    assert rows_of(wren, layout, **october)[1:] == [["2026-0001"]]
    assert len(rows_of(wren, layout, **on("first", TODAY))[1:]) == len(asked) - 1
    assert len(rows_of(wren, layout)[1:]) == len(asked)


def test_drafts_are_not_in_the_file_and_where_nothing_was_sent_the_page_says_so(made, sign_in):
    spend(made)
    drawn(made)
    wren, layout = sign_in("wren"), add()
    nothing = "Nothing to take out No charge whose money you see was sent on these days."

    assert nothing in words(wren.get(LIST, {"layout_key": layout.key}))
    answer = wren.get(ledgering.page("csv", layout), follow=True)
    assert nothing in words(answer)
    assert not AuditEvent.objects.filter(verb="charges.exported").exists()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (
            {**on("first", TODAY), **on("last", TODAY.replace(day=1))},
            "The last day must be on or after the first day",
        ),
        ({"first-day": "31", "first-month": "2", "first-year": "2026"}, "First day must be a real date"),
    ],
)
def test_days_that_cannot_be_come_back(asked, sign_in, days, sentence):
    wren, layout = sign_in("wren"), add()

    assert problems(wren.get(LIST, {"layout_key": layout.key, **days})) == [sentence]
    assert wren.get(ledgering.page("csv", layout), days)["Location"].startswith(LIST)


def test_each_takes_out_what_they_see_the_money_of(made, asked, sign_in):
    layout = add("reference")
    join(made, Capacity.FINANCE)
    join(made, Capacity.CHAIR)
    page = ledgering.page("csv", layout)

    assert len(rows_of(sign_in("fenn"), layout)) == len(asked) + 1
    chair = made.members[Capacity.CHAIR].person
    for called in (chair.email.split(".")[0], "june", "tess"):
        assert sign_in(called).get(page).status_code == 302, called


def test_neither_the_file_nor_its_name_says_which_review_a_charge_is_of(made, asked, sign_in):
    every = [one for one in ledgering.LedgerField.values if one not in {"fixed", "side"}]
    layout, wren = add(*every), sign_in("wren")

    answer = wren.get(ledgering.page("csv", layout))

    said = answer.getvalue().decode()
    assert CODE_NAME not in said
    assert made.review.key not in said
    assert answer["Content-Disposition"] == f'attachment; filename="vale-charges-{TODAY.isoformat()}.csv"'


def test_taking_charges_out_stands_on_the_trail_of_each_review_for_those_who_see_its_money(
    made, asked, sign_in
):
    other = open_review(code_name="Amber Willow")
    spend(other)
    drawn(other)
    send_all(other)
    rows_of(sign_in("wren"), add("reference"))

    events = AuditEvent.objects.filter(verb="charges.exported")

    of_money = [one.review.circle_of(Part.MONEY) for one in (made, other)]
    assert sorted(one.circle_id for one in events) == sorted(of_money)


def test_the_page_and_the_file_ask_as_much_for_few_charges_as_for_many(made, asked, sign_in):
    wren, layout = sign_in("wren"), add("reference", "partner", "amount", "left", "cost_type")

    def asks():
        with CaptureQueriesContext(connection) as queries:
            wren.get(LIST, {"layout_key": layout.key})
            wren.get(ledgering.page("csv", layout)).getvalue()
        return len(queries)

    asks()
    few = asks()
    for number in range(2, 5):
        spend(made, net=8_000 * number)
        drawn(made)
        send_all(made)

    assert asks() == few


def test_the_page_is_the_same_whether_or_not_there_are_reviews(sign_in):
    tom, layout = sign_in("tom"), add()
    asked = {"layout_key": layout.key}
    before = [words(tom.get(LIST, asked)), tom.get(ledgering.page("csv", layout))["Location"]]

    costing.agreed(rules=RULES)
    made = open_review()
    spend(made)
    drawn(made)
    send_all(made)

    assert [words(tom.get(LIST, asked)), tom.get(ledgering.page("csv", layout))["Location"]] == before
    assert LedgerLayout.objects.count() == 1

"""What a review costs, as pages show it: what it comes to, who pays what, how that was reached, and what changed."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent
from dhr.models import CostLine, CostRule, CostShare
from dhr.services.cost_rules import RuleAnswers
from dhr.services.costs import NOBODY
from tests.integration import costing, endings, people
from tests.integration.closing import closed
from tests.integration.reading import boxes, words
from tests.integration.reviewing import on_a_review, open_review
from tests.integration.spending import ACTUAL, COMMITMENT, ESTIMATE, change, spend

CHAIR, LEGAL, VENUE = costing.CHAIR, costing.LEGAL, "venue"


@pytest.fixture
def made():
    """A review in a partnership that agreed: the chair equally, venues in kind."""
    costing.agreed(
        rules={CHAIR: costing.EQUALLY, VENUE: RuleAnswers(rest=CostRule.Rest.IN_KIND)},
    )
    return open_review()


def page(name, record):
    return reverse(f"dhr:cost-line-{name}", args=["vale", record.key])


def sent(client, name, one, **typed):
    shown = client.get(page(name, one))
    return client.post(page(name, one), {**boxes(shown), **typed}, follow=True)


def test_there_is_nothing_at_first_and_a_way_to_begin(made, sign_in):
    said = words(sign_in("wren").get(page("list", made.review)))

    assert "No costs yet" in said
    assert "Add a cost" in said
    assert "Who pays what so far" not in said


def test_the_list_says_what_it_comes_to_and_who_pays_to_the_penny(made, sign_in):
    estimate = spend(made, kind=ESTIMATE, net=1_000_000, what="The chair, as offered")
    spend(made, net=699_850, against=estimate.key)
    spend(made, cost_type=VENUE, net=12_000, what="Rooms")
    spend(made, cost_type=LEGAL, net=50_005, shared_by=NOBODY, chosen_why="The council bears it")

    said = words(sign_in("wren").get(page("list", made.review)))

    assert "Independent chair £10,000.00 £6,998.50 £10,000.00" in said
    assert "Legal advice £500.05 £500.05" in said
    assert "Altogether £10,000.00 £7,618.55 £10,620.05" in said
    assert "Given in kind £120.00" in said
    assert "Not shared £500.05" in said
    assert "Altogether, as the actual costs above £7,618.55" in said
    shares = CostShare.objects.filter(line__kind=ACTUAL)
    assert sum(one.pence for one in shares) + 50_005 == 761_855


def test_the_costs_are_listed_with_the_newest_day_first_and_can_be_narrowed(made, sign_in):
    spend(made, what="In October", cost_on=date(2026, 10, 1))
    spend(made, what="In November", cost_on=date(2026, 11, 2), net=-5)
    spend(made, what="Rooms", cost_type=VENUE, kind=ESTIMATE, net=900, cost_on=date(2027, 4, 1))
    wren, there = sign_in("wren"), page("list", made.review)

    said = words(wren.get(there))
    assert "3 costs, the newest day first." in said
    assert said.index("Cost 3 Rooms") < said.index("Cost 2 In November") < said.index("Cost 1 In October")
    assert "−£0.05" in said
    for asked in ({"type": VENUE}, {"kind": ESTIMATE}, {"year": "2027"}):
        said = words(wren.get(there, asked))
        assert "1 of 3 costs, the newest day first." in said
        assert "Cost 3 Rooms" in said
        assert "In October" not in said
    assert "No cost is like that" in words(wren.get(there, {"type": VENUE, "kind": ACTUAL}))
    assert "3 costs, the newest day first." in words(wren.get(there, {"type": "nonsense"}))


def test_a_cost_says_who_pays_what_of_it_and_how_that_was_reached(made, sign_in):
    spend(made, net=100_000)
    line = spend(made, net=699_850, days=200, day_rate=349_925, supplier="Imogen Vail", reference="INV 7")
    partners = len(CostShare.objects.filter(line=line))

    said = words(sign_in("wren").get(page("detail", line)))

    assert "Without VAT £6,998.50 2 days at £3,499.25" in said
    assert "Costs of reviews in Vale, version 1" in said
    assert "The costs came to £1,000.00 before this and come to £7,998.50 with it." in said
    assert said.count("of £7,998.50, less") == partners
    assert (
        f"shared equally by {['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][partners]} is"
        in said
    )
    assert "Altogether £6,998.50" in said
    assert "None is noted." in said


def test_a_share_that_is_written_down_otherwise_is_shown_as_it_is_written_down(made, sign_in):
    spend(made, net=100_000)
    line = spend(made, net=100_000)
    first, second = CostShare.objects.filter(line=line).order_by("place")[:2]
    CostShare.objects.filter(pk=first.pk).update(pence=first.pence + 7)
    CostShare.objects.filter(pk=second.pk).update(pence=second.pence - 7)

    said = words(sign_in("wren").get(page("detail", line)))

    partners = len(CostShare.objects.filter(line=line))
    assert f"£{(first.pence + 7) / 100:.2f}" in said
    assert said.count("of £2,000.00, less") == partners - 2
    assert "The costs came to" not in said


def test_what_comes_out_of_an_estimate_is_on_its_page(made, sign_in):
    estimate = spend(made, kind=ESTIMATE, net=1_000_000)
    order = spend(made, kind=COMMITMENT, net=900_000, against=estimate.key, what="The contract")

    assert "What comes out of it" in words(sign_in("wren").get(page("detail", estimate)))
    said = words(sign_in("wren").get(page("detail", order)))
    assert "What comes out of it" not in said
    assert "It comes out of Cost 1: Chairing the panel" in said


def test_the_finance_officer_reads_and_changes_nothing(made, sign_in):
    whole = on_a_review()
    line = spend(whole)
    fenn = sign_in("fenn")

    assert "Cost 1" in words(fenn.get(page("list", whole.review)))
    assert "Change this cost" not in words(fenn.get(page("detail", line)))
    for name, record in (("add", whole.review), ("edit", line), ("remove", line), ("receipt", line)):
        refused = fenn.get(page(name, record))
        assert refused.status_code == 403
        assert "Only the review’s coordinator and deputy can change what it costs." in words(refused)
    assert fenn.get(page("share", whole.review)).status_code == 403
    for called in ("imogen", "petra", "tobin", "abel", "dilys", "june"):
        assert sign_in(called).get(page("list", whole.review)).status_code == 404
        assert sign_in(called).get(page("detail", line)).status_code == 404


def test_the_first_page_says_what_it_costs_to_those_who_may_see_it(made, sign_in):
    whole = on_a_review()
    spend(whole, kind=ESTIMATE, net=900_000)
    spend(whole, net=100_000)
    first = whole.review.get_absolute_url()

    said = words(sign_in("fenn").get(first))

    assert "Actual costs so far £1,000.00" in said
    assert "Expected in the end £10,000.00" in said
    assert "Month of the death" not in said
    theirs = sign_in("imogen").get(first)
    assert "Actual costs so far" not in words(theirs)
    assert page("list", whole.review) not in theirs.content.decode()


def test_a_closed_review_still_takes_costs(sign_in):
    costing.agreed()
    made = open_review()
    closed(made.review)
    line = spend(made)

    said = words(sent(sign_in("wren"), "edit", line, net="7,000.05"))

    assert "The cost is changed" in said
    assert CostLine.objects.get().net == 700_005


def test_two_who_change_one_cost_see_each_others_words(made, sign_in):
    line = spend(made)
    wren = sign_in("wren")
    opened = boxes(wren.get(page("edit", line)))
    sent(sign_in("ansel"), "edit", line, net="6,500")

    said = words(wren.post(page("edit", line), {**opened, "net": "6,000"}))

    assert "Somebody saved this cost while you were writing" in said
    assert "Without VAT £7,000.00 £6,500.00" in said
    assert CostLine.objects.get().net == 650_000


def test_what_was_changed_and_removed_stays_with_who_and_why(made, sign_in):
    line = spend(made)
    wren = sign_in("wren")
    sent(
        wren,
        "edit",
        line,
        net="6,500.50",
        reason="A credit note came",
        sharing=NOBODY,
        chosen_why="In dispute",
    )

    said = words(sent(wren, "remove", line, reason="Noted twice"))

    assert "The cost is removed" in said
    assert "No costs yet" in said
    changes = words(wren.get(page("changes", made.review)))
    assert "Removed by Wren Castell on 23 November 2026 (Noted twice)" in changes
    assert "Without VAT £7,000.00 £6,500.50" in changes
    assert "Shared by Costs of reviews in Vale, version 1 Not shared" in changes
    gone = wren.get(page("detail", line))
    assert gone.status_code == 410
    assert "Cost 1 was removed" in words(gone)


def test_a_cost_that_others_come_out_of_is_not_removed(made, sign_in):
    estimate = spend(made, kind=ESTIMATE)
    spend(made, against=estimate.key)

    said = words(sent(sign_in("wren"), "remove", estimate, reason="Twice"))

    assert "Cost 2 comes out of this. Remove that first, or change what it comes out of." in said
    assert CostLine.objects.count() == 2


def test_a_receipt_is_kept_here_for_those_who_see_the_costs_or_is_said_to_be_elsewhere(made, sign_in):
    line = spend(made)
    wren = sign_in("wren")
    file = SimpleUploadedFile("invoice.pdf", endings.PDF)

    said = words(sent(wren, "receipt", line, kind="file", file=file))

    assert "It is noted where the receipt is" in said
    assert "Download invoice.pdf" in said
    assert b"".join(wren.get(page("download", line)).streaming_content) == endings.PDF
    assert AuditEvent.objects.filter(verb="cost-line.receipt-downloaded").count() == 1
    said = words(sent(wren, "receipt", line, kind="kept", kept_at="Ledger, 4711"))
    assert "Kept at: Ledger, 4711" in said
    assert wren.get(page("download", line)).status_code == 404
    assert "Choose whether the receipt is kept here" in words(sent(wren, "receipt", line, kind=""))
    wrong = SimpleUploadedFile("invoice.pdf", b"MZ not a document")
    assert "There is a problem" in words(sent(wren, "receipt", line, kind="file", file=wrong))
    assert CostLine.objects.get().receipt_kept_at == "Ledger, 4711"


def test_costs_are_worked_out_anew_only_when_somebody_says_so(made, sign_in):
    line = spend(made, net=100_000)
    before = {one.seat_id: one.pence for one in CostShare.objects.all()}
    seat = costing.seat("County Council")
    seat.ends_on = line.cost_on - timedelta(days=1)
    seat.save()
    wren = sign_in("wren")

    said = words(wren.get(page("list", made.review)))
    assert "Some costs would be shared differently now" in said
    assert "It would be shared differently now" in said
    asked = words(wren.get(page("share", made.review)))
    assert f"{seat} £{before[seat.pk] / 100:.2f} Does not share" in asked
    assert {one.seat_id: one.pence for one in CostShare.objects.all()} == before

    said = words(wren.post(page("share", made.review), follow=True))

    assert "It is worked out anew who pays one cost" in said
    assert "Some costs would be shared differently now" not in said
    assert not CostShare.objects.filter(seat=seat).exists()
    assert sum(one.pence for one in CostShare.objects.all()) == 100_000
    assert "Nothing would change" in words(wren.get(page("share", made.review)))


def test_the_file_adds_up_and_holds_no_formula(made, sign_in):
    spend(made, net=100_001, vat=20_000, recovered=20_000, supplier="=cmd()", what="Chair, first part")
    spend(made, net=-5)
    spend(made, cost_type=LEGAL, net=77, shared_by=NOBODY, chosen_why="Own cost")

    got = sign_in("wren").get(page("csv", made.review))

    assert got["Content-Disposition"] == 'attachment; filename="vale-costs-2026-11-23.csv"'
    heads, *rows = b"".join(got.streaming_content).decode("utf-8-sig").splitlines()
    assert heads.startswith("Number,How certain,Type,What for,Supplier")
    assert "'=cmd()" in rows[0]
    shared = heads.split(",").index("After recovered VAT")
    plain = [row.replace('"Chair, first part"', "Chair").split(",") for row in rows]
    assert [row[shared] for row in plain] == ["1000.01", "-0.05", "0.77"]
    after = heads.split(",").index("Why not the version of its day") + 1
    for row in plain:
        pence = sum(round(float(cell) * 100) for cell in row[after:] if cell)
        assert pence == round(float(row[shared]) * 100)
    assert AuditEvent.objects.filter(verb="cost-lines.exported", person=people.person("wren")).count() == 1


@pytest.mark.parametrize("name", ["list", "changes", "share", "csv"])
def test_more_costs_ask_the_database_no_more(name, made, sign_in):
    wren = sign_in("wren")

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            got = wren.get(page(name, made.review))
            assert got.status_code == 200
            b"".join(got.streaming_content) if got.streaming else got.content
        return len(queries)

    for number in range(3):
        spend(made, net=100 + number)
    asked()
    few = asked()
    for number in range(27):
        spend(made, net=1000 + number)

    assert asked() == few


def test_a_changed_cost_keeps_what_the_others_pay_to_the_penny(made, sign_in):
    first, second = spend(made, net=100), spend(made, net=101)

    change(made, first, net=103)

    said = words(sign_in("wren").get(page("detail", second)))
    assert "The costs came to £1.03 before this and come to £2.04 with it." in said

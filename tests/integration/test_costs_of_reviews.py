"""What a review costs and who pays what of it: by which agreement, to the penny, and what is refused."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from csp.web import clock
from dhr.models import Capacity, CostLine, CostRule, CostShare, CostType
from dhr.services.cost_anew import share_anew
from dhr.services.cost_receipts import ReceiptAnswers, keep_receipt
from dhr.services.cost_rules import RuleAnswers
from dhr.services.costs import NOBODY, CostAnswers, add_cost, remove_cost
from tests.integration import costing, people
from tests.integration.endings import PDF
from tests.integration.reviewing import Reviewing, join, open_review
from tests.integration.spending import (
    ACTUAL,
    COMMITMENT,
    DAY,
    ESTIMATE,
    answers,
    change,
    paid,
    paid_altogether,
    responsible,
    spend,
)

pytestmark = pytest.mark.django_db
LEGAL = CostType.LEGAL
CHOOSE = "Choose a version and say why, or that it is not shared"


@pytest.fixture
def made() -> Reviewing:
    costing.agreed()
    return open_review()


def test_a_cost_is_shared_by_the_agreement_of_its_day(made):
    line = spend(made, net=700_001)

    names = responsible()
    each = 700_001 // len(names)
    assert line.under.agreement.title == costing.TITLE
    assert list(paid(line)) == names
    assert sum(paid(line).values()) == 700_001
    assert set(paid(line).values()) <= {each, each + 1}
    assert paid(line)[names[0]] == each + 1


def test_odd_pence_of_many_costs_do_not_gather_on_one_partner(made):
    for _ in range(22):
        spend(made, net=31_811)

    together = paid_altogether(made.review)
    assert sum(together.values()) == 22 * 31_811
    assert max(together.values()) - min(together.values()) <= 1


def test_a_cost_and_its_credit_cancel_for_every_partner(made):
    spend(made, net=100)
    line = spend(made, net=12_347)
    credit = spend(made, net=-12_347)

    assert paid(credit) == {name: -pence for name, pence in paid(line).items()}


def test_vat_that_is_recovered_is_not_shared(made):
    line = spend(made, net=100_000, vat=20_000, recovered=20_000)
    other = spend(made, net=100_000, vat=20_000)

    assert (line.gross, line.cost, sum(paid(line).values())) == (120_000, 100_000, 100_000)
    assert (other.cost, sum(paid(other).values())) == (120_000, 120_000)


def test_estimates_commitments_and_actual_costs_are_shared_apart(made):
    capped = costing.half_of_the_chair(cap=100_000)
    costing.agreed(title="Capped", starts_on=costing.BEGINS, rules={LEGAL: capped})

    lines = [spend(made, kind=kind, cost_type=LEGAL, net=200_000) for kind in (ESTIMATE, COMMITMENT, ACTUAL)]

    county = next(name for name in responsible() if "County Council" in name)
    assert [paid(line)[county] for line in lines] == [100_000] * 3
    assert paid(spend(made, cost_type=LEGAL, net=200_000))[county] == 0


def test_what_a_partnership_agreed_for_itself_goes_before_what_its_group_agreed(made):
    group = costing.county_group()
    by = people.reader("rhian")
    rules = {costing.CHAIR: RuleAnswers(rest=CostRule.Rest.IN_KIND), LEGAL: costing.EQUALLY}
    theirs = costing.agreed(partnership=group, by=by, title="Costs in the county", rules=rules)

    assert spend(made).under.agreement.title == costing.TITLE
    assert spend(made, cost_type=LEGAL).under == theirs
    assert spend(made, shared_by=theirs.key, chosen_why="For the county").under == theirs


def test_somebody_who_left_pays_nothing_of_what_came_after_and_all_of_theirs_before(made):
    before = spend(made, cost_on=date(2026, 9, 1), net=80_000)
    gone = costing.seat("Probation")
    gone.ends_on = date(2026, 9, 30)
    gone.save()

    after = spend(made, cost_on=date(2026, 10, 1), net=70_000)

    assert paid(before)[str(gone)] > 0
    assert str(gone) not in paid(after)
    assert sum(paid(after).values()) == 70_000


def test_a_cap_that_was_reached_stays_reached_when_somebody_leaves(made):
    costing.agreed(title="Legal", rules={LEGAL: costing.half_of_the_chair(cap=300_000)})
    county = str(costing.seat("County Council"))
    before = spend(made, cost_type=LEGAL, cost_on=date(2026, 9, 1))
    gone = costing.seat("Probation")
    gone.ends_on = date(2026, 9, 30)
    gone.save()

    after = spend(made, cost_type=LEGAL, cost_on=date(2026, 10, 1))

    assert (paid(before)[county], paid(after)[county]) == (300_000, 0)
    assert sum(paid(after).values()) == 700_000


def test_who_shares_stays_as_written_until_it_is_worked_out_anew(made):
    line = spend(made)
    gone = costing.seat("Probation")
    gone.ends_on = DAY - timedelta(days=1)
    gone.save()

    change(made, line, net=800_000)
    assert str(gone) in paid(line)

    changed = share_anew(review=made.review, by=made.by(), now=clock.now())
    assert changed == [line]
    assert str(gone) not in paid(line)
    assert sum(paid(line).values()) == 800_000
    assert share_anew(review=made.review, by=made.by(), now=clock.now()) == []


def test_changing_an_amount_shares_what_came_after_it_anew(made):
    first, second = spend(made, net=100), spend(made, net=1)

    change(made, first, net=101)

    names = responsible()
    whole = paid_altogether(made.review)
    assert sum(whole.values()) == 102
    assert [whole[name] for name in names] == sorted(whole.values(), reverse=True)
    assert sum(paid(second).values()) == 1


def test_another_type_leaves_the_group_it_was_in(made):
    first, second = spend(made, net=101), spend(made, net=100)
    costing.agreed(title="Legal", rules={LEGAL: RuleAnswers(rest=CostRule.Rest.IN_KIND)})

    change(made, first, cost_type=LEGAL)

    assert paid(first) == {**dict.fromkeys(responsible(), 0), "In kind": 101}
    second.refresh_from_db()
    assert (second.before, sum(paid(second).values())) == (0, 100)


def test_a_version_is_chosen_with_a_reason_and_a_cost_may_not_be_shared_at_all(made):
    other = costing.agreed(
        title="Legal", starts_on=DAY, rules={LEGAL: RuleAnswers(rest=CostRule.Rest.IN_KIND)}
    )

    line = spend(
        made, cost_type=LEGAL, cost_on=date(2026, 5, 1), shared_by=other.key, chosen_why="Agreed by e-mail"
    )
    apart = spend(made, shared_by=NOBODY, chosen_why="The council bears it")

    assert (line.under, paid(line)["In kind"]) == (other, 700_000)
    assert (apart.under, paid(apart)) == (None, {})
    assert CostAnswers.of(line).shared_by == other.key
    assert CostAnswers.of(apart).shared_by == NOBODY


def test_the_version_stays_when_something_else_is_changed_after_another_was_agreed(made):
    line = spend(made, net=1_000)
    draft = costing.next_draft(line.under, starts_on=date(2026, 10, 1))
    after = costing.agree(draft)

    assert change(made, line, net=2_000).under == line.under
    assert change(made, line, cost_on=DAY - timedelta(days=1)).under == after


WRONG: list[tuple[Mapping[str, Any], str, str]] = [
    ({"net": 0}, "net", "Enter an amount other than £0.00"),
    ({"net": -1, "kind": ESTIMATE}, "net", "Only an actual cost can be a credit, below £0.00"),
    ({"net": -100, "vat": 20}, "vat", "The VAT of a credit must be below £0.00 too, or £0.00"),
    ({"net": 100, "vat": -20}, "vat", "The VAT of a cost must be £0.00 or more"),
    ({"net": 100, "vat": 101}, "vat", "VAT must be no more than the amount without it, £1.00"),
    (
        {"net": 100, "vat": 20, "recovered": 21},
        "recovered",
        "The VAT that is recovered must be part of the VAT, £0.20",
    ),
    (
        {"net": -100, "vat": -20, "recovered": 20},
        "recovered",
        "The VAT that is recovered must be part of the VAT, −£0.20",
    ),
    ({"days": 150}, "day_rate", "Enter the rate for a day, or take out the days"),
    ({"day_rate": 60_000}, "days", "Enter how many days, or take out the rate for a day"),
    (
        {"days": 1_250, "day_rate": 60_000},
        "net",
        "12.5 days at £600.00 make £7,500.00, not £7,000.00",
    ),
    ({"days": 100, "day_rate": 60_000}, "net", "1 day at £600.00 make £600.00, not £7,000.00"),
    (
        {"cost_on": people.TODAY + timedelta(days=1)},
        "cost_on",
        "The day of an actual cost must be today or before. Note it as a commitment",
    ),
    ({"paid_on": DAY, "kind": ESTIMATE}, "paid_on", "Only an actual cost is paid. Take the day out"),
    (
        {"paid_on": people.TODAY + timedelta(days=1)},
        "paid_on",
        "The day it was paid must be today or before",
    ),
    ({"is_last": True}, "against", "Choose what it is the last of"),
    ({"shared_by": NOBODY}, "chosen_why", "Enter why it is not shared by the agreement of its day"),
    ({"shared_by": "abc", "chosen_why": "So"}, "shared_by", "Choose one of the versions that were agreed"),
    (
        {"against": "abc"},
        "against",
        "Choose one of the estimates and commitments of this review",
    ),
    (
        {"cost_type": LEGAL},
        "shared_by",
        f"No agreement says how this type of cost is shared on 30 October 2026. {CHOOSE}",
    ),
    (
        {"cost_on": date(2026, 3, 31)},
        "shared_by",
        f"No agreement says how this type of cost is shared on 31 March 2026. {CHOOSE}",
    ),
]


@pytest.mark.parametrize(("given", "about", "sentence"), WRONG)
def test_a_cost_that_cannot_be_is_refused_beside_its_answer_and_nothing_is_saved(
    made, given, about, sentence
):
    with pytest.raises(ValidationError) as refused:
        spend(made, **given)

    assert refused.value.message_dict == {about: [sentence]}
    assert not CostLine.objects.exists()


def test_a_payer_without_a_seat_on_the_day_is_refused(made):
    county = costing.seat("County Council")
    costing.agreed(title="Legal", rules={LEGAL: costing.half_of_the_chair()})
    county.ends_on = DAY - timedelta(days=1)
    county.save()

    with pytest.raises(ValidationError) as refused:
        spend(made, cost_type=LEGAL)

    said = "The partner who pays first is not among those who share. Add it to them, or choose one of them."
    assert refused.value.message_dict == {"shared_by": [said]}
    assert not CostLine.objects.exists()


def test_a_version_that_says_nothing_of_a_type_is_refused(made):
    version = spend(made).under

    with pytest.raises(ValidationError) as refused:
        spend(made, cost_type=LEGAL, shared_by=version.key, chosen_why="So")

    said = f"{costing.TITLE}, Version 1, says nothing of legal advice."
    assert refused.value.message_dict == {"shared_by": [said]}


def test_what_a_cost_comes_out_of_is_less_certain_and_of_its_type(made):
    estimate = spend(made, kind=ESTIMATE)
    order = spend(made, kind=COMMITMENT, against=estimate.key)
    invoice = spend(made, against=order.key, is_last=True)

    assert [one.against for one in (estimate, order, invoice)] == [None, estimate, order]
    for source, given, sentence in (
        (invoice, {}, "Cost 3 is as certain as this. Choose an estimate, or for an actual cost a commitment"),
        (estimate, {"cost_type": LEGAL}, "Cost 1 is for independent chair"),
    ):
        with pytest.raises(ValidationError) as refused:
            spend(made, against=source.key, **given)
        assert refused.value.message_dict == {"against": [sentence]}


def test_what_others_come_out_of_is_not_removed_and_keeps_its_kind_and_type(made):
    estimate = spend(made, kind=ESTIMATE)
    spend(made, kind=COMMITMENT, against=estimate.key)

    with pytest.raises(
        ValidationError, match="Cost 2 comes out of this, so its kind and type stay as they are"
    ):
        change(made, estimate, kind=COMMITMENT)
    with pytest.raises(ValidationError, match=r"Cost 2 comes out of this\. Remove that first"):
        remove(made, estimate)


def test_a_removed_cost_leaves_its_number_empty_and_the_others_share_without_it(made):
    first, second = spend(made, net=101), spend(made, net=100)

    remove(made, first)

    assert paid(second) == paid_altogether(made.review)
    second.refresh_from_db()
    assert second.before == 0
    assert spend(made).number == 3
    assert CostLine.history.filter(key=first.key, history_type="-").get().history_change_reason == "Twice"


def remove(made: Reviewing, line: CostLine) -> None:
    remove_cost(key=line.key, version=line.version, reason="Twice", by=made.by(), now=clock.now())


def test_only_whoever_runs_the_review_notes_costs_and_finance_reads_them(made):
    finance, chair = join(made, Capacity.FINANCE), join(made, Capacity.CHAIR)
    line = spend(made)

    with pytest.raises(
        PermissionDenied, match="Only the review’s coordinator and deputy can change what it costs"
    ):
        spend(made, by=made.by(Capacity.FINANCE))
    assert CostLine.objects.visible_to(made.by(Capacity.FINANCE)).get() == line
    assert CostShare.objects.visible_to(made.by(Capacity.FINANCE)).exists()
    assert not CostLine.objects.visible_to(made.by(Capacity.CHAIR)).exists()
    assert not CostShare.objects.visible_to(made.by(Capacity.CHAIR)).exists()
    assert finance.person != chair.person


def test_nobody_notes_a_cost_of_a_review_that_is_not_theirs(made):
    with pytest.raises(Http404):
        add_cost(review=made.review, answers=answers(), by=people.reader("june"), now=clock.now())


def test_a_receipt_is_a_file_or_where_it_is_kept(made):
    line = spend(made)
    by = {"by": made.by(), "now": clock.now()}

    kept = keep_receipt(
        key=line.key, version=1, answers=ReceiptAnswers(content=PDF, name="Invoice 7.pdf"), **by
    )
    assert (kept.receipt.name, kept.receipt.circle_id) == ("Invoice 7.pdf", made.review.money_circle_id)

    apart = keep_receipt(key=line.key, version=2, answers=ReceiptAnswers(kept_at="Ledger, folder 7"), **by)
    assert (apart.receipt, apart.receipt_kept_at) == (None, "Ledger, folder 7")

    wrong = replace(ReceiptAnswers(content=b"no picture", name="receipt.png"))
    with pytest.raises(ValidationError, match="The file is not what its name says"):
        keep_receipt(key=line.key, version=3, answers=wrong, **by)

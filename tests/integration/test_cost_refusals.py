"""What is refused of agreements on who pays for reviews, each with its sentence, and what is let through."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from csp.audit import NewerVersion
from csp.models import Partnership
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import AgreementVersion, CostAgreement, CostRule
from dhr.services.cost_agreements import (
    AgreementAnswers,
    VersionAnswers,
    add_agreement,
    add_version,
    edit_agreement,
    edit_version,
    remove_version,
    what_is_wrong,
)
from dhr.services.cost_rules import RuleAnswers, set_rule
from tests.integration import costing, people
from tests.integration.costing import BEGINS, CHAIR, EQUALLY, LEGAL, NEXT, RESPONSIBLE

First, Rest, Among = CostRule.First, CostRule.Rest, CostRule.Among
ONLY = "Only a review coordinator can change how the costs of reviews are shared."
AGREED = "This version was agreed, so it does not change any more. Start the next version instead."


def by_june():
    return {"by": costing.june(), "now": clock.now()}


def by_numbers(rest, **shares):
    """A rule by percentages or weights, given for two partners."""
    keys = {"county": costing.seat("County Council").key, "district": costing.seat("District Council").key}
    return RuleAnswers(rest=rest, shares={keys[name]: number for name, number in shares.items()})


def refusal_of(call):
    """Return where a service's refusal is shown, and its sentence."""
    with pytest.raises(ValidationError) as refused:
        call()
    if hasattr(refused.value, "error_dict"):
        ((where, (sentence,)),) = refused.value.message_dict.items()
        return where, sentence
    (sentence,) = refused.value.messages
    return "", sentence


# What is said of one type of cost

REFUSED = {
    "percentages that make 90": (
        lambda: by_numbers(Rest.PERCENTAGES, county=5_000, district=4_000),
        ("rest", "They make 90%. Change them so that they make 100%."),
    ),
    "percentages that make a hundredth too much": (
        lambda: by_numbers(Rest.PERCENTAGES, county=5_000, district=5_001),
        ("rest", "They make 100.01%. Change them so that they make 100%."),
    ),
    "weights that are all nothing": (
        lambda: by_numbers(Rest.WEIGHTS, county=0, district=0),
        ("rest", "Give at least one partner a weight above 0."),
    ),
    "a cap without what happens above it": (
        lambda: replace(costing.half_of_the_chair(), rest=Rest.NOTHING),
        ("rest", "Say what happens above the cap."),
    ),
    "half without who pays the other half": (
        lambda: replace(costing.half_of_the_chair(cap=None), rest=Rest.NOTHING),
        ("rest", "Say who pays the other 50%."),
    ),
    "a cap of nothing": (
        lambda: costing.half_of_the_chair(cap=0),
        ("first", "A cap must be above £0.00. Change it, or take it out."),
    ),
    "a payer whose seat has ended": (
        lambda: costing.half_of_the_chair("Clinical Commissioning"),
        ("payer", "Choose one of the partners"),
    ),
    "a payer who does not share": (
        lambda: costing.half_of_the_chair("Lowmere"),
        (
            "first",
            "The partner who pays first is not among those who share. Add it to them, or choose one of them.",
        ),
    ),
    "fixed sums without what happens above them": (
        lambda: RuleAnswers(
            rest=Rest.NOTHING, first=First.SUMS, sums={costing.seat("County Council").key: 50_000}
        ),
        ("rest", "Say what happens above the fixed sums."),
    ),
    "a pool without what happens when it is empty": (
        lambda: RuleAnswers(
            rest=Rest.NOTHING, first=First.POOL, sums={costing.seat("County Council").key: 50_000}
        ),
        ("rest", "Say what happens when the pool is empty."),
    ),
    "a lead who is nobody": (
        lambda: RuleAnswers(rest=Rest.LEAD),
        ("lead", "Choose one of the partners"),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_rule_that_cannot_share_every_cost_is_refused_where_it_is_wrong(what):
    answers, expected = REFUSED[what]
    draft = costing.draft()
    rule = {"key": draft.key, "version": draft.version, "cost_type": LEGAL, "answers": answers()}

    assert refusal_of(lambda: set_rule(**rule, **by_june())) == expected
    assert not CostRule.objects.filter(cost_type=LEGAL).exists()


def test_a_rule_that_was_sound_is_looked_at_again_when_those_who_share_change():
    draft = costing.draft(rules={CHAIR: costing.half_of_the_chair()})
    district = costing.seat("District Council").key
    answers = VersionAnswers(BEGINS, costing.NAMED, partners=(district,))
    edit_version(key=draft.key, version=draft.version, answers=answers, **by_june())
    draft.refresh_from_db()

    assert refusal_of(lambda: costing.agree(draft))[1].startswith(
        "Independent chair: The partner who pays first is not among those who share."
    )


# When a version is agreed


def test_a_version_that_says_nothing_cannot_be_agreed():
    answers = VersionAnswers(BEGINS, RESPONSIBLE)
    agreement = add_agreement(
        partnership=people.vale(), answers=AgreementAnswers("Empty"), first=answers, **by_june()
    )

    assert refusal_of(lambda: costing.agree(agreement.versions.get())) == (
        "",
        "Say how at least one type of cost is shared.",
    )


@pytest.mark.parametrize("starts_on", [date(2025, 4, 1), BEGINS])
def test_a_version_cannot_begin_before_or_with_the_one_before_it(starts_on):
    draft = costing.next_draft(costing.agreed(), starts_on=starts_on)

    assert refusal_of(lambda: costing.agree(draft)) == (
        "",
        "Its first day must be after the first day of the version before it.",
    )


def test_a_version_cannot_begin_after_the_agreement_has_ended():
    draft = costing.next_draft(costing.agreed())
    CostAgreement.objects.update(ends_on=date(2027, 3, 31))

    assert refusal_of(lambda: costing.agree(draft)) == (
        "",
        "Its first day must not be after the last day of the agreement.",
    )


def test_a_type_of_cost_is_shared_by_one_agreement_at_a_time():
    costing.agreed()
    other = costing.draft(title="Chairs", starts_on=NEXT, rules={CHAIR: EQUALLY, LEGAL: EQUALLY})

    assert what_is_wrong(version=other, by=costing.june()) == [
        (
            "Independent chair: the agreement “Costs of reviews in Vale” says how such costs are shared on these days"
            " already."
        )
    ]


def test_another_type_of_cost_may_be_shared_by_another_agreement():
    costing.agreed()

    assert costing.agreed(title="Lawyers", rules={LEGAL: EQUALLY}).state == "agreed"


def test_an_agreement_may_follow_one_that_ends_before_it_begins_and_cannot_grow_into_it():
    before = costing.agreed().agreement
    ended = AgreementAnswers(before.title, date(2027, 3, 31))
    edit_agreement(key=before.key, version=1, answers=ended, reason="", **by_june())
    costing.agreed(title="Chairs", starts_on=NEXT)

    for last_day in (None, NEXT):
        longer = replace(ended, ends_on=last_day)
        assert refusal_of(
            lambda longer=longer: edit_agreement(
                key=before.key, version=2, answers=longer, reason="", **by_june()
            )
        ) == (
            "ends_on",
            "Independent chair: the agreement “Chairs” says how such costs are shared on these days already.",
        )


def test_what_a_later_version_no_longer_shares_may_be_shared_by_another_agreement():
    first = costing.agreed(rules={CHAIR: EQUALLY, LEGAL: EQUALLY})
    second = costing.next_draft(first)
    second.rules.get(cost_type=LEGAL).delete()
    costing.agree(second)

    early = costing.draft(title="Lawyers", starts_on=date(2027, 3, 31), rules={LEGAL: EQUALLY})
    assert len(what_is_wrong(version=early, by=costing.june())) == 1
    answers = VersionAnswers(NEXT, RESPONSIBLE)
    edit_version(key=early.key, version=early.version, answers=answers, **by_june())
    early.refresh_from_db()
    assert costing.agree(early).state == "agreed"


def test_a_group_without_partnerships_has_nobody_to_share():
    group = Partnership(slug="marsh-county", place="Marsh", title="County Group", kind="county_group")
    group.save()
    agreement = CostAgreement(partnership=group, title="Costs in the county")
    agreement.save()
    version = AgreementVersion(agreement=agreement, number=1, starts_on=BEGINS, basis=RESPONSIBLE)
    version.save()

    assert "No partnership is part of this group yet, so there is nobody to share costs." in what_is_wrong(
        version=version, by=costing.june()
    )


# Who may, and what was done meanwhile


def test_what_was_agreed_never_changes():
    version = costing.agreed()
    one = {"key": version.key, "version": version.version, **by_june()}

    for call in (
        lambda: edit_version(answers=VersionAnswers(NEXT, RESPONSIBLE), **one),
        lambda: set_rule(cost_type=LEGAL, answers=EQUALLY, **one),
        lambda: remove_version(**one),
    ):
        with pytest.raises(PermissionDenied, match=AGREED):
            call()


def test_a_draft_that_somebody_changed_meanwhile_is_not_written_over():
    draft = costing.draft()
    opened = {"key": draft.key, "version": draft.version}
    costing.with_rules(draft, {LEGAL: EQUALLY})

    for call in (
        lambda: set_rule(cost_type=CHAIR, answers=costing.half_of_the_chair(), **opened, **by_june()),
        lambda: edit_version(answers=VersionAnswers(NEXT, RESPONSIBLE), **opened, **by_june()),
        lambda: remove_version(**opened, **by_june()),
    ):
        with pytest.raises(NewerVersion):
            call()
    assert draft.rules.get(cost_type=CHAIR).first == First.NOBODY


def test_somebody_of_another_partnership_finds_no_draft_to_change(fen):
    draft = costing.draft()
    nadia = reader_of(fen.coordinator, today=people.TODAY)

    with pytest.raises(Http404):
        set_rule(
            key=draft.key,
            version=draft.version,
            cost_type=LEGAL,
            answers=EQUALLY,
            by=nadia,
            now=clock.now(),
        )


def test_a_colleague_without_the_role_changes_nothing():
    draft = costing.draft()
    tom = {"by": people.reader("tom"), "now": clock.now()}
    answers = VersionAnswers(NEXT, RESPONSIBLE)

    for call in (
        lambda: edit_version(key=draft.key, version=draft.version, answers=answers, **tom),
        lambda: add_version(agreement=draft.agreement, answers=answers, **tom),
        lambda: add_agreement(
            partnership=people.vale(), answers=AgreementAnswers("Mine"), first=answers, **tom
        ),
    ):
        with pytest.raises(PermissionDenied, match=ONLY):
            call()


def test_there_is_one_draft_at_a_time():
    draft = costing.draft()

    assert refusal_of(
        lambda: add_version(agreement=draft.agreement, answers=VersionAnswers(NEXT, RESPONSIBLE), **by_june())
    ) == ("", "There is a draft of the next version already. Change that one.")


def test_no_version_follows_when_the_agreement_has_ended():
    version = costing.agreed()
    CostAgreement.objects.update(ends_on=date(2026, 10, 31))

    with pytest.raises(PermissionDenied, match=r"The agreement has ended\. Take its last day away first\."):
        costing.next_draft(version)


def test_the_next_version_begins_with_what_the_one_before_says():
    second = costing.next_draft(costing.agreed(rules={CHAIR: costing.half_of_the_chair(), LEGAL: EQUALLY}))

    assert {one.cost_type: RuleAnswers.of(one) for one in second.rules.all()} == {
        CHAIR: costing.half_of_the_chair(),
        LEGAL: EQUALLY,
    }


def test_removing_the_first_draft_removes_the_agreement_and_a_later_one_leaves_it():
    later = costing.next_draft(costing.agreed())
    alone = costing.draft(title="Lawyers", rules={LEGAL: EQUALLY})

    kept = remove_version(key=later.key, version=later.version, **by_june())
    gone = remove_version(key=alone.key, version=alone.version, **by_june())

    assert (str(kept), gone) == ("Costs of reviews in Vale", None)
    assert [one.title for one in CostAgreement.objects.all()] == ["Costs of reviews in Vale"]

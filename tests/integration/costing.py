"""Agreements on who pays for reviews, for tests: drafts, agreed versions, and what they say by type of cost."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from csp.models import Appointment, Authority, Partnership, Reader, Seat
from csp.permissions import Role
from csp.web import clock
from dhr.models import AgreementVersion, CostAgreement, CostRule, CostType
from dhr.services.cost_agreements import (
    AgreementAnswers,
    VersionAnswers,
    add_agreement,
    add_version,
    agree_version,
)
from dhr.services.cost_rules import RuleAnswers, set_rule
from tests.integration import people

RESPONSIBLE, NAMED = AgreementVersion.Basis.RESPONSIBLE, AgreementVersion.Basis.NAMED
CHAIR, LEGAL = CostType.CHAIR, CostType.LEGAL
TITLE = "Costs of reviews in Vale"
BEGINS, NEXT = date(2026, 4, 1), date(2027, 4, 1)
EQUALLY = RuleAnswers(rest=CostRule.Rest.EQUALLY)


def june() -> Reader:
    """Return who keeps Vale's agreements: a coordinator, and a review coordinator too."""
    return people.reader("june")


def seat(name: str) -> Seat:
    """Return a seat of Vale's by a word of its body's name."""
    return Seat.objects.select_related("authority").get(
        partnership=people.vale(), authority__name__contains=name
    )


def half_of_the_chair(name: str = "County Council", *, cap: int | None = 500_000) -> RuleAnswers:
    """Return the rule that one partner pays half first, up to a cap, and the others share what is left equally."""
    first, rest, others = CostRule.First.PAYER, CostRule.Rest.EQUALLY, CostRule.Among.OTHERS
    return RuleAnswers(
        rest=rest, first=first, payer=seat(name).key, basis_points=5_000, cap=cap, among=others
    )


def draft(
    *,
    title: str = TITLE,
    starts_on: date = BEGINS,
    rules: Mapping[str, RuleAnswers] | None = None,
    named: tuple[str, ...] = (),
    partnership: Partnership | None = None,
    by: Reader | None = None,
) -> AgreementVersion:
    """Return the draft of a new agreement: the chair is shared equally unless other rules are given."""
    by = by or june()
    agreement = add_agreement(
        partnership=partnership or people.vale(),
        answers=AgreementAnswers(title),
        first=VersionAnswers(starts_on, NAMED if named else RESPONSIBLE, partners=named),
        by=by,
        now=clock.now(),
    )
    return with_rules(agreement.versions.get(), rules or {CHAIR: EQUALLY}, by=by)


def with_rules(
    version: AgreementVersion, rules: Mapping[str, RuleAnswers], *, by: Reader | None = None
) -> AgreementVersion:
    """Say in a draft how types of cost are shared, and return it as it stands."""
    for kind, answers in rules.items():
        version.refresh_from_db()
        set_rule(
            key=version.key,
            version=version.version,
            cost_type=kind,
            answers=answers,
            by=by or june(),
            now=clock.now(),
        )
    version.refresh_from_db()
    return version


def agree(version: AgreementVersion, *, by: Reader | None = None) -> AgreementVersion:
    """Record that a draft was agreed."""
    return agree_version(
        key=version.key,
        version=version.version,
        agreed_on=date(2026, 3, 12),
        agreed_where="Partnership board, minute 14",
        by=by or june(),
        now=clock.now(),
    )


def agreed(**given: Any) -> AgreementVersion:
    """Return the first version of a new agreement, which was agreed."""
    return agree(draft(**given), by=given.get("by"))


def next_draft(
    version: AgreementVersion,
    *,
    starts_on: date = NEXT,
    named: tuple[str, ...] = (),
    by: Reader | None = None,
) -> AgreementVersion:
    """Return the draft that follows an agreed version, with its rules."""
    answers = VersionAnswers(starts_on, NAMED if named else RESPONSIBLE, partners=named)
    return add_version(agreement=version.agreement, answers=answers, by=by or june(), now=clock.now())


def county_group() -> Partnership:
    """Return a new county group that Vale is part of; Rhian Ellis, who is new, coordinates reviews in both."""
    group = Partnership(
        slug="marsh-county", place="Marsh", title="County Group", kind=Partnership.Kind.COUNTY_GROUP
    )
    group.save()
    Partnership.objects.filter(pk=people.vale().pk).update(parent=group)
    rhian = people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)
    Appointment(
        person=rhian,
        partnership=group,
        authority=Authority.objects.get(name="Vale District Council"),
        role=Role.REVIEW_COORDINATOR,
        starts_on=date(2025, 1, 1),
    ).save()
    return group


def any_draft() -> AgreementVersion:
    """Return the draft of Vale's agreement, as it is there already or a new one; its chair is shared equally."""
    return AgreementVersion.objects.filter(agreement__title=TITLE, state="draft").first() or draft()


def any_agreement() -> CostAgreement:
    """Return Vale's agreement, as it is there already or a new one."""
    return any_draft().agreement


def at_vale(name: str, *keys: str) -> str:
    """Return the address of a page of Vale's about its agreements."""
    return reverse(f"dhr:{name}", args=["vale", *keys])


def pages() -> list[str]:
    """Return the address of every page about Vale's agreements and accounts; its draft is made if it has none."""
    draft = any_draft()
    one = [
        at_vale(f"cost-agreement-{verb}", draft.agreement.key)
        for verb in ("detail", "edit", "changes", "compare")
    ]
    verbs = ("detail", "edit", "agree", "remove")
    version = [at_vale(f"agreement-version-{verb}", draft.key) for verb in verbs]
    rules = [at_vale(f"cost-rule-{verb}", draft.key, CHAIR) for verb in ("edit", "remove")]
    started = at_vale("agreement-version-add", draft.agreement.key)
    accounts = [at_vale("account-list"), at_vale("account-edit", seat("County Council").key)]
    begun = [at_vale("cost-agreement-list"), at_vale("cost-agreement-add")]
    return [*begun, *one, started, *version, *rules, *accounts]

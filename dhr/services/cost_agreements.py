"""Keep agreements on who pays for reviews: add one, name it, end it, and write its versions until they are agreed."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel import day_words
from csp.kernel.cost_shares import CannotShare, check
from csp.kernel.keys import new_key
from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostAgreement, CostRule
from dhr.models.verb import Verb
from dhr.policies.cost_agreements import may_change, may_keep, may_start_version
from dhr.queries import cost_agreements, cost_sharers

NAMED = AgreementVersion.Basis.NAMED
CALLED_SO = "There is an agreement of this name already."


@dataclass(frozen=True)
class AgreementAnswers:
    """What an agreement is called, and the last day on which it holds."""

    title: str
    ends_on: date | None = None

    @classmethod
    def of(cls, agreement: CostAgreement) -> "AgreementAnswers":
        """Return what holds now."""
        return cls(**{answer.name: getattr(agreement, answer.name) for answer in fields(cls)})


@dataclass(frozen=True)
class VersionAnswers:
    """From which day a version holds, and who shares; ``partners`` are keys of seats in the agreed order."""

    starts_on: date
    basis: str
    counts: str = AgreementVersion.Counts.SEATS
    partners: tuple[str, ...] = ()

    @classmethod
    def of(cls, version: AgreementVersion) -> "VersionAnswers":
        """Return what the version says now."""
        return cls(version.starts_on, version.basis, version.counts, tuple(version.partners))


@transaction.atomic
def add_agreement(
    *,
    partnership: Partnership,
    answers: AgreementAnswers,
    first: VersionAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> CostAgreement:
    """Add an agreement with the draft of its first version, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key or the name is taken.
    """
    may_keep(by, partnership).require()
    agreement = CostAgreement(partnership=partnership, key=key or new_key())
    agreement.title, agreement.ends_on = answers.title, answers.ends_on
    audit.save(agreement, by=by, why=Verb.AGREEMENT_ADDED, now=now)
    version = AgreementVersion(agreement=agreement, number=1)
    _fill(version, first, by=by)
    audit.save(version, by=by, why=Verb.AGREEMENT_VERSION_ADDED, now=now)
    return agreement


@transaction.atomic
def edit_agreement(
    *, key: str, version: int, answers: AgreementAnswers, reason: str, by: Reader, now: datetime
) -> CostAgreement:
    """Call an agreement something else, or end it; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    if found := cost_agreements.open_to(by).filter(key=key).first():
        cost_agreements.hold(by, agreement=found.pk)
    agreement = audit.locked(cost_agreements.open_to(by), key=key, version=version)
    may_keep(by, agreement.partnership).require()
    if answers == AgreementAnswers.of(agreement):
        return agreement
    _must_have_its_own_name(agreement, answers.title, by=by)
    agreement.title, agreement.ends_on = answers.title, answers.ends_on
    _must_end_well(agreement, by=by)
    audit.save(agreement, by=by, why=Verb.AGREEMENT_CHANGED, now=now, reason=reason)
    return agreement


@transaction.atomic
def add_version(
    *,
    agreement: CostAgreement,
    answers: VersionAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> AgreementVersion:
    """Start the next version as a draft, with the rules of the one before it.

    Raises PermissionDenied, ValidationError by answer or when there is a draft already, and IntegrityError when the
    key is taken.
    """
    held = _held(agreement, by=by)
    may_start_version(by, held).require()
    before = cost_agreements.of_agreement(by, agreement=held)
    if any(one.is_draft for one in before):
        raise ValidationError("There is a draft of the next version already. Change that one.")
    version = AgreementVersion(agreement=held, key=key or new_key(), number=len(before) + 1)
    _fill(version, answers, by=by)
    audit.save(version, by=by, why=Verb.AGREEMENT_VERSION_ADDED, now=now)
    for rule in cost_agreements.rules_of(by, version=before[0]):
        rule.pk, rule.key, rule.version, rule.of_version = None, new_key(), 1, version
        rule._state.adding = True
        audit.save(rule, by=by, why=Verb.COST_RULE_ADDED, now=now)
    return version


@transaction.atomic
def edit_version(
    *, key: str, version: int, answers: VersionAnswers, by: Reader, now: datetime
) -> AgreementVersion:
    """Change from which day a draft is to hold, and who shares; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    draft = taken(key=key, version=version, by=by)
    if answers == VersionAnswers.of(draft):
        return draft
    _fill(draft, answers, by=by)
    audit.save(draft, by=by, why=Verb.AGREEMENT_VERSION_CHANGED, now=now)
    return draft


@transaction.atomic
def remove_version(*, key: str, version: int, by: Reader, now: datetime) -> CostAgreement | None:
    """Remove a draft with its rules; the first draft takes its agreement with it. Return the agreement, if it stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    draft = taken(key=key, version=version, by=by)
    agreement = draft.agreement
    for rule in cost_agreements.rules_of(by, version=draft):
        audit.remove(rule, by=by, why=Verb.COST_RULE_REMOVED, now=now)
    audit.remove(draft, by=by, why=Verb.AGREEMENT_VERSION_REMOVED, now=now)
    if cost_agreements.of_agreement(by, agreement=agreement):
        return agreement
    audit.remove(agreement, by=by, why=Verb.AGREEMENT_REMOVED, now=now)
    return None


@transaction.atomic
def agree_version(
    *, key: str, version: int, agreed_on: date, agreed_where: str, by: Reader, now: datetime
) -> AgreementVersion:
    """Say that a draft was agreed: from its first day costs are shared by it, and it never changes again.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError by answer, or with a
    sentence when it cannot be agreed as it stands.
    """
    draft = taken(key=key, version=version, by=by)
    if agreed_on > by.today:
        raise ValidationError({"agreed_on": "The day it was agreed must not be in the future"})
    if wrong := what_is_wrong(version=draft, by=by):
        raise ValidationError(wrong[0])
    draft.state = AgreementVersion.State.AGREED
    draft.agreed_on, draft.agreed_where = agreed_on, agreed_where
    audit.save(draft, by=by, why=Verb.AGREEMENT_AGREED, now=now)
    return draft


def what_is_wrong(*, version: AgreementVersion, by: Reader) -> list[str]:
    """Return a sentence for each thing because of which a draft cannot be agreed as it stands."""
    agreement, rules = version.agreement, cost_agreements.rules_of(by, version=version)
    wrong = [] if rules else ["Say how at least one type of cost is shared."]
    if not cost_agreements.covered(by, agreement=agreement):
        wrong.append("No partnership is part of this group yet, so there is nobody to share costs.")
    agreed = [one for one in cost_agreements.of_agreement(by, agreement=agreement) if not one.is_draft]
    if any(one.starts_on >= version.starts_on for one in agreed):
        wrong.append("Its first day must be after the first day of the version before it.")
    if agreement.ends_on and agreement.ends_on < version.starts_on:
        wrong.append("Its first day must not be after the last day of the agreement.")
    wrong += [_shared_already(rule) for rule in cost_agreements.in_the_way(by, version=version)]
    return wrong + _cannot_be_shared(rules, version, by=by)


def taken(*, key: str, version: int, by: Reader) -> AgreementVersion:
    """Return a draft that is the service's to change, while whoever else changes its agreement waits.

    Raises Http404, PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    found = cost_agreements.versions_open_to(by).filter(key=key).first()
    if found is None:
        raise Http404
    cost_agreements.hold(by, agreement=found.agreement_id)
    draft = audit.locked(cost_agreements.versions_open_to(by), key=key, version=version)
    may_change(by, draft).require()
    return draft


def _cannot_be_shared(rules: Iterable[CostRule], version: AgreementVersion, *, by: Reader) -> list[str]:
    """Return why costs could not be shared on the first day of a version, each reason once."""
    try:
        sharing = cost_sharers.sharers_everywhere(by, version=version, day=version.starts_on).values()
    except CannotShare as refusal:
        return [str(refusal)]
    wrong: dict[str, None] = {}
    for rule in rules:
        for sharers in sharing:
            try:
                check(rule.terms, sharers)
            except CannotShare as refusal:
                wrong[f"{rule}: {refusal}"] = None
    return list(wrong)


def _must_have_its_own_name(agreement: CostAgreement, title: str, *, by: Reader) -> None:
    beside = cost_agreements.open_to(by).filter(partnership=agreement.partnership, title=title)
    if beside.exclude(pk=agreement.pk).exists():
        raise ValidationError({"title": CALLED_SO})


def _must_end_well(agreement: CostAgreement, *, by: Reader) -> None:
    """Raise ValidationError where it would end before its last version begins, or last on beside another."""
    agreed = [one for one in cost_agreements.of_agreement(by, agreement=agreement) if not one.is_draft]
    if not agreed:
        return
    last = max(agreed, key=lambda one: one.starts_on)
    if agreement.ends_on and agreement.ends_on < last.starts_on:
        raise ValidationError(
            {"ends_on": "The last day must not be before the first day of its last version"}
        )
    last.agreement = agreement
    for rule in cost_agreements.in_the_way(by, version=last):
        raise ValidationError({"ends_on": _shared_already(rule)})


def _shared_already(rule: CostRule) -> str:
    agreement = rule.of_version.agreement
    return f"{rule}: the agreement “{agreement}” says how such costs are shared on these days already."


def _held(agreement: CostAgreement, *, by: Reader) -> CostAgreement:
    held = cost_agreements.hold(by, agreement=agreement.pk)
    if held is None:
        raise Http404
    return held


def _fill(version: AgreementVersion, answers: VersionAnswers, *, by: Reader) -> None:
    named = answers.partners if answers.basis == NAMED else ()
    if answers.basis == NAMED and not named:
        raise ValidationError({"partners": "Name at least one partner who shares the cost"})
    seats = cost_agreements.seats_to_name(by, agreement=version.agreement, day=answers.starts_on)
    if absent := set(named) - {one.key for one in seats}:
        names = cost_agreements.names_of_seats(by, agreement=version.agreement)
        without = (
            f"has no seat on {day_words.plain(answers.starts_on)}. Take it out, or choose another first day"
        )
        raise ValidationError(
            {"partners": [f"{names.get(key, 'A partner')} {without}" for key in named if key in absent]}
        )
    version.starts_on, version.basis, version.partners = answers.starts_on, answers.basis, list(named)
    version.counts = AgreementVersion.Counts.SEATS if answers.basis == NAMED else answers.counts

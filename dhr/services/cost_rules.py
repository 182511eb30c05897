"""Say how one type of cost is shared under the draft of an agreement."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.cost_shares import CannotShare, Concerns, check
from csp.models import Reader, Seat
from dhr.models import AgreementVersion, CostRule
from dhr.models.verb import Verb
from dhr.queries import cost_agreements, cost_sharers
from dhr.services.cost_agreements import taken

First, Rest = CostRule.First, CostRule.Rest
# Beside which answer a refusal is shown.
BESIDE = {Concerns.SHARERS: None, Concerns.FIRST: "first", Concerns.REST: "rest"}


@dataclass(frozen=True)
class RuleAnswers:
    """How one type of cost is shared: partners by the keys of their seats, money in pence, parts in hundredths."""

    rest: str
    first: str = First.NOBODY
    payer: str = ""
    basis_points: int | None = None
    cap: int | None = None
    sums: Mapping[str, int] = field(default_factory=dict)
    among: str = CostRule.Among.EVERYBODY
    lead: str = ""
    shares: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rule: CostRule) -> "RuleAnswers":
        """Return what the rule says now."""
        payer, lead = (one.key if one else "" for one in (rule.payer, rule.lead))
        return cls(
            rule.rest,
            rule.first,
            payer,
            rule.basis_points,
            rule.cap,
            rule.sums,
            rule.among,
            lead,
            rule.shares,
        )


@transaction.atomic
def set_rule(
    *, key: str, version: int, cost_type: str, answers: RuleAnswers, by: Reader, now: datetime
) -> AgreementVersion:
    """Say how a type of cost is shared under a draft, for the first time or anew; the same again changes nothing.

    ``key`` and ``version`` are those of the draft. Raises PermissionDenied, ValidationError by answer, and
    NewerVersion when somebody saved the draft or the rule meanwhile.
    """
    draft = taken(key=key, version=version, by=by)
    rule = cost_agreements.rule_of(by, version=draft, cost_type=cost_type)
    if rule and answers == RuleAnswers.of(rule):
        return draft
    why = Verb.COST_RULE_CHANGED if rule else Verb.COST_RULE_ADDED
    rule = rule or CostRule(of_version=draft, cost_type=cost_type)
    _fill(rule, answers, by=by)
    _must_share(rule, draft, by=by)
    audit.save(rule, by=by, why=why, now=now)
    audit.save(draft, by=by, why=Verb.AGREEMENT_VERSION_CHANGED, now=now)
    return draft


@transaction.atomic
def remove_rule(*, key: str, version: int, cost_type: str, by: Reader, now: datetime) -> AgreementVersion:
    """Take the rule for one type of cost out of a draft, which then says nothing of such costs.

    Raises Http404 when there is none, PermissionDenied, and NewerVersion when somebody saved the draft meanwhile.
    """
    draft = taken(key=key, version=version, by=by)
    rule = cost_agreements.rule_of(by, version=draft, cost_type=cost_type)
    if rule is None:
        raise Http404
    audit.remove(rule, by=by, why=Verb.COST_RULE_REMOVED, now=now)
    audit.save(draft, by=by, why=Verb.AGREEMENT_VERSION_CHANGED, now=now)
    return draft


def _fill(rule: CostRule, answers: RuleAnswers, *, by: Reader) -> None:
    draft = rule.of_version
    seats = {
        one.key: one
        for one in cost_agreements.seats_to_name(by, agreement=draft.agreement, day=draft.starts_on)
    }
    pays, leads = answers.first == First.PAYER, answers.rest == Rest.LEAD
    rule.first, rule.rest, rule.among = answers.first, answers.rest, answers.among
    rule.payer = _seat(seats, answers.payer, about="payer") if pays else None
    rule.basis_points = answers.basis_points if pays else None
    rule.cap = answers.cap if pays else None
    rule.lead = _seat(seats, answers.lead, about="lead") if leads else None
    rule.sums = dict(answers.sums) if answers.first in {First.SUMS, First.POOL} else {}
    rule.shares = dict(answers.shares) if answers.rest in {Rest.PERCENTAGES, Rest.WEIGHTS} else {}


def _seat(seats: Mapping[str, Seat], key: str, *, about: str) -> Seat:
    if key not in seats:
        raise ValidationError({about: "Choose one of the partners"})
    return seats[key]


def _must_share(rule: CostRule, draft: AgreementVersion, *, by: Reader) -> None:
    try:
        for sharers in cost_sharers.sharers_everywhere(by, version=draft, day=draft.starts_on).values():
            check(rule.terms, sharers)
    except CannotShare as refusal:
        about = BESIDE[Concerns(refusal.about)]
        raise ValidationError({about: str(refusal)} if about else str(refusal)) from refusal

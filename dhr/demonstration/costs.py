"""Tell how the demonstration's partners agreed to share what reviews cost, and what they are thinking of next."""

from datetime import date
from typing import Any

from csp.demonstration.load import Cast, moment
from csp.models import Reader
from dhr.models import AgreementVersion, CostRule, CostType
from dhr.services.cost_agreements import (
    AgreementAnswers,
    VersionAnswers,
    add_agreement,
    add_version,
    agree_version,
)
from dhr.services.cost_rules import RuleAnswers, set_rule

KEEPER = "june.okafor@vale.example"
AGREED_AGO, DRAFTED_AGO = 250, 20  # days
RESPONSIBLE = AgreementVersion.Basis.RESPONSIBLE
Rest = CostRule.Rest
EQUALLY, IN_KIND = RuleAnswers(rest=Rest.EQUALLY), RuleAnswers(rest=Rest.IN_KIND)


def load(cast: Cast) -> None:
    """Agree on the first version, and draft the next, which shares what the district council bears today."""
    by, now = cast.reader(KEEPER, ago=AGREED_AGO), moment(cast.day(-AGREED_AGO))
    begins = april(cast.today)
    agreement = add_agreement(
        partnership=cast.partnership,
        answers=AgreementAnswers(f"Costs of reviews in {cast.partnership.place}"),
        first=VersionAnswers(begins, RESPONSIBLE),
        by=by,
        now=now,
    )
    first = _say(agreement.versions.get(), _rules(cast), by=by, now=now)
    agree_version(
        key=first.key,
        version=first.version,
        agreed_on=by.today,
        agreed_where="Partnership board, minute 14",
        by=by,
        now=now,
    )
    by, now = cast.reader(KEEPER, ago=DRAFTED_AGO), moment(cast.day(-DRAFTED_AGO))
    answers = VersionAnswers(begins.replace(year=begins.year + 1), RESPONSIBLE)
    draft = add_version(agreement=agreement, answers=answers, by=by, now=now)
    _say(draft, {CostType.LEGAL: EQUALLY, CostType.TRANSLATION: EQUALLY}, by=by, now=now)


def april(today: date) -> date:
    """Return the first day of the financial year."""
    return date(today.year if today.month >= 4 else today.year - 1, 4, 1)


def _rules(cast: Cast) -> dict[str, RuleAnswers]:
    county, district = cast.seats["mcc"].key, cast.seats["vdc"].key
    lead = RuleAnswers(rest=Rest.LEAD, lead=district)
    return {
        CostType.CHAIR: RuleAnswers(
            rest=Rest.EQUALLY,
            first=CostRule.First.PAYER,
            payer=county,
            basis_points=5_000,
            cap=500_000,
            among=CostRule.Among.OTHERS,
        ),
        CostType.AUTHOR: EQUALLY,
        CostType.ADMINISTRATION: IN_KIND,
        CostType.ADVOCACY: EQUALLY,
        CostType.LEGAL: lead,
        CostType.VENUE: IN_KIND,
        CostType.PRINTING: lead,
        CostType.TRAVEL: EQUALLY,
    }


def _say(
    version: AgreementVersion, rules: dict[Any, RuleAnswers], *, by: Reader, now: Any
) -> AgreementVersion:
    for kind, answers in rules.items():
        version.refresh_from_db()
        set_rule(key=version.key, version=version.version, cost_type=kind, answers=answers, by=by, now=now)
    version.refresh_from_db()
    return version

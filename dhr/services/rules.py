"""Change how a partnership runs its reviews."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from dhr.models import ReviewRules
from dhr.models.verb import Verb
from dhr.policies.rules import may_set_rules
from dhr.queries.rules import rules_of

NEEDED = {
    "assessment": "Enter the reference of the data protection impact assessment",
    "keeps_reports_years": "Enter for how many years an agency’s report is kept here",
}


@dataclass(frozen=True)
class RulesAnswers:
    """What holds for all reviews of a partnership."""

    decide_within_months: int
    report_within_months: int
    related_deaths_from: date | None
    statement: str
    holds_reports: bool
    assessment: str = ""
    keeps_reports_years: int | None = None
    keeps_reviews_years: int = 7
    shows_months: int | None = 12
    copies_within_days: int = 28
    days_to_pay: int = 30
    shows_counts: bool = False
    smallest_count: int = 5
    smallest_spend: int = 2
    bands_spend: bool = False

    @classmethod
    def of(cls, rules: ReviewRules) -> "RulesAnswers":
        """Return what holds now."""
        return cls(**{answer.name: getattr(rules, answer.name) for answer in fields(cls)})

    def wrong(self) -> dict[str, str]:
        """Return a sentence for each answer that another one asks for: files are kept on conditions."""
        if not self.holds_reports:
            return {}
        return {name: words for name, words in NEEDED.items() if not getattr(self, name)}


@transaction.atomic
def set_rules(
    *, partnership: Partnership, version: int, answers: RulesAnswers, by: Reader, now: datetime
) -> ReviewRules:
    """Say how the partnership runs its reviews; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved the rules after
    ``version``; 1 is what every partnership begins with.
    """
    may_set_rules(by, partnership).require()
    rules = rules_of(by, partnership=partnership, to_change=True)
    if rules.version != version:
        raise audit.NewerVersion(rules)
    if answers == RulesAnswers.of(rules):
        return rules
    if wrong := answers.wrong():
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(rules, answer.name, getattr(answers, answer.name))
    if rules._state.adding:  # its first save is a change, too
        rules.version += 1
    audit.save(rules, by=by, why=Verb.RULES_CHANGED, now=now)
    return rules

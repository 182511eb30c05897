"""Say that a condition of publication holds, with what shows it; that it is waived, and why; or that it does not."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Condition, Review
from dhr.models.gate import CHECKS, WAIVABLE
from dhr.models.verb import Verb
from dhr.policies.publications import may_judge
from dhr.queries import courses, publications

NO_EVIDENCE = "Enter what shows that it holds"
NO_REASON = "Enter why it is waived"
NO_DAY = "Enter the day"
NOT_TO_COME = "The day must be today or before"
NOT_WAIVED = "This can’t be waived"
TWO_PEOPLE = "You made the other check. Ask somebody else on the panel to make this one"


class Answer(StrEnum):
    """How a condition stands."""

    MET = "met"
    WAIVED = "waived"
    NOT_MET = "not_met"


@dataclass(frozen=True)
class ConditionAnswers:
    """What somebody says of a condition."""

    stands: str
    evidence: str = ""
    waived_why: str = ""
    met_on: date | None = None

    @classmethod
    def of(cls, condition: Condition) -> "ConditionAnswers":
        """Return what is said of a condition now."""
        if condition.met_on is None:
            return cls(Answer.NOT_MET)
        if condition.waived_why:
            return cls(Answer.WAIVED, waived_why=condition.waived_why)
        return cls(Answer.MET, evidence=condition.evidence, met_on=condition.met_on)

    def wrong(self, *, condition: Condition, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be, or that another one asks for."""
        if self.stands == Answer.WAIVED:
            if condition.kind not in WAIVABLE:
                return {"stands": NOT_WAIVED}
            return {} if self.waived_why else {"waived_why": NO_REASON}
        if self.stands == Answer.NOT_MET:
            return {}
        found = {} if self.evidence else {"evidence": NO_EVIDENCE}
        told = condition.review.notified_on
        if self.met_on is None:
            found["met_on"] = NO_DAY
        elif self.met_on > today:
            found["met_on"] = NOT_TO_COME
        elif self.met_on < told:
            found["met_on"] = f"The partnership was told on {day_words.plain(told)}. Enter a later day"
        return found


@transaction.atomic
def judge_condition(
    *, key: str, version: int, review: Review, answers: ConditionAnswers, by: Reader, now: datetime
) -> Condition:
    """Say how a condition stands, as oneself; the same answers again change nothing.

    The two checks of anonymity are by two people, whoever saves first. Raises PermissionDenied, NewerVersion when
    somebody saved it meanwhile, and ValidationError by answer.
    """
    review = courses.hold(by, review=review.pk)
    condition = audit.locked(publications.conditions_open_to(by), key=key, version=version)
    may_judge(by, review, condition.kind).require()
    if answers == ConditionAnswers.of(condition):
        return condition
    wrong = answers.wrong(condition=condition, today=by.today)
    if answers.stands == Answer.MET and condition.kind in CHECKS and _made_the_other(condition, by):
        wrong["stands"] = TWO_PEOPLE
    if wrong:
        raise ValidationError(wrong)
    holds = answers.stands != Answer.NOT_MET
    condition.evidence = answers.evidence if answers.stands == Answer.MET else ""
    condition.waived_why = answers.waived_why if answers.stands == Answer.WAIVED else ""
    condition.met_on = (answers.met_on or by.today) if holds else None
    condition.met_by = by.person if holds else None
    audit.save(condition, by=by, why=_verb(answers), now=now)
    return condition


def _made_the_other(condition: Condition, by: Reader) -> bool:
    others = publications.conditions_open_to(by).filter(review=condition.review_id, kind__in=CHECKS)
    return others.exclude(pk=condition.pk).filter(met_by=by.person_id).exists()


def _verb(answers: ConditionAnswers) -> Verb:
    said = {Answer.MET: Verb.CONDITION_MET, Answer.WAIVED: Verb.CONDITION_WAIVED}
    return said.get(Answer(answers.stands), Verb.CONDITION_TAKEN_BACK)

"""What is due on a review is said in the order in which it is seen to."""

from datetime import date

from dhr.models import Review, ReviewDecision, ReviewRules, ReviewStage, Stage
from dhr.models.course import Course, Wanted

TODAY = date(2026, 11, 23)
PLANNED = {Stage.CHAIR: date(2026, 11, 20), Stage.TERMS: date(2026, 12, 1), Stage.SECURED: date(2026, 11, 12)}


def test_what_is_late_comes_first_then_what_has_no_day_then_what_is_to_come():
    course = Course(
        review=Review(notified_on=date(2026, 10, 26)),
        stages={one: ReviewStage(stage=one, planned_on=PLANNED.get(one)) for one in Stage},
        decisions=[ReviewDecision(outcome="review", decided_on=date(2026, 11, 9))],
        pauses=(),
        rules=ReviewRules(decide_within_months=1, report_within_months=6),
        today=TODAY,
    )

    assert [(due.wanted, due.due_on, due.is_late) for due in course.dues] == [
        (Wanted.STAGE, date(2026, 11, 12), True),
        (Wanted.STAGE, date(2026, 11, 20), True),
        (Wanted.TELL_HOME_OFFICE, None, False),
        (Wanted.TELL_FAMILY, None, False),
        (Wanted.STAGE, date(2026, 12, 1), False),
        (Wanted.REPORT, date(2027, 5, 9), False),
    ]

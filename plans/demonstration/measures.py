"""Tell what the demonstration's plan measures: what was agreed to be counted, and the figures since."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from csp.demonstration.load import Cast, moment, read
from csp.kernel.measures.periods import Period, known_on, periods
from plans.demonstration.load import AGREED, COORDINATOR, FOLDER
from plans.models import Measure, Plan, Priority
from plans.queries import actions, plans, readings
from plans.services.measures import MeasureAnswers, add_measure, hold_measure, link_actions
from plans.services.readings import GivenReading, ReadingAnswers, edit_reading, give_readings

GIVEN, REVISED = 9, 4  # days ago


def load(cast: Cast) -> None:
    """Add the measures on the day the plan was agreed, with figures up to the newest that is known."""
    june = cast.reader(COORDINATOR, ago=AGREED)
    plan = plans.open_to(june).in_partnership(cast.partnership)[0]
    priorities = {one.number: one for one in plans.priorities_of(june, plan=plan)}
    by_reference = {one.reference: one for one in actions.open_to(june).filter(plan=plan)}
    agreed = moment(cast.day(-AGREED))
    for told in read(FOLDER / "measures.toml")["measures"]:
        answers = _answers(cast, plan, told, priorities[told["priority"]])
        measure = add_measure(plan=plan, answers=answers, by=june, now=agreed)
        working = [by_reference[one] for one in told.get("actions", [])]
        measure = link_actions(key=measure.key, version=1, actions=working, by=june, now=agreed)
        if held := told.get("held"):
            hold_measure(
                key=measure.key, version=measure.version, why_held=_dated(held, plan), by=june, now=agreed
            )
        if "figures" in told:
            _give(cast, measure, told)
        for area, written in told.get("by_area", {}).items():
            if area in cast.areas:
                given = _given(cast, measure, {**told, "figures": written})
                by = cast.reader(told.get("by", COORDINATOR), ago=GIVEN)
                give_readings(
                    key=measure.key, given=given, area=cast.areas[area], by=by, now=moment(cast.day(-GIVEN))
                )


def _answers(cast: Cast, plan: Plan, told: dict[str, Any], priority: Priority) -> MeasureAnswers:
    by = told.get("target_by")
    return MeasureAnswers(
        reference=told["ref"],
        title=told["title"],
        priority=priority,
        detail=told.get("detail", ""),
        unit=told["unit"],
        better=told["better"],
        every=told.get("every", ""),
        lag_weeks=told.get("lag"),
        baseline=_number(told.get("baseline")),
        baseline_period=_dated(told.get("baseline_period", ""), plan),
        why_no_baseline=_dated(told.get("why_no_baseline", ""), plan),
        target=told["target"],
        target_value=_number(told.get("target_value")),
        target_on=None if by is None else plan.ends_on + timedelta(days=by),
        source=told.get("source", ""),
        coverage=told.get("coverage", ""),
        lead_seat=cast.seats[told["lead"]],
    )


def _give(cast: Cast, measure: Measure, told: dict[str, Any]) -> None:
    """Give the figures in one go, then revise those that were wrong."""
    given, by = _given(cast, measure, told), cast.reader(told.get("by", COORDINATOR), ago=GIVEN)
    revised = {given[one["ago"]].period.starts_on: one for one in told.get("revised", [])}
    first = [
        replace(one, answers=replace(one.answers, value=Decimal(revised[at]["was"])))
        if at in revised
        else one
        for one in given
        for at in [one.period.starts_on]
    ]
    give_readings(key=measure.key, given=first, by=by, now=moment(cast.day(-GIVEN)))
    later = cast.reader(told.get("by", COORDINATOR), ago=REVISED)
    for at, one in revised.items():
        wrong = readings.of_measure(later, measure=measure).get(starts_on=at)
        edit_reading(
            key=wrong.key,
            version=1,
            answers=next(right.answers for right in given if right.period.starts_on == at),
            reason=one["why"],
            by=later,
            now=moment(cast.day(-REVISED)),
        )


def _given(cast: Cast, measure: Measure, told: dict[str, Any]) -> list[GivenReading]:
    """Return the figures, the newest first."""
    known = _known(cast, measure, overdue=told.get("overdue", 0))
    notes = {one["ago"]: one["text"] for one in told.get("notes", [])}
    written = zip(reversed(known), reversed(told["figures"]), strict=False)
    return [
        GivenReading(
            period, ReadingAnswers(Decimal(figure), ago in told.get("provisional", []), notes.get(ago, ""))
        )
        for ago, (period, figure) in enumerate(written)
    ]


def _known(cast: Cast, measure: Measure, *, overdue: int) -> list[Period]:
    """Return the periods whose figure should be known today, but for those that are overdue."""
    first = measure.plan.starts_on.replace(year=measure.plan.starts_on.year - 2)
    found = periods(measure.every, first, cast.today)
    known = [one for one in found if known_on(one, lag_weeks=measure.lag_weeks or 0) < cast.today]
    return known[: len(known) - overdue]


def _number(told: str | None) -> Decimal | None:
    return None if told is None else Decimal(told)


def _dated(text: str, plan: Plan) -> str:
    """Return a text with its years: the story is told in the plan's own."""
    first = plan.starts_on.year
    return text.format(two_before=first - 2, before=first - 1, first=first, third=first + 2, last=first + 3)

"""The stages of a review, as rows of a table and as a picture: planned against what happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.safestring import SafeString

from csp.kernel import day_words
from csp.kernel.charts.stages import Band, StageBar, stage_timeline
from dhr.models import Pause, ReviewStage, Stage
from dhr.models.course import Course
from dhr.policies.courses import can_be_planned, can_be_reached
from dhr.presenters.clocks import early_or_late
from dhr.presenters.stage_pages import noted_on

SHORT = {
    Stage.NOTIFIED: "Told",
    Stage.DECIDED: "Decided",
    Stage.TOLD: "Home Office and family told",
    Stage.CHAIR: "Chair appointed",
    Stage.TERMS: "Panel and terms of reference",
    Stage.DRAFTED: "Report, summary and plan drafted",
}


@dataclass(frozen=True)
class StageRow:
    """One stage as the table shows it."""

    key: str
    number: int
    title: str
    planned: str
    planned_note: str
    reached: str
    mark: str
    word: str
    may_plan: bool
    may_reach: bool
    noted_words: str
    noted_url: str


def rows_of(course: Course, *, may_run: bool) -> list[StageRow]:
    """Return the stages that the review goes through, each with what somebody who may run it can say of it."""
    return [
        _row(course, one, number=number, may_run=may_run)
        for number, one in enumerate(course.shown_stages, start=1)
    ]


def picture_of(course: Course) -> SafeString:
    """Draw the stages: a bar from the day a stage could begin to the day it was planned for, and was reached."""
    begun = course.review.notified_on
    planned_from = reached_from = begun
    bars = []
    for one in course.shown_stages:
        planned = course.planned_on(one.stage)
        actual = (min(reached_from, one.reached_on), one.reached_on) if one.reached_on else None
        bars.append(
            StageBar(
                label=SHORT.get(Stage(one.stage), str(one)),
                planned=(min(planned_from, planned), planned) if planned else None,
                actual=actual,
                note=_note(one, planned, course.today),
            )
        )
        planned_from = max(planned_from, planned or one.reached_on or begun)
        reached_from = max(reached_from, one.reached_on or begun)
    shown = _with_what_goes_on(bars, since=reached_from, today=course.today)
    name = f"Stages since {day_words.plain(begun)}, planned and reached"
    return stage_timeline(shown, bands=list(_bands(course)), today=course.today, name=name)


def pause_words(pause: Pause, today: date) -> str:
    """Return what a pause does to the clocks, in a sentence."""
    if pause.notified_on is None:
        return "It stops nothing: the Home Office has not been told."
    first = max(pause.starts_on, pause.agreed_on, pause.notified_on)
    if pause.ends_on and pause.ends_on < first:
        return "It stopped nothing: the Home Office was told only after its last day."
    late = f" The days before count: it was agreed and notified by {day_words.plain(first)}."
    if pause.ends_on is None:
        going = f"No day counts from {day_words.plain(first)} until further notice."
    else:
        days = (pause.ends_on - first).days + 1
        number = "1 day does" if days == 1 else f"{days} days do"
        going = f"{number} not count."
    return going + (late if first > pause.starts_on else "")


def _row(course: Course, one: ReviewStage, *, number: int, may_run: bool) -> StageRow:
    planned = course.planned_on(one.stage)
    mark, word = _state(one, planned, course.today)
    words, url = noted_on(one, slug=course.review.partnership.slug, review_key=course.review.key)
    return StageRow(
        key=one.key,
        number=number,
        title=str(one),
        planned=day_words.short(planned),
        planned_note="by its clock" if planned and not one.planned_on else "",
        reached=day_words.short(one.reached_on),
        mark=mark,
        word=word,
        may_plan=may_run and bool(can_be_planned(one.stage)),
        may_reach=may_run and bool(can_be_reached(one.stage, is_held=course.is_held)),
        noted_words=words if may_run else "",
        noted_url=url,
    )


def _state(one: ReviewStage, planned: date | None, today: date) -> tuple[str, str]:
    if one.reached_on and planned:
        return "done", f"Reached, {early_or_late(one.reached_on, planned)}"
    if one.reached_on:
        return "done", "Reached"
    if planned and planned < today:
        return "late", f"Not reached, {day_words.near(planned, today)}"
    return "wait", f"Planned {day_words.near(planned, today)}" if planned else "No day yet"


def _note(one: ReviewStage, planned: date | None, today: date) -> str:
    if one.reached_on:
        beside = f", {early_or_late(one.reached_on, planned)}" if planned else ""
        return f"Reached {day_words.short(one.reached_on)}{beside}"
    if planned:
        late = f", {day_words.near(planned, today)}" if planned < today else ""
        return f"Planned {day_words.short(planned)}{late}"
    return ""


def _with_what_goes_on(bars: Sequence[StageBar], *, since: date, today: date) -> list[StageBar]:
    """Draw the first stage that is not reached as going on, from the last one that is."""
    open_ones = [one for one in bars if one.actual is None]
    now = open_ones[0] if open_ones and since <= today else None
    words = f"Going on. {now.note}" if now and now.note else "Going on"
    return [
        replace(one, actual=(since, today), is_going_on=True, note=words) if one is now else one
        for one in bars
    ]


def _bands(course: Course) -> Iterator[Band]:
    """Return the days of each pause that do not count; one without an end, up to today."""
    for one in course.pauses:
        if one.notified_on is None:
            continue
        first = max(one.starts_on, one.agreed_on, one.notified_on)
        last = one.ends_on or max(course.today, first)
        if first <= last:
            until = f"to {day_words.short(one.ends_on)}" if one.ends_on else "until further notice"
            why = str(one)[:1].lower() + str(one)[1:]
            yield Band(first, last, f"Paused, {why}: {day_words.short(first)} {until}")

"""The page of a plan's agreement: its steps, its checklist, its authorities, its versions, and what is next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.plan_checklist import Point
from csp.models import Reader, Seat
from plans.models import Plan, SignOff
from plans.policies.plan_life import may_commit, may_sign, may_waive
from plans.policies.priorities import may_shape
from plans.presenters.plan_life_changes import TEXTS
from plans.queries.plan_life import Standing

# Where each point of the checklist is written.
WRITTEN_ON = {
    "a": "plan-texts",
    "violence": "plan-texts",
    "b": "plan-texts",
    "c": "action-list",
    "d": "plan-texts",
    "f": "plan-texts",
    "summary": "plan-texts",
}
WRITTEN = ("assessment", "strategy", "resources", "engagement", "summary")


@dataclass(frozen=True)
class PointRow:
    """A point of the checklist, as the page shows it."""

    letter: str
    words: str
    source: str
    kind: str
    said: str
    missing: tuple[str, ...]
    waived: str
    write_url: str
    waive_url: str
    waive_verb: str


@dataclass(frozen=True)
class SeatRow:
    """A responsible authority: its part of the plan, and its answer to the version put to it."""

    name: str
    resources: str
    success: str
    part_url: str
    part_verb: str
    kind: str
    said: str
    who: str
    reason: str
    sign_url: str
    sign_verb: str


@dataclass(frozen=True)
class VersionRow:
    """A version, as the list shows it."""

    name: str
    url: str
    put: str
    agreed: str
    published: str


def own_page(plan: Plan) -> str:
    """Return the address of the page from which a plan is changed: its agreement, or the overview of a review's."""
    return plan.get_absolute_url() if plan.is_of_a_review else address(plan, "plan-agreement")


def address(plan: Plan, page: str, **asked: str) -> str:
    """Return the address of one of a plan's pages."""
    found = reverse(f"plans:{page}", args=[plan.partnership.slug, plan.key])
    return f"{found}?{urlencode(asked)}" if asked else found


def point_rows(reader: Reader, standing: Standing) -> list[PointRow]:
    """Return the checklist, each point with what is missing and where it is written or waived."""
    plan = standing.plan
    by = {one.point: one.made_by.name for one in standing.waivers}
    may_write, waive = bool(may_shape(reader, plan)), bool(may_waive(reader, plan))
    return [
        PointRow(
            letter=point.asked.letter,
            words=point.asked.words,
            source=point.asked.source,
            kind=_mark(point),
            said="There" if point.is_met else "Waived" if point.waived else "Missing",
            missing=point.missing,
            waived=f"{point.waived} ({by.get(point.asked.code, '')})" if point.waived else "",
            write_url=_where(plan, point) if may_write and not point.is_met else "",
            waive_url=address(plan, "plan-waive", point=point.asked.code)
            if waive and (point.waived or not point.is_met)
            else "",
            waive_verb="Change or withdraw the waiver" if point.waived else "Waive it",
        )
        for point in standing.points
    ]


def seat_rows(reader: Reader, standing: Standing) -> list[SeatRow]:
    """Return the responsible authorities by name, each with its part and its answer."""
    return [_seat_row(reader, standing, seat) for seat in standing.seats]


def version_rows(standing: Standing) -> list[VersionRow]:
    """Return the versions, newest first."""
    return [
        VersionRow(
            name=str(one),
            url=one.get_absolute_url(),
            put=_day(one.made_at if one.was_put else None),
            agreed=_day(one.agreed_at),
            published=_day(one.published_at),
        )
        for one in standing.versions
    ]


def text_rows(plan: Plan) -> list[tuple[str, str]]:
    """Return the texts of the plan itself, with what each is."""
    labels = dict(TEXTS)
    return [(labels[name], getattr(plan, name)) for name in WRITTEN]


def answer_words(sign_off: SignOff) -> tuple[str, str]:
    """Return who answered and when, and who wrote it down if it was somebody else."""
    who = f"{sign_off.signed_name}, {sign_off.signed_post}, {day_words.short(sign_off.signed_on)}"
    by = sign_off.recorded_by.name
    return who, "" if by == sign_off.signed_name else f"Recorded by {by}"


def _seat_row(reader: Reader, standing: Standing, seat: Seat) -> SeatRow:
    plan = standing.plan
    part, answer = standing.commitments.get(seat.pk), standing.answers.get(seat.pk)
    kind, said = _answer(standing, answer)
    who, recorded = answer_words(answer) if answer else ("", "")
    may_write = may_commit(reader, plan, seat)
    may_answer = may_sign(reader, standing, seat)
    return SeatRow(
        name=str(seat),
        resources=part.resources if part else "",
        success=part.success if part else "",
        part_url=address(plan, "plan-commitment", seat=seat.key) if may_write else "",
        part_verb="Change its part" if part else "Write its part",
        kind=kind,
        said=said,
        who=". ".join(filter(None, (who, recorded))),
        reason=answer.reason if answer else "",
        sign_url=address(plan, "plan-sign", seat=seat.key) if may_answer else "",
        sign_verb="Change the answer" if answer else "Give its answer",
    )


def _answer(standing: Standing, answer: SignOff | None) -> tuple[str, str]:
    if standing.put is None:
        return "wait", "Not asked yet"
    if answer is None:
        return "wait", "No answer" if standing.put.agreed_at else "Asked, no answer yet"
    return ("done", "Agrees") if answer.agrees else ("late", "Does not agree")


def _mark(point: Point) -> str:
    if point.is_met:
        return "done"
    return "part" if point.waived else "late"


def _where(plan: Plan, point: Point) -> str:
    """Return where a point is written; the authorities' own parts stand on the page itself."""
    page: Mapping[str, str] = WRITTEN_ON
    code = point.asked.code
    if code == "b" and plan.assessment:
        return address(plan, "priority-list")
    return address(plan, page[code]) if code in page else "#authorities"


def _day(moment: datetime | None) -> str:
    return day_words.short(timezone.localdate(moment)) if moment else ""

"""What comes next in the life of a plan: the steps so far, and the one that is to be taken now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from csp.kernel import day_words
from csp.models import Reader
from plans.models import Plan, PlanVersion
from plans.policies.plan_life import leads_for, may_agree, may_propose, may_publish, may_sign
from plans.policies.priorities import may_shape
from plans.presenters.plan_life import address
from plans.queries.plan_life import Standing


@dataclass(frozen=True)
class Next:
    """The next step: what stands, what is to be done, and the button for whoever may do it.

    ``stands`` and ``stands_words`` say it to whoever can only read: what is, instead of what is to be done.
    """

    heading: str
    words: str
    verb: str = ""
    url: str = ""
    stands: str = ""
    stands_words: str = ""


@dataclass(frozen=True)
class StepRow:
    """One step of a plan's life: what it is called, how it stands, and whether it is the one now."""

    name: str
    kind: str
    fact: str
    is_now: bool = False


def next_of(reader: Reader, standing: Standing) -> Next:
    """Return what is next, with a button if the reader is the one who takes the step."""
    plan, put = standing.plan, standing.put
    is_coordinator = bool(may_shape(reader, plan))
    if plan.state == Plan.State.CLOSED:
        return Next("This plan is closed", f"It was closed on {day_words.plain(plan.closed_on)}.")
    if own := _own_answer(reader, standing):
        return own
    found = _being_agreed(standing, put) if put and not put.agreed_at and not standing.since else None
    found = found or (_at_rest(standing, put) if put and put.agreed_at and not standing.since else None)
    found = found or _to_be_put(standing)
    return found if is_coordinator else Next(found.stands or found.heading, found.stands_words or found.words)


def step_rows(standing: Standing) -> list[StepRow]:
    """Return the steps of the plan's life, and which is now."""
    plan, put = standing.plan, standing.put
    settled = len(standing.points) - len(standing.unsettled)
    answered = len(standing.seats) - len(standing.silent)
    agreed = max((one.agreed_at for one in standing.versions if one.agreed_at), default=None)
    published = standing.published.published_at if standing.published else None
    rows = [
        (
            "Write the plan",
            not standing.unsettled,
            _of(settled, len(standing.points), "points of the checklist"),
        ),
        ("Put it to the authorities", put is not None, f"{put}, {_day(put.made_at)}" if put else ""),
        (
            "Get their answers",
            put is not None and not standing.silent,
            _of(answered, len(standing.seats), "authorities") if put else "",
        ),
        ("Agree it", agreed is not None, _day(agreed)),
        ("Publish it", published is not None, _day(published)),
        ("Close it", plan.state == Plan.State.CLOSED, day_words.short(plan.closed_on)),
    ]
    now = next((place for place, row in enumerate(rows) if not row[1]), len(rows))
    return [
        StepRow(name, "done" if done else "part" if place == now else "wait", fact, is_now=place == now)
        for place, (name, done, fact) in enumerate(rows)
    ]


def _own_answer(reader: Reader, standing: Standing) -> Next | None:
    """Return the ask of an authority's lead whose answer is missing."""
    mine = leads_for(reader, standing.plan.partnership)
    for seat in standing.silent:
        if seat.authority_id in mine and may_sign(reader, standing, seat):
            return Next(
                f"{seat} is asked whether it agrees",
                f"Read {str(standing.put).lower()}, then answer for {seat}.",
                "Give its answer",
                address(standing.plan, "plan-sign", seat=seat.key),
            )
    return None


def _being_agreed(standing: Standing, put: PlanVersion) -> Next:
    plan = standing.plan
    if standing.against:
        names = ", ".join(str(seat) for seat in standing.against)
        return Next(
            f"Version {put.number} is not agreed",
            f"{names} said no. Change the plan and put it to the authorities again, or change the answer.",
            "Change the texts",
            address(plan, "plan-texts"),
            stands_words=f"{names} said no.",
        )
    if number := len(standing.silent):
        asked = "Each authority’s lead is asked on their own “My work”."
        return Next(
            "1 authority has not answered yet"
            if number == 1
            else f"{number} authorities have not answered yet",
            f"{asked} An answer given on paper or at a meeting is recorded below.",
            "See who has not answered",
            "#authorities",
            stands_words=asked,
        )
    return Next(
        "Every responsible authority agrees",
        f"Version {put.number} can be agreed now.",
        "Agree the plan",
        address(plan, "plan-agree"),
    )


def _at_rest(standing: Standing, put: PlanVersion) -> Next:
    """Return what is next for a plan that still is what was agreed."""
    plan = standing.plan
    if standing.published is None or standing.published.number < put.number:
        return Next(
            f"Version {put.number} is agreed",
            "It can be published.",
            "Publish the plan",
            address(plan, "plan-publish"),
        )
    still = (
        f"It is still version {put.number}, as the authorities agreed to it. " if standing.is_as_put else ""
    )
    return Next(
        "The plan is agreed and published",
        f"{still}It runs until {day_words.plain(plan.ends_on)}.",
    )


def _to_be_put(standing: Standing) -> Next:
    plan, put = standing.plan, standing.put
    again = " again" if put else ""
    if not standing.unsettled:
        return Next(
            f"Put it to the authorities{again}",
            f"{_why(standing)} This keeps the text as version {_number(standing)}, and asks each of them.",
            f"Put it to the authorities{again}",
            address(plan, "plan-propose"),
            *_as_read(standing, "It can be put to the authorities now."),
        )
    missing = len(standing.unsettled)
    points = "1 point of the checklist is" if missing == 1 else f"{missing} points of the checklist are"
    return Next(
        "Write what is missing",
        f"{points} neither there nor waived. The plan is put to the authorities{again} when none is.",
        "Write the texts",
        address(plan, "plan-texts"),
        *_as_read(standing, f"{points} neither there nor waived."),
    )


def _as_read(standing: Standing, missing: str) -> tuple[str, str]:
    """Return how a plan stands that is to be put to the authorities, for whoever doesn’t do it."""
    if (put := standing.put) is None:
        return "The plan is being written", missing
    became = "agreed" if put.agreed_at else "put to the authorities"
    return (
        f"The plan was changed since version {put.number} was {became}",
        "What changed is listed below.",
    )


def offers(reader: Reader, standing: Standing, *, still_open: int, but: str) -> list[tuple[str, str]]:
    """Return the other steps that can be taken now as (words, address), without the one at the address ``but``."""
    plan = standing.plan
    if not may_shape(reader, plan):
        return []
    found = [("Change what the plan is called, or its days", "plan-edit")]
    if may_propose(reader, standing):
        found.append(("Put it to the authorities", "plan-propose"))
    if may_agree(reader, standing):
        found.append(("Agree the plan", "plan-agree"))
    if may_publish(reader, standing):
        found.append(("Publish the plan", "plan-publish"))
    if plan.state in (Plan.State.AGREED, Plan.State.PUBLISHED):
        found.append(("Make the next plan from this one", "plan-next"))
    if not still_open or plan.state != Plan.State.DRAFTING:
        found.append(("Close the plan", "plan-close"))
    steps = [(words, address(plan, page)) for words, page in found]
    return [(words, url) for words, url in steps if url != but]


def _why(standing: Standing) -> str:
    if (put := standing.put) is None:
        is_whole = all(point.is_met for point in standing.points)
        return "Nothing is missing." if is_whole else "Nothing is missing that is not waived."
    if not put.agreed_at:
        return f"The plan was changed since version {put.number}."
    return (
        f"The plan was changed since version {put.number} was agreed, as plans are in the course of a year. "
        "Put it to them when they should agree to what it says now, and each year before its new year begins."
    )


def _number(standing: Standing) -> int:
    return max((one.number for one in standing.versions), default=0) + 1


def _of(number: int, total: int, what: str) -> str:
    return f"{number} of {total} {what}" if total else ""


def _day(moment: datetime | None) -> str:
    return day_words.short(timezone.localdate(moment)) if moment else ""

"""What the clock counts for everybody of a partnership at once: each function is one question."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from csp.models import Partnership
from plans.models import (
    Action,
    ActionState,
    Challenge,
    Handover,
    Measure,
    Milestone,
    Plan,
    PlanVersion,
    Reading,
    RoundAsk,
    Status,
    UpdateRound,
)
from plans.queries.plan_life import newest_not_agreed
from plans.queries.rounds import SNAPSHOTS, counted

# What the rules about an action look at; its words stay where they are.
TIMED = ("due_on", "original_due_on", "reported_on", "added_on", "state", "lead_person", "status", "plan")


class Missing(NamedTuple):
    """A report that an open round waits for, as whoever is to give it is found."""

    person_id: int | None
    authority_id: int | None
    due_on: date
    circle_id: int | None
    is_returned: bool


def open_actions(partnership: Partnership) -> QuerySet[Action]:
    """Return the open actions of plans that are not closed."""
    found = Action.objects.in_partnership(partnership).open().exclude(plan__state=Plan.State.CLOSED)
    return found.select_related("plan", "status").only(*TIMED, *_OF_PLAN, "status__stands_for").order_by("pk")


def complete_and_not_closed(partnership: Partnership) -> Iterable[tuple[int | None, int]]:
    """Give how many actions are reported complete and not closed, by circle, in plans that are not closed."""
    complete = Q(status__stands_for=Status.StandsFor.COMPLETE, state=ActionState.OPEN)
    found = Action.objects.in_partnership(partnership).filter(complete)
    going_on = found.exclude(plan__state=Plan.State.CLOSED).order_by("plan__circle_id")
    return going_on.values_list("plan__circle_id").annotate(number=Count("pk"))


def asked_about(partnership: Partnership) -> set[int]:
    """Return the ids of the actions that an open round asks about."""
    found = RoundAsk.objects.asked().filter(
        round__state=UpdateRound.State.OPEN, action__plan__partnership=partnership
    )
    return set(found.order_by().values_list("action_id", flat=True))


def missing_milestones(partnership: Partnership, *, until: date) -> QuerySet[Milestone]:
    """Return the milestones due by a day and not reached, of open actions that name somebody."""
    held = Action.objects.in_partnership(partnership).open().exclude(lead_person=None)
    found = Milestone.objects.filter(action__in=held, reached_on=None, due_on__lte=until)
    return (
        found.exclude(action__plan__state=Plan.State.CLOSED)
        .select_related("action__plan", "action__status")
        .only("due_on", "reached_on", *_OF_ACTION)
        .order_by("pk")
    )


def waiting_handovers(partnership: Partnership) -> Iterable[tuple[int, int | None]]:
    """Give, for each action that was handed over and still stands first on a page, whose page and its circle."""
    going_on = Action.objects.in_partnership(partnership).open().exclude(plan__state=Plan.State.CLOSED)
    found = Handover.objects.filter(settled_at=None, action__in=going_on, action__lead_person=F("to_person"))
    return found.order_by("pk").values_list("to_person_id", "action__plan__circle_id")


def missing_reports(partnership: Partnership) -> list[Missing]:
    """Return the reports that open rounds still wait for."""
    challenged = Challenge.objects.filter(ask=OuterRef("pk"), answered_by=None)
    found = RoundAsk.objects.missing().filter(
        round__state=UpdateRound.State.OPEN, round__plan__partnership=partnership
    )
    rows = found.annotate(is_returned=Exists(challenged)).order_by("pk")
    return [
        Missing(*row)
        for row in rows.values_list(
            "action__lead_person_id",
            "action__lead_seat__authority_id",
            "round__due_on",
            "round__plan__circle_id",
            "is_returned",
        )
    ]


def being_signed(partnership: Partnership) -> list[PlanVersion]:
    """Return, for each plan that is not closed, the newest version that was put to the authorities and not agreed."""
    return newest_not_agreed(PlanVersion.objects.in_partnership(partnership))


def open_rounds(partnership: Partnership) -> QuerySet[UpdateRound]:
    """Return the open rounds, each with how many actions it asks about and how many are reported."""
    found = UpdateRound.objects.in_partnership(partnership).filter(state=UpdateRound.State.OPEN)
    return counted(found).select_related("plan").defer(*SNAPSHOTS).order_by("due_on", "key")


def measures_given(partnership: Partnership) -> QuerySet[Measure]:
    """Return the measures in use for which an authority gives figures, of plans that are not closed."""
    found = Measure.objects.in_partnership(partnership).filter(why_held="").exclude(every="")
    found = found.exclude(lead_seat=None).exclude(plan__state=Plan.State.CLOSED)
    return found.select_related("plan", "lead_seat").order_by("pk")


def periods_given(partnership: Partnership) -> Iterable[tuple[int, date]]:
    """Give each measure (an id) with the first day of each period that has a figure for the whole partnership."""
    found = Reading.objects.filter(measure__plan__partnership=partnership, area=None)
    return found.order_by().values_list("measure_id", "starts_on")


_OF_PLAN = ("plan__partnership", "plan__circle", "plan__silent_after_days", "plan__state")
_OF_ACTION = (
    *(f"action__{name}" for name in (*TIMED, *_OF_PLAN)),
    "action__status__stands_for",
)

"""Which open actions nobody answers for: nobody is named, the holder has left, or two rounds went by unheard."""

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Subquery

from csp.models import Partnership, Reader
from csp.permissions import Permission
from plans.models import Action, ActionState, Plan, ProgressUpdate, RoundAsk, UpdateRound
from plans.queries import plans

ROUNDS = 2  # so many rounds asked and heard nothing


def unanswered(reader: Reader, *, plan: Plan) -> QuerySet[Action]:
    """Return the plan's open actions that nobody answers for, of those the reader sees to, by reference.

    Each says whether somebody whom it names is there (``is_held``), and whether nothing was heard of it since the
    earlier of the last two rounds that asked was opened (``is_unheard``).
    """
    return (
        _seen_to_by(reader, plan.partnership_id)
        .filter(plan=plan)
        .select_related("plan__partnership", "lead_seat__authority", "lead_person")
        .order_by("reference_order", "key")
    )


def number_to_see_to(reader: Reader, *, plan: Plan) -> int:
    """Return how many such actions the plan has, of those the reader sees to."""
    return _seen_to_by(reader, plan.partnership_id).filter(plan=plan).count()


def numbers_by_plan(reader: Reader, *, partnership: Partnership) -> dict[Plan, int]:
    """Return how many such actions each running plan has that has any, of those the reader sees to, newest first."""
    found = _seen_to_by(reader, partnership.pk).order_by().values_list("plan_id", flat=True)
    numbers = Counter(found)
    running = plans.not_closed(reader, partnership=partnership) if numbers else ()
    return {plan: numbers[plan.pk] for plan in running if numbers[plan.pk]}


def numbers_by_authority(
    reader: Reader, *, partnership: Partnership
) -> Counter[tuple[int | None, int | None]]:
    """Return how many such actions the running plans have, by circle and by the authority that leads them (ids)."""
    found = _seen_to_by(reader, partnership.pk).filter(
        plan__in=plans.not_closed(reader, partnership=partnership)
    )
    return Counter(found.order_by().values_list("plan__circle_id", "lead_seat__authority_id"))


def _seen_to_by(reader: Reader, partnership: int) -> QuerySet[Action]:
    """Return those of the whole partnership for its coordinator, those of their own authority for its lead.

    Of a plan that named people run, all of it is for them.
    """
    found = Action.objects.visible_to(reader).open().with_holding(reader.today)
    found = found.filter(plan__partnership=partnership)
    if reader.holds(Permission.ACTION_EDIT, partnership=partnership):
        found = found.exclude(plan__circle__in=reader.run_circles.by_others)
    else:
        mine = Q(
            lead_seat__authority__in=reader.authorities_with(
                Permission.ACTION_EDIT_OWN, partnership=partnership
            )
        )
        if reader.may_come_in(Permission.ACTION_EDIT, partnership=partnership):
            mine |= Q(plan__circle__in=reader.run_circles.by_reader)
        found = found.filter(mine)
    asked = found.annotate(asked_since=Subquery(_askings(reader.today)))
    heard = ProgressUpdate.objects.filter(action=OuterRef("pk"), made_at__gte=OuterRef("asked_since"))
    unheard = Q(state=ActionState.OPEN, asked_since__isnull=False) & ~Exists(heard)
    said = asked.annotate(is_unheard=ExpressionWrapper(unheard, output_field=BooleanField()))
    return said.filter(Q(is_held=False) | Q(is_unheard=True))


def _askings(today: date) -> QuerySet[RoundAsk, Any]:
    """Return when the second last round was opened that asked about an action, and is over or past its due date.

    A round of a plan that the action has left is not looked at: what was said there may be for others alone.
    """
    over = Q(round__state=UpdateRound.State.LOCKED) | Q(round__due_on__lt=today)
    asked = RoundAsk.objects.asked().filter(over, action=OuterRef("pk"), round__plan=OuterRef("plan"))
    newest = asked.order_by("-round__opened_at", "key").values("round__opened_at")
    return newest[ROUNDS - 1 : ROUNDS]

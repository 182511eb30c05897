"""Questions about milestones: those of an action, one that was removed, and all that they ever were."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from plans.models import Action, Milestone, Plan
from plans.queries.reach import seen


def open_to(reader: Reader) -> QuerySet[Milestone]:
    """Return the milestones of the actions that the reader may see, with all that their pages name."""
    return (
        Milestone.objects.visible_to(reader)
        .select_related("action__plan__partnership", "action__status", "action__lead_person")
        .select_related("action__lead_seat__authority")
        .order_by("position", "key")
    )


def milestones_of(reader: Reader, *, action: Action) -> QuerySet[Milestone]:
    """Return the milestones of an action, in their order."""
    return open_to(reader).filter(action=action)


def shown_of(reader: Reader, *, action: Action) -> list[Milestone]:
    """Return the same for the page of an action, which is at hand: nothing more is asked about it."""
    mine = Milestone.objects.filter(action__in=seen(reader, action=action))
    found = list(mine.order_by("position", "key"))
    for one in found:
        one.action = action
    return found


def missing_of(reader: Reader, *, partnership: Partnership, until: date) -> QuerySet[Milestone]:
    """Return the milestones due by a day and not reached, of the actions that the reader holds and is asked about.

    Whoever is named on an action from outside its circle sees no milestone of it.
    """
    held = Action.objects.in_partnership(partnership).asked().filter(lead_person=reader.person_id)
    found = Milestone.objects.visible_to(reader).filter(action__in=held, reached_on=None, due_on__lte=until)
    return (
        found.exclude(action__plan__state=Plan.State.CLOSED)
        .select_related("action__plan", "action__status")
        .order_by("due_on", "action__reference_order", "position", "key")
    )


def hold(reader: Reader, *, action: int | None) -> None:
    """Let whoever else changes the milestones of an action (its id) wait until this transaction ends."""
    visible = Action.objects.visible_to(reader).filter(pk=action or 0)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))


def action_of(reader: Reader, *, key: str) -> int | None:
    """Return the id of the action of the milestone with this key, if the reader may see it."""
    found = Milestone.objects.visible_to(reader).filter(key=key)
    return found.values_list("action_id", flat=True).first()


def number_of_evidence(reader: Reader, *, milestone: Milestone) -> int:
    """Return how many pieces of evidence are kept with a milestone."""
    found = Milestone.objects.visible_to(reader).filter(pk=milestone.pk)
    return found.exclude(evidence=None).values("evidence").count()


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed milestone with this key, of an action the reader may see."""
    mine = Action.objects.visible_to(reader).values("pk")
    gone = Milestone.history.filter(key=key, history_type="-", action_id__in=mine)
    return gone.select_related("action__plan__partnership", "history_user").first()


def versions_in(reader: Reader, *, action: Action) -> list[Any]:
    """Return every saved version of an action's milestones, removed ones too, each milestone's oldest first."""
    mine = Action.objects.visible_to(reader).filter(pk=action.pk).values("pk")
    found = Milestone.history.filter(action_id__in=mine).select_related("history_user")
    return list(found.order_by("id", "history_date", "history_id"))

"""Questions about evidence: that of an action, and what there was of it."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Reader
from plans.models import Action, Evidence, Milestone, ProgressUpdate
from plans.queries.reach import seen


def open_to(reader: Reader) -> QuerySet[Evidence]:
    """Return the evidence about the actions that the reader may see, newest first, with all that its pages name."""
    return (
        Evidence.objects.visible_to(reader)
        .select_related("action__plan__partnership", "action__status", "action__lead_person")
        .select_related("action__lead_seat__authority", "file", "added_by", "milestone")
        .order_by("-added_at", "key")
    )


def action_of(reader: Reader, *, key: str) -> int | None:
    """Return the id of the action of the evidence with this key, if the reader may see it."""
    found = Evidence.objects.visible_to(reader).filter(key=key)
    return found.values_list("action_id", flat=True).first()


def evidence_of(reader: Reader, *, action: Action) -> QuerySet[Evidence]:
    """Return the evidence about an action, newest first."""
    found = Evidence.objects.filter(action__in=seen(reader, action=action))
    return found.select_related("file", "added_by", "milestone").order_by("-added_at", "key")


def shown_by_update(reader: Reader, *, action: Action, key: str) -> ProgressUpdate | None:
    """Return the update of an action with this key, if the reader may see it."""
    mine = Action.objects.visible_to(reader).filter(pk=action.pk)
    return ProgressUpdate.objects.filter(action__in=mine, key=key).first()


def shown_by_milestone(reader: Reader, *, action: Action, key: str) -> Milestone | None:
    """Return the milestone of an action with this key, if the reader may see it."""
    return Milestone.objects.visible_to(reader).filter(action=action, key=key).first()


def removed_from(reader: Reader, *, action: Action) -> list[Any]:
    """Return the last version of each piece of evidence that was removed from an action, newest first."""
    mine = Action.objects.visible_to(reader).filter(pk=action.pk).values("pk")
    gone = Evidence.history.filter(action_id__in=mine, history_type="-")
    return list(gone.select_related("history_user").order_by("-history_date", "-history_id"))

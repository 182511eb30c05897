"""What the plans hold about the reader themselves, of what they can open today."""

from typing import Any

from django.db.models import F, Q, QuerySet

from csp.models import Reader
from plans.models import Action, Challenge, Handover, PlanImport, Priority, ProgressUpdate, ReportDraft
from plans.queries import imports
from plans.queries.actions import reachable_by


def actions_held_by(reader: Reader) -> QuerySet[Action]:
    """Return the actions that name the reader, restricted ones too, open or not, soonest due first, undated last."""
    mine = reachable_by(reader).filter(lead_person=reader.person_id)
    return mine.order_by(F("due_on").asc(nulls_last=True), "reference_order", "key")


def priorities_led_by(reader: Reader) -> QuerySet[Priority]:
    """Return the priorities that name the reader as their lead."""
    mine = Priority.objects.visible_to(reader).filter(lead_person=reader.person_id)
    return mine.select_related("plan__partnership").order_by("-plan__starts_on", "position", "key")


def updates_by(reader: Reader) -> QuerySet[ProgressUpdate]:
    """Return the updates that the reader gave, newest first."""
    mine = ProgressUpdate.objects.filter(made_by=reader.person_id, action__in=_reachable(reader))
    return mine.select_related("action__plan__partnership", "status").order_by("-made_at", "key")


def drafts_of(reader: Reader) -> QuerySet[ReportDraft]:
    """Return what the reader has typed in rounds and not reported, newest first."""
    mine = ReportDraft.objects.filter(person=reader.person_id, ask__action__in=_reachable(reader))
    return mine.select_related("ask__action__plan", "status").order_by("-saved_at", "key")


def challenges_by(reader: Reader) -> QuerySet[Challenge]:
    """Return what the reader said to the reports that they returned, newest first."""
    mine = Challenge.objects.filter(made_by=reader.person_id, ask__action__in=_reachable(reader))
    return mine.select_related("ask__action__plan").order_by("-made_at", "key")


def handovers_of(reader: Reader) -> QuerySet[Handover]:
    """Return the handovers from the reader, to them or made by them, newest first.

    Of an action of a restricted plan, somebody outside its circle sees those to them alone: who else held it is
    not for them to know.
    """
    named = Q(from_person=reader.person_id) | Q(to_person=reader.person_id) | Q(made_by=reader.person_id)
    seen = named & Q(action__in=Action.objects.visible_to(reader).order_by().values("pk"))
    told = Q(to_person=reader.person_id, action__in=_reachable(reader))
    found = Handover.objects.filter(seen | told)
    return found.select_related("action__plan", "from_person", "to_person").order_by("-made_at", "key")


def imports_by(reader: Reader) -> QuerySet[PlanImport]:
    """Return the sheets that the reader began to import, newest first."""
    return imports.open_to(reader).filter(added_by=reader.person_id)


def _reachable(reader: Reader) -> QuerySet[Action, Any]:
    return Action.objects.reachable_by(reader).order_by().values("pk")

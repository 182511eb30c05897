"""What the plans hold about the reader themselves, of what they can open today."""

from typing import Any

from django.db.models import F, Q, QuerySet

from csp.models import Reader
from csp.queries.my_data import names_of
from plans.models import (
    Action,
    Challenge,
    Evidence,
    Handover,
    Plan,
    PlanImport,
    PlanVersion,
    Priority,
    ProgressUpdate,
    Reading,
    ReportDraft,
    RoundLink,
    SignOff,
    UpdateRound,
    Waiver,
)
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


def evidence_by(reader: Reader) -> QuerySet[Evidence]:
    """Return the evidence that the reader added, newest first."""
    mine = Evidence.objects.visible_to(reader).filter(added_by=reader.person_id)
    return mine.select_related("action__plan__partnership", "file").order_by("-added_at", "key")


def figures_by(reader: Reader) -> QuerySet[Reading]:
    """Return the figures that the reader gave, newest first."""
    mine = Reading.objects.visible_to(reader).filter(made_by=reader.person_id)
    return mine.select_related("measure__plan__partnership", "area").order_by("-made_at", "key")


def links_of(reader: Reader) -> QuerySet[RoundLink]:
    """Return the letters to the reader that may carry a link for reporting, newest first."""
    seen = UpdateRound.objects.visible_to(reader).order_by().values("pk")
    mine = RoundLink.objects.filter(person=reader.person_id, round__in=seen)
    return (
        mine.select_related("round__plan__partnership")
        .defer("round__at_opening", "round__content")
        .order_by("-sent_at", "key")
    )


def decided_by(reader: Reader) -> QuerySet[Action]:
    """Return the actions that stand as they do because the reader decided it, latest first."""
    mine = Action.objects.visible_to(reader).filter(state_by=reader.person_id)
    return mine.select_related("plan__partnership").order_by("-state_on", "reference_order", "key")


def rounds_by(reader: Reader) -> QuerySet[UpdateRound]:
    """Return the rounds that the reader opened or locked, newest first."""
    either = Q(opened_by=reader.person_id) | Q(locked_by=reader.person_id)
    mine = UpdateRound.objects.visible_to(reader).filter(either).defer("at_opening", "content")
    return mine.select_related("plan__partnership").order_by("-opened_at", "key")


def versions_by(reader: Reader) -> QuerySet[PlanVersion]:
    """Return the versions of plans that the reader made, or said to be agreed or public, newest first."""
    me = reader.person_id
    mine = PlanVersion.objects.visible_to(reader).filter(Q(made_by=me) | Q(agreed_by=me) | Q(published_by=me))
    return mine.defer("content").select_related("plan__partnership").order_by("-made_at", "key")


def answers_by(reader: Reader) -> QuerySet[SignOff]:
    """Return answers of authorities that the reader signed, by a name of theirs, or wrote down; newest first."""
    known = PlanVersion.objects.visible_to(reader).order_by().values("pk")
    mine = Q(recorded_by=reader.person_id)
    for name in names_of(reader):
        mine |= Q(signed_name__iexact=name)
    found = SignOff.objects.filter(mine, plan_version__in=known).defer("plan_version__content")
    return found.select_related("plan_version__plan__partnership", "seat__authority").order_by(
        "-recorded_at", "key"
    )


def waivers_by(reader: Reader) -> QuerySet[Waiver]:
    """Return the points of the checklist that the reader let a plan go without, newest first."""
    mine = Waiver.objects.visible_to(reader).filter(made_by=reader.person_id)
    return mine.select_related("plan__partnership").order_by("-made_at", "key")


def plans_closed_by(reader: Reader) -> QuerySet[Plan]:
    """Return the plans that the reader closed, latest first."""
    mine = Plan.objects.visible_to(reader).filter(closed_by=reader.person_id)
    return mine.select_related("partnership").order_by("-closed_on", "key")


def _reachable(reader: Reader) -> QuerySet[Action, Any]:
    return Action.objects.reachable_by(reader).order_by().values("pk")

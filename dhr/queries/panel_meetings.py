"""Meetings of panels: which there are, who was there, what was before them and what they decided."""

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404

from csp.models import Partnership, Reader
from dhr.models import (
    Capacity,
    PanelAttendance,
    PanelDecision,
    PanelMeeting,
    PanelPaper,
    Part,
    Review,
    ReviewMember,
)
from dhr.models.capacity import RUNNING
from dhr.queries import courses
from dhr.queries.capacities import reviews_as
from plans.models import Action

PARTS: tuple[type[PanelAttendance | PanelPaper | PanelDecision], ...] = (
    PanelAttendance,
    PanelPaper,
    PanelDecision,
)
# They come to the panel's meetings.
OF_THE_PANEL = [one for one in Capacity if Part.PANEL in one.parts]


def open_to(reader: Reader) -> QuerySet[PanelMeeting]:
    """Return the meetings of the panels that the reader is of, latest first."""
    return PanelMeeting.objects.visible_to(reader).select_related("review__partnership")


def of_review(reader: Reader, *, review: Review) -> QuerySet[PanelMeeting]:
    """Return the meetings of one review's panel, latest first, each with how many decisions it took."""
    found = open_to(reader).filter(review=review)
    return found.annotate(number_decided=Count("paneldecisions"))


def not_written_up(reader: Reader, *, partnership: Partnership) -> QuerySet[PanelMeeting]:
    """Return the meetings whose day has passed and nobody has written up, of reviews that the reader runs."""
    past = open_to(reader).filter(review__partnership=partnership, held_on__lt=reader.today, is_held=False)
    running = past.filter(review__in=reviews_as(reader, RUNNING), review__closed_on=None)
    return running.order_by("held_on", "key")


def hold(reader: Reader, *, meeting: int) -> PanelMeeting:
    """Let whoever else changes a meeting (its id), or its review, wait; return it as it is once this has waited.

    Raises Http404 when it went out of the reader's sight meanwhile.
    """
    visible = PanelMeeting.objects.visible_to(reader).filter(pk=meeting)
    for review in visible.order_by().values_list("review", flat=True):
        courses.hold(reader, review=review)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))
    found = open_to(reader).filter(pk=meeting).first()
    if found is None:
        raise Http404
    return found


def panel_on(reader: Reader, *, meeting: PanelMeeting) -> QuerySet[ReviewMember]:
    """Return who was on the panel on the day of a meeting, with the statement signed, by name."""
    return (
        ReviewMember.objects.visible_to(reader)
        .holding(meeting.held_on)
        .filter(review=meeting.review_id, capacity__in=OF_THE_PANEL)
        .select_related("person")
        .order_by("person__name_order", "key")
    )


def attendances_open_to(reader: Reader) -> QuerySet[PanelAttendance]:
    """Return who was at the meetings of the reader's panels, with all that their pages name."""
    return (
        PanelAttendance.objects.visible_to(reader)
        .select_related("meeting__review__partnership", "member")
        .order_by("sent_apologies", "name", "pk")
    )


def papers_open_to(reader: Reader) -> QuerySet[PanelPaper]:
    """Return what was before the meetings of the reader's panels."""
    return PanelPaper.objects.visible_to(reader).select_related("meeting__review__partnership", "file")


def decisions_open_to(reader: Reader) -> QuerySet[PanelDecision]:
    """Return what the reader's panels decided."""
    found = PanelDecision.objects.visible_to(reader)
    return found.select_related("meeting__review__partnership")


def actions_raised(reader: Reader, *, meeting: PanelMeeting) -> dict[int, Action]:
    """Return the actions that came of a meeting's decisions, as far as the reader may see them, by id."""
    raised = decisions_open_to(reader).filter(meeting=meeting, action__isnull=False).order_by()
    mine = Action.objects.visible_to(reader).filter(pk__in=raised.values("action"))
    return {one.pk: one for one in mine.select_related("plan__partnership")}


def has_parts(reader: Reader, *, meeting: PanelMeeting) -> bool:
    """Return whether anybody is on its list, anything was before it or it decided anything."""
    return any(model.objects.visible_to(reader).filter(meeting=meeting).exists() for model in PARTS)


def removed(reader: Reader, *, key: str) -> Any | None:
    """Return the last version of a removed part of a meeting with this key, of a panel that the reader is of."""
    mine = PanelMeeting.objects.visible_to(reader).order_by().values("pk")
    for model in PARTS:
        gone = model.history.filter(key=key, history_type="-", meeting_id__in=mine)
        found = gone.select_related("meeting__review__partnership", "history_user").first()
        if found:
            return found
    return None


def versions_in(reader: Reader, *, meeting: PanelMeeting) -> dict[type[Any], list[Any]]:
    """Return every saved version of a meeting and of what belongs to it, removed parts too, oldest first."""
    mine = PanelMeeting.objects.visible_to(reader).filter(pk=meeting.pk).order_by().values("pk")
    kinds: list[tuple[type[Any], str]] = [
        (PanelMeeting, "id__in"),
        *((one, "meeting_id__in") for one in PARTS),
    ]
    return {
        model: list(
            model.history.filter(**{among: mine})
            .select_related("history_user")
            .order_by("id", "history_date", "history_id")
        )
        for model, among in kinds
    }

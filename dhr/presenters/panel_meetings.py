"""Meetings of a panel as pages show them: the list, one meeting, who came, its papers and its decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.files import MediaType
from csp.kernel import day_words
from csp.kernel.file_size import size_words
from dhr.models import PanelAttendance, PanelDecision, PanelMeeting, PanelPaper, Review
from plans.models import Action


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in the list."""

    title: str
    url: str
    day: date
    place: str
    stands: str
    is_doubtful: bool
    decided: str


@dataclass(frozen=True)
class PaperLine:
    """A paper: a file to open, or where it is kept."""

    key: str
    title: str
    url: str
    about: str


@dataclass(frozen=True)
class DecisionLine:
    """A decision, and the action that came of it."""

    key: str
    text: str
    action: Action | None
    may_raise: bool
    may_go: bool

    @property
    def short(self) -> str:
        """Return its beginning, to name it beside a button."""
        return self.text[:60]


def list_of(review: Review) -> str:
    """Return the address of the meetings of a review's panel."""
    return reverse("dhr:panel-meeting-list", args=[review.partnership.slug, review.key])


def stands(meeting: PanelMeeting, today: date) -> str:
    """Return whether a meeting has taken place, in words."""
    if meeting.is_held:
        return "Has taken place"
    if meeting.held_on < today:
        return "Not written up"
    return "Today" if meeting.held_on == today else "To come"


def rows_of(meetings: Iterable[PanelMeeting], *, today: date) -> tuple[list[MeetingRow], list[MeetingRow]]:
    """Return the meetings to come, soonest first, and those whose day has passed, latest first."""
    coming: list[MeetingRow] = []
    past: list[MeetingRow] = []
    for one in meetings:
        number = getattr(one, "number_decided", 0)
        row = MeetingRow(
            one.title,
            one.get_absolute_url(),
            one.held_on,
            one.place,
            stands(one, today),
            not one.is_held and one.held_on < today,
            {0: "", 1: "1 decision"}.get(number, f"{number} decisions"),
        )
        (past if one.is_held or one.held_on < today else coming).append(row)
    return coming[::-1], past


def facts_of(meeting: PanelMeeting) -> list[tuple[str, str]]:
    """Return what a meeting is."""
    rows = [("Day", day_words.long(meeting.held_on)), ("Where", meeting.place)]
    return [row for row in rows if row[1]]


def people_of(
    attendances: Iterable[PanelAttendance],
) -> tuple[list[PanelAttendance], list[PanelAttendance]]:
    """Return who was there, and who sent apologies."""
    there: list[PanelAttendance] = []
    apologies: list[PanelAttendance] = []
    for one in attendances:
        (apologies if one.sent_apologies else there).append(one)
    return there, apologies


def papers_of(papers: Iterable[PanelPaper], slug: str) -> list[PaperLine]:
    """Return the papers of a meeting, each with what it is and where."""
    return [
        PaperLine(
            one.key,
            one.title,
            reverse("dhr:panel-paper-download", args=[slug, one.key]) if one.file else "",
            f"{MediaType(one.file.media_type).word}, {size_words(one.file.size)}"
            if one.file
            else f"Kept at: {one.kept_at}",
        )
        for one in papers
    ]


def decisions_of(
    decisions: Iterable[PanelDecision], actions: Mapping[int, Action], *, may_raise: bool
) -> list[DecisionLine]:
    """Return the decisions of a meeting in their order; ``actions`` are those that the reader may see, by id."""
    return [
        DecisionLine(
            one.key,
            one.text,
            actions.get(one.action_id or 0),
            may_raise and one.action_id is None,
            one.action_id is None,
        )
        for one in decisions
    ]

"""Committees as pages show them: the list, one of them, a meeting with its deadlines, the work programme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.clear_days import publish_by, working_days_before
from csp.kernel.scrutiny_duty import Duty, standing
from scrutiny.models import Committee, CommitteeMeeting, CommitteeMember, Deadline, Pack, WorkItem

State = CommitteeMeeting.State
PUBLISHED = "Papers published"


@dataclass(frozen=True)
class CommitteeRow:
    """One committee in the list: its next meeting, the day its papers are to be published, and its duty."""

    name: str
    url: str
    council: str
    following: str
    papers_by: str
    duty: Duty | None


@dataclass(frozen=True)
class DayRow:
    """Something that is to be ready by a day; ``mark`` and ``words`` say how near that is."""

    what: str
    day: date
    words: str
    is_past: bool


@dataclass(frozen=True)
class MeetingRow:
    """One meeting in a table."""

    key: str
    day: date
    url: str
    place: str
    mark: str
    words: str
    papers_by: date | None
    for_crime: str


@dataclass(frozen=True)
class MemberRow:
    """One member; ``until`` is empty until further notice."""

    key: str
    name: str
    part: str
    since: date
    until: date | None


@dataclass(frozen=True)
class WorkRow:
    """Something on the work programme."""

    key: str
    month: str
    title: str
    kind: str
    mark: str
    words: str
    url: str


@dataclass(frozen=True)
class CommitteePage:
    """What the page of a committee shows."""

    duty: Duty | None
    members: list[MemberRow]
    former: list[MemberRow]
    coming: list[MeetingRow]
    past: list[MeetingRow]
    deadlines: list[tuple[str, str, str]]
    work: list[WorkRow]
    done: list[WorkRow]


def rows_of(
    found: Iterable[tuple[Committee, Sequence[CommitteeMeeting]]], *, today: date
) -> list[CommitteeRow]:
    """Return a row for each committee, given with its meetings that were not cancelled, the earliest first."""
    return [_row(committee, meetings, today=today) for committee, meetings in found]


def page_of(
    committee: Committee,
    *,
    members: Iterable[CommitteeMember],
    deadlines: Iterable[Deadline],
    meetings: Sequence[CommitteeMeeting],
    work: Iterable[WorkItem],
    today: date,
) -> CommitteePage:
    """Return the page of a committee from what belongs to it; meetings come the latest first."""
    people = sorted(members, key=lambda one: list(CommitteeMember.Part).index(CommitteeMember.Part(one.part)))
    shown = [_member(one) for one in people]
    rows = [meeting_row(one, committee=committee, today=today) for one in meetings]
    items = [(one, _work(one, today=today)) for one in work]
    return CommitteePage(
        duty=_duty(committee, meetings, today=today),
        members=[one for one in shown if one.until is None or one.until >= today],
        former=[one for one in shown if one.until is not None and one.until < today],
        coming=[one for one in reversed(rows) if one.day >= today],
        past=[one for one in rows if one.day < today],
        deadlines=[(one.key, one.what, _before(one.days_before)) for one in deadlines],
        work=[row for one, row in items if not _is_done(one)],
        done=[row for one, row in items if _is_done(one)],
    )


def meeting_row(meeting: CommitteeMeeting, *, committee: Committee, today: date) -> MeetingRow:
    """Return a meeting as a table shows it."""
    mark, words = stands(meeting, today=today)
    comes = meeting.state == State.PLANNED and meeting.held_on >= today
    return MeetingRow(
        key=meeting.key,
        day=meeting.held_on,
        url=meeting.get_absolute_url(),
        place=meeting.place,
        mark=mark,
        words=words,
        papers_by=publish_by(meeting.held_on, clear=committee.clear_days) if comes else None,
        for_crime="Crime and disorder committee" if meeting.is_for_crime else "Another purpose",
    )


def stands(meeting: CommitteeMeeting, *, today: date) -> tuple[str, str]:
    """Return the mark and the words for what became of a meeting."""
    if meeting.state == State.CANCELLED:
        return "part", "Cancelled"
    if meeting.state == State.HELD:
        return "done", "Held"
    if meeting.held_on < today:
        return "late", "Not written down whether it took place"
    return "wait", "Planned"


def days_before(
    meeting: CommitteeMeeting, *, deadlines: Iterable[Deadline], issued: Sequence[Pack], today: date
) -> list[DayRow]:
    """Return what has to be ready for a meeting, by day, ending with the day on which its papers are published."""
    published = publish_by(meeting.held_on, clear=meeting.committee.clear_days)
    found = [(one.what, working_days_before(published, one.days_before)) for one in deadlines]
    rows = [_day(what, day, today=today) for what, day in sorted(found, key=lambda one: one[1])]
    papers = _day(PUBLISHED, published, today=today)
    if issued:
        first = min(one.issued_at for one in issued if one.issued_at)
        papers = DayRow(
            PUBLISHED, published, f"Issued on {day_words.plain(timezone.localdate(first))}", is_past=False
        )
    return [*rows, papers]


def _row(committee: Committee, meetings: Sequence[CommitteeMeeting], *, today: date) -> CommitteeRow:
    following = next((one for one in meetings if one.held_on >= today and one.state == State.PLANNED), None)
    published = publish_by(following.held_on, clear=committee.clear_days) if following else None
    return CommitteeRow(
        name=committee.name,
        url=committee.get_absolute_url(),
        council=committee.authority.name,
        following=day_words.short(following.held_on) if following else "",
        papers_by=day_words.short(published),
        duty=_duty(committee, meetings, today=today),
    )


def _duty(committee: Committee, meetings: Iterable[CommitteeMeeting], *, today: date) -> Duty | None:
    """Return how it stands to the duty to meet; nothing once it scrutinises the partnership no more."""
    if committee.ends_on and committee.ends_on < today:
        return None
    counts = [one for one in meetings if one.is_for_crime]
    return standing(
        (one.held_on for one in counts if one.state == State.HELD),
        (one.held_on for one in counts if one.state == State.PLANNED),
        today=today,
    )


def _member(member: CommitteeMember) -> MemberRow:
    part = CommitteeMember.Part(member.part).label
    return MemberRow(
        key=member.key,
        name=member.person.name,
        part=f"{part}, for {member.topic}" if member.topic else part,
        since=member.starts_on,
        until=member.ends_on,
    )


def _work(item: WorkItem, *, today: date) -> WorkRow:
    meeting = item.meeting
    if meeting is None:
        late = item.month < today.replace(day=1)
        mark, words = ("late", "No meeting, and its month has passed") if late else ("wait", "No meeting yet")
    elif _is_done(item):
        mark, words = "done", f"Looked at on {day_words.plain(meeting.held_on)}"
    else:
        mark, words = "part", f"On the agenda of {day_words.plain(meeting.held_on)}"
    return WorkRow(
        key=item.key,
        month=day_words.month(item.month),
        title=item.title,
        kind=WorkItem.Kind(item.kind).label,
        mark=mark,
        words=words,
        url=meeting.get_absolute_url() if meeting else "",
    )


def _is_done(item: WorkItem) -> bool:
    return item.meeting is not None and item.meeting.state == State.HELD


def _before(days: int) -> str:
    if not days:
        return "On the day itself"
    return f"{days} working day{'' if days == 1 else 's'} before"


def _day(what: str, day: date, *, today: date) -> DayRow:
    return DayRow(what, day, day_words.near(day, today), is_past=day < today)

"""Which committees there are, who is on them, when they meet and what they mean to look at."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from csp.models import AnyReader, Appointment, Authority, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with
from csp.queries.authorities import bodies_to_be_for
from scrutiny.models import Committee, CommitteeMeeting, CommitteeMember, Deadline, Pack, Report, WorkItem
from scrutiny.models.meeting import CommitteeMeetingQuerySet
from scrutiny.queries import packs, reports

Kind = Authority.Kind
COUNCILS = (Kind.DISTRICT_COUNCIL, Kind.COUNTY_COUNCIL, Kind.UNITARY_COUNCIL)
PARTS: tuple[type[Any], ...] = (CommitteeMember, Deadline, CommitteeMeeting, WorkItem)


def open_to(reader: AnyReader) -> QuerySet[Committee]:
    """Return the committees that the reader may see, those that ended too, by name."""
    found = Committee.objects.visible_to(reader)
    return found.select_related("partnership", "authority").order_by("name", "key")


def committees_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Committee]:
    """Return the committees that scrutinise the partnership today, by name."""
    goes_on = Q(ends_on=None) | Q(ends_on__gte=reader.today)
    return open_to(reader).filter(goes_on, partnership=partnership)


def with_meetings(
    reader: AnyReader, *, partnership: Partnership
) -> list[tuple[Committee, list[CommitteeMeeting]]]:
    """Return all committees of the partnership, each with its meetings that were not cancelled, in order."""
    meetings: dict[int, list[CommitteeMeeting]] = defaultdict(list)
    here = meetings_open_to(reader).in_partnership(partnership)
    for one in here.exclude(state=CommitteeMeeting.State.CANCELLED).order_by("held_on", "key"):
        meetings[one.committee_id].append(one)
    return [(one, meetings[one.pk]) for one in open_to(reader).filter(partnership=partnership)]


def councils(reader: Reader, *, partnership: Partnership) -> QuerySet[Authority]:
    """Return the councils of the area that a committee can be of, by name."""
    return bodies_to_be_for(reader, partnership=partnership).filter(kind__in=COUNCILS)


def people_to_choose(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who is appointed here today and opens papers, by name: whoever can be put on a committee."""
    if not reader.holds(Permission.COMMITTEE_RUN, partnership=partnership.pk):
        return Person.objects.none()
    appointed = Appointment.objects.filter(
        holds_on(reader.today), partnership=partnership, role__in=roles_with(Permission.PAPERS_READ_OWN)
    )
    return Person.objects.filter(pk__in=appointed.order_by().values("person")).order_by("name", "pk")


def members_open_to(reader: Reader) -> QuerySet[CommitteeMember]:
    """Return who is and was on committees, by name."""
    found = CommitteeMember.objects.visible_to(reader)
    return found.select_related("person", "committee__partnership").order_by(
        "person__name", "starts_on", "key"
    )


def deadlines_open_to(reader: Reader) -> QuerySet[Deadline]:
    """Return what has to be ready before papers are published, the earliest first."""
    found = Deadline.objects.visible_to(reader).select_related("committee__partnership")
    return found.order_by("-days_before", "what", "key")


def meetings_open_to(reader: AnyReader) -> CommitteeMeetingQuerySet:
    """Return the meetings of committees, the latest first."""
    found = CommitteeMeeting.objects.visible_to(reader)
    return found.select_related("committee__partnership", "committee__authority").order_by("-held_on", "key")


def work_open_to(reader: Reader) -> QuerySet[WorkItem]:
    """Return what committees mean to look at, by month."""
    found = WorkItem.objects.visible_to(reader)
    found = found.select_related("committee__partnership", "meeting__committee__partnership")
    return found.order_by("month", "title", "key")


def meeting_on(reader: Reader, *, committee: Committee, day: date) -> CommitteeMeeting | None:
    """Return the committee's meeting on a day, if it is known."""
    return meetings_open_to(reader).filter(committee=committee, held_on=day).first()


def number_of_papers(reader: Reader, *, meeting: CommitteeMeeting) -> int:
    """Return how many packs were issued for a meeting, as far as the reader may see them."""
    return packs.open_to(reader).issued().filter(meeting=meeting).count()


def reports_for(reader: Reader, *, meeting: CommitteeMeeting) -> list[Report]:
    """Return the reports that the reader may write for a meeting, by title."""
    return list(reports.open_to(reader).filter(meeting=meeting))


def packs_for(reader: Reader, *, meeting: CommitteeMeeting) -> list[Pack]:
    """Return the packs that were issued for a meeting and that the reader may open, the newest issue first."""
    found = packs.open_to(reader).issued().filter(meeting=meeting).defer(*packs.HEAVY)
    return list(found.order_by("title", "-issued_at", "key"))


def hold(reader: Reader, *, committee: int) -> None:
    """Let whoever else changes what belongs to a committee (its id) wait until this transaction ends."""
    visible = Committee.objects.visible_to(reader).filter(pk=committee)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))


def hold_meeting(reader: Reader, *, key: str) -> None:
    """Let whoever else changes a meeting wait until this transaction ends."""
    visible = CommitteeMeeting.objects.visible_to(reader).filter(key=key)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))


def on_at_once(
    reader: Reader,
    *,
    committee: Committee,
    person: Person,
    starts_on: date,
    ends_on: date | None,
    but: int | None,
) -> CommitteeMember | None:
    """Return the place of somebody on a committee on any of these days; ``but`` is one to pass over."""
    days = Q(ends_on=None) | Q(ends_on__gte=starts_on)
    if ends_on:
        days &= Q(starts_on__lte=ends_on)
    found = members_open_to(reader).filter(days, committee=committee, person=person)
    return found.exclude(pk=but).first() if but else found.first()


def versions_in(reader: Reader, *, committee: Committee) -> dict[type[Any], list[Any]]:
    """Return every saved version of a committee and of what belongs to it, removed parts too, oldest first."""
    mine = Committee.objects.visible_to(reader).filter(pk=committee.pk).order_by().values("pk")
    found: dict[type[Any], list[Any]] = {Committee: _in_order(Committee.history.filter(id__in=mine))}
    for model in PARTS:
        rows = _in_order(model.history.filter(committee__in=mine))
        found[model] = rows
    return found


def names_in(reader: Reader, versions: Mapping[type[Any], Sequence[Any]]) -> dict[str, dict[int, str]]:
    """Return what people, councils and meetings are called that these versions name, by field, then by id."""
    people = {one.person_id for one in versions[CommitteeMember]}
    bodies = {one.authority_id for one in versions[Committee]}
    meetings = {one.meeting_id for one in versions[WorkItem] if one.meeting_id}
    named = meetings_open_to(reader).filter(pk__in=meetings)
    return {
        "person_id": dict(Person.objects.filter(pk__in=people).values_list("pk", "name")),
        "authority_id": dict(Authority.objects.filter(pk__in=bodies).values_list("pk", "name")),
        "meeting_id": {one.pk: str(one) for one in named},
    }


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of a part of a committee with this key that somebody removed, if there was one."""
    for model in (Deadline, WorkItem):
        gone = model.history.filter(
            key=key, history_type="-", committee__in=Committee.objects.visible_to(reader)
        ).select_related("committee__partnership", "history_user")
        if found := gone.first():
            return found
    return None


def _in_order(rows: Any) -> list[Any]:
    return list(rows.select_related("history_user").order_by("id", "history_date", "history_id"))

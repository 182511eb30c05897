"""Meetings of a partnership: which there are, who was there, what was before them and what they decided."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from csp.models import AnyReader, Appointment, Partnership, Person, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission
from csp.queries.search import keys_with_words
from csp.queries.seats import seats_at
from plans.models import (
    Action,
    Attendance,
    Meeting,
    MeetingDecision,
    MeetingPaper,
    Plan,
    UpdateRound,
)
from plans.queries import plans, rounds
from plans.queries.reach import seen

KIND = "meeting"
PARTS: tuple[type[Attendance | MeetingPaper | MeetingDecision], ...] = (
    Attendance,
    MeetingPaper,
    MeetingDecision,
)


def open_to(reader: AnyReader) -> QuerySet[Meeting]:
    """Return the meetings the reader may see, latest first."""
    return Meeting.objects.visible_to(reader).select_related("partnership").order_by("-held_on", "key")


def listed(reader: Reader, *, partnership: Partnership) -> QuerySet[Meeting]:
    """Return the partnership's meetings, latest first, each with how many decisions it took."""
    found = open_to(reader).filter(partnership=partnership)
    return found.annotate(number_decided=Count("meetingdecisions"))


def not_written_up(reader: Reader, *, partnership: Partnership) -> QuerySet[Meeting]:
    """Return the meetings whose day has passed and of which nobody has said that they took place, oldest first."""
    past = open_to(reader).filter(partnership=partnership, held_on__lt=reader.today, is_held=False)
    return past.order_by("held_on", "key")


def hold(reader: Reader, *, meeting: int | None) -> None:
    """Let whoever else changes what is written down of a meeting (its id) wait until this transaction ends."""
    visible = Meeting.objects.visible_to(reader).filter(pk=meeting or 0)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))


def plans_to_choose(reader: Reader, *, partnership: Partnership, also: int | None = None) -> QuerySet[Plan]:
    """Return the plans that a meeting can be about: open ones of the whole partnership; a restricted plan never.

    ``also`` is the id of a plan to offer though it is closed, because the meeting is about it.
    """
    whole = plans.open_to(reader).filter(partnership=partnership, circle=None)
    return whole.filter(~Q(state=Plan.State.CLOSED) | Q(pk=also or 0))


def rounds_to_choose(
    reader: Reader, *, partnership: Partnership, also: int | None = None
) -> QuerySet[UpdateRound]:
    """Return the rounds that a meeting can be for: those of plans that it can be about."""
    about = plans_to_choose(reader, partnership=partnership)
    return rounds.open_to(reader).filter(Q(plan__in=about.values("pk")) | Q(pk=also or 0), plan__circle=None)


def plan_of(reader: Reader, *, meeting: Meeting) -> Plan | None:
    """Return the plan that a meeting is about, unless it has become restricted."""
    return plans.open_to(reader).filter(pk=meeting.plan_id, circle=None).first() if meeting.plan_id else None


def round_of(reader: Reader, *, meeting: Meeting) -> UpdateRound | None:
    """Return the round that a meeting is for, unless its plan has become restricted."""
    found = rounds.open_to(reader).filter(pk=meeting.round_id or 0, plan__circle=None)
    return found.first() if meeting.round_id else None


def seats_on(
    reader: Reader, *, partnership: Partnership, day: date, also: int | None = None
) -> QuerySet[Seat]:
    """Return the seats at the table on a day, by name; ``also`` is one that is named though it was not there."""
    return seats_at(reader, partnership=partnership).filter(holds_on(day) | Q(pk=also or 0))


def attendances_open_to(reader: AnyReader) -> QuerySet[Attendance]:
    """Return who was at the meetings that the reader may see, with all that their pages name."""
    return (
        Attendance.objects.filter(meeting__in=Meeting.objects.visible_to(reader).order_by().values("pk"))
        .select_related("meeting__partnership", "seat__authority")
        .order_by("seat__authority__name_order", "sent_apologies", "name", "key")
    )


def papers_open_to(reader: Reader) -> QuerySet[MeetingPaper]:
    """Return what was before the meetings that the reader may see."""
    return (
        MeetingPaper.objects.filter(meeting__in=Meeting.objects.visible_to(reader).order_by().values("pk"))
        .select_related("meeting__partnership", "file")
        .order_by("position", "key")
    )


def decisions_open_to(reader: Reader) -> QuerySet[MeetingDecision]:
    """Return what the meetings decided that the reader may see."""
    return (
        MeetingDecision.objects.filter(meeting__in=Meeting.objects.visible_to(reader).order_by().values("pk"))
        .select_related("meeting__partnership")
        .order_by("position", "key")
    )


def meeting_of(reader: Reader, *, key: str) -> int | None:
    """Return the id of the meeting that made the decision with this key, if the reader may see it."""
    return decisions_open_to(reader).filter(key=key).values_list("meeting_id", flat=True).first()


def actions_raised(reader: Reader, *, meeting: Meeting) -> dict[int, Action]:
    """Return the actions that came of a meeting's decisions, as far as the reader may see them, by id."""
    mine = Action.objects.visible_to(reader).filter(decided_at__meeting=meeting)
    return {one.pk: one for one in mine.select_related("plan__partnership")}


def decisions_behind(reader: Reader, *, action: Action) -> list[MeetingDecision]:
    """Return the decisions that an action came of, the latest meeting first."""
    found = decisions_open_to(reader).filter(action__in=seen(reader, action=action))
    return list(found.order_by("-meeting__held_on", "position", "key"))


def attendances_by(reader: Reader) -> QuerySet[Attendance]:
    """Return where the reader is written down as having been, or as having sent apologies, latest first."""
    return attendances_open_to(reader).filter(person=reader.person_id).order_by("-meeting__held_on", "key")


def people_there(
    reader: Reader, *, partnership: Partnership, day: date
) -> dict[tuple[int, str], list[Person]]:
    """Return who was appointed to each authority (its id) on a day, by their name as it is sorted."""
    mine = reader.partnerships_with(Permission.MEETING_RUN)
    rows = Appointment.objects.filter(holds_on(day), partnership=partnership, partnership__in=mine)
    found: dict[tuple[int, str], list[Person]] = {}
    for one in rows.select_related("person").order_by("pk"):
        those = found.setdefault((one.authority_id, one.person.name_order), [])
        if one.person not in those:
            those.append(one.person)
    return found


def public_meetings(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Meeting]:
    """Return the partnership's public meetings, oldest first."""
    found = open_to(reader).filter(partnership=partnership, kind=Meeting.Kind.PUBLIC)
    return found.order_by("held_on", "key")


def seniors_at(reader: AnyReader, *, partnership: Partnership) -> set[tuple[int, int]]:
    """Return (meeting, seat) ids for which a senior person was at a public meeting of the partnership."""
    there = attendances_open_to(reader).filter(
        meeting__partnership=partnership,
        meeting__kind=Meeting.Kind.PUBLIC,
        is_senior=True,
        sent_apologies=False,
    )
    return set(there.order_by().values_list("meeting_id", "seat_id"))


def responsible_seats(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Seat]:
    """Return every seat of a responsible authority there ever was, ended ones too."""
    return seats_at(reader, partnership=partnership).filter(standing=Seat.Standing.RESPONSIBLE)


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> QuerySet[Meeting]:
    """Return the partnership's meetings that hold every one of the words, latest first."""
    keys = keys_with_words(reader, kind=KIND, words=words, partnership=partnership)
    return open_to(reader).filter(partnership=partnership, key__in=keys)


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of what was removed from a meeting that the reader may see."""
    mine = Meeting.objects.visible_to(reader).order_by().values("pk")
    for model in PARTS:
        gone = model.history.filter(key=key, history_type="-", meeting_id__in=mine)
        if found := gone.select_related("meeting__partnership", "history_user").first():
            return found
    return None


def versions_in(reader: Reader, *, meeting: Meeting) -> dict[type[Any], list[Any]]:
    """Return every saved version of a meeting and of what belongs to it, removed parts too, oldest first."""
    mine = Meeting.objects.visible_to(reader).filter(pk=meeting.pk).order_by().values("pk")
    kinds: list[tuple[type[Any], str, tuple[str, ...]]] = [
        (Meeting, "id__in", ()),
        (Attendance, "meeting_id__in", ("seat__authority",)),
        (MeetingPaper, "meeting_id__in", ()),
        (MeetingDecision, "meeting_id__in", ()),
    ]
    return {
        model: list(
            model.history.filter(**{among: mine})
            .select_related("history_user", *also)
            .order_by("id", "history_date", "history_id")
        )
        for model, among, also in kinds
    }


def names_in(reader: Reader, versions: dict[type[Any], list[Any]]) -> dict[str, dict[int, str]]:
    """Return what the plans, rounds and actions in these versions are called that the reader may see, by field."""
    told: dict[str, tuple[type[Any], Any]] = {
        "plan_id": (Meeting, Plan.objects.visible_to(reader)),
        "round_id": (Meeting, rounds.open_to(reader)),
        "action_id": (MeetingDecision, Action.objects.visible_to(reader)),
    }
    names = {}
    for field, (model, visible) in told.items():
        ids = {getattr(row, field) for row in versions[model]} - {None}
        names[field] = {one.pk: str(one) for one in visible.filter(pk__in=ids)} if ids else {}
    return names

"""What the record knows of the duties of a partnership on a day, as a report's readers may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from csp.kernel import plan_checklist, scrutiny_duty, table
from csp.kernel.plan_checklist import Point, points_of
from csp.kernel.plan_snapshot import from_json
from csp.kernel.public_meeting import PublicMeeting, Year, standing_in, year_of
from csp.kernel.review_clocks import MONTHS_A_YEAR, add_months
from csp.kernel.scrutiny_duty import Duty
from csp.kernel.table import Missing, SeatAtTable
from csp.models import AudienceReader, Partnership
from csp.queries.seats import seats_at
from plans.models import Meeting, Plan
from plans.queries import meetings, plan_life
from plans.queries.plan_life import RULES
from plans.queries.snapshots import as_it_stands
from scrutiny.models import CommitteeMeeting
from scrutiny.queries import committees
from scrutiny.sources.traced import MEETING, PLAN, SEAT, SITTING, VERSION, Record


@dataclass(frozen=True)
class Settled:
    """A version of the plan that was agreed or published on a day."""

    name: str
    on: date
    is_published: bool
    key: str = ""


@dataclass(frozen=True)
class Scrutiny:
    """A committee, and how it stands to its duty to meet."""

    committee: str
    duty: Duty
    met: tuple[Record, ...] = ()


@dataclass(frozen=True)
class DutyRecord:
    """All that is known of duties; days only up to ``as_at``, but for what is planned."""

    as_at: date
    rules: str
    responsible: tuple[tuple[str, str], ...]  # their names, and the keys of their seats
    not_seated: tuple[Missing, ...]
    group_met: tuple[tuple[date, str], ...]  # the days, and the keys of the meetings
    public: Year
    public_keys: tuple[str, ...]  # of the public meetings on the day that is told
    assessment: str
    settled: tuple[Settled, ...]
    points: tuple[Point, ...]
    shown: tuple[date, str] | None  # since when everybody reads a version with a summary, and its key
    plan_key: str
    committees: tuple[Scrutiny, ...]

    @property
    def year_began(self) -> date:
        """Return 1 April of the year in which the day lies."""
        return date(year_of(self.as_at), 4, 1)

    @property
    def kept(self) -> dict[str, tuple[Record, ...]]:
        """Return the records from which something is said of a duty, by its code."""
        plan = (Record(PLAN, self.plan_key),)
        return {
            "authorities": tuple(Record(SEAT, key) for _, key in self.responsible),
            "strategies": plan,
            "group": tuple(Record(MEETING, key) for _, key in self.group_met),
            "assessment": plan,
            "plan": tuple(dict.fromkeys(Record(VERSION, one.key) for one in self.settled)),
            "contents": plan,
            "heard": plan,
            "public": tuple(Record(MEETING, key) for key in self.public_keys),
            "summary": (Record(VERSION, self.shown[1]),) if self.shown else (),
            "committee": tuple(met for one in self.committees for met in one.met),
        }

    def point(self, code: str) -> Point | None:
        """Return a point of the plan's checklist, if it is asked here."""
        return next((one for one in self.points if one.asked.code == code), None)


def read(reader: AudienceReader, *, plan: Plan) -> DutyRecord:
    """Return what is known of the duties of a plan's partnership on the reader's day."""
    partnership, today = plan.partnership, reader.today
    seats = list(seats_at(reader, partnership=partnership))
    there = [SeatAtTable(str(one), one.sits_as, one.standing, one.starts_on, one.ends_on) for one in seats]
    responsible = tuple(
        (one.name, seat.key)
        for one, seat in zip(there, seats, strict=True)
        if one.standing == table.RESPONSIBLE and one.holds_on(today)
    )
    year = public_year(reader, partnership=partnership)
    rules = RULES.get(Partnership.Kind(partnership.kind), plan_checklist.ENGLAND)
    return DutyRecord(
        as_at=today,
        rules=rules,
        responsible=responsible,
        not_seated=tuple(table.missing_on(partnership.kind, there, today)),
        group_met=_group_met(reader, partnership),
        public=year,
        public_keys=_on_the_day_of(year, reader, partnership),
        assessment=plan.assessment,
        settled=_settled(reader, plan),
        points=_points(reader, plan, [name for name, _ in responsible], rules),
        shown=_shown(plan),
        plan_key=plan.key,
        committees=_committees(reader, partnership),
    )


def _group_met(reader: AudienceReader, partnership: Partnership) -> tuple[tuple[date, str], ...]:
    """Return on which days of the last twelve months the strategy group is written down as having met."""
    since = add_months(reader.today, -MONTHS_A_YEAR)
    found = meetings.open_to(reader).filter(
        partnership=partnership, kind=Meeting.Kind.STRATEGY, is_held=True, held_on__gt=since
    )
    return tuple(sorted((one.held_on, one.key) for one in found if one.held_on <= reader.today))


def public_year(reader: AudienceReader, *, partnership: Partnership) -> Year:
    """Return what is written down of the public meeting of the year in which the day lies."""
    seats = list(meetings.responsible_seats(reader, partnership=partnership))
    seniors = meetings.seniors_at(reader, partnership=partnership)
    those = []
    for one in meetings.public_meetings(reader, partnership=partnership):
        there = [
            seat
            for seat in seats
            if seat.starts_on <= one.held_on and (seat.ends_on is None or one.held_on <= seat.ends_on)
        ]
        represented = frozenset(str(seat) for seat in there if (one.pk, seat.pk) in seniors)
        those.append(PublicMeeting(one.held_on, one.is_held, tuple(map(str, there)), represented))
    return standing_in(year_of(reader.today), those, today=reader.today)


def _on_the_day_of(year: Year, reader: AudienceReader, partnership: Partnership) -> tuple[str, ...]:
    if year.meeting is None:
        return ()
    found = meetings.public_meetings(reader, partnership=partnership).filter(held_on=year.meeting.day)
    return tuple(found.values_list("key", flat=True))


def _settled(reader: AudienceReader, plan: Plan) -> tuple[Settled, ...]:
    """Return when versions of the plan were agreed and published up to the day, the latest last."""
    found = [
        Settled(str(one), timezone.localdate(at), is_published, one.key)
        for one in plan_life.versions_of(reader, plan=plan).defer("content")
        for at, is_published in ((one.agreed_at, False), (one.published_at, True))
        if at
    ]
    return tuple(sorted((one for one in found if one.on <= reader.today), key=lambda one: one.on))


def _points(reader: AudienceReader, plan: Plan, responsible: Sequence[str], rules: str) -> tuple[Point, ...]:
    if rules == plan_checklist.COUNTY_GROUP:
        return ()
    waived = {one.point: one.reason for one in plan_life.waivers_of(reader, plan=plan)}
    snapshot = as_it_stands(reader, plan=plan)
    return points_of(snapshot, authorities=responsible, rules=rules, waived=waived)


def _shown(plan: Plan) -> tuple[date, str] | None:
    """Return since when everybody reads a version of the plan that has a summary, and the key of that."""
    shown = plan.public_version
    if shown is None or shown.published_at is None or not from_json(shown.content).summary:
        return None
    return timezone.localdate(shown.published_at), shown.key


def _committees(reader: AudienceReader, partnership: Partnership) -> tuple[Scrutiny, ...]:
    found = []
    for committee, its in committees.with_meetings(reader, partnership=partnership):
        if committee.ends_on and committee.ends_on < reader.today:
            continue
        those = [one for one in its if one.is_for_crime]
        held = [one.held_on for one in those if one.state == CommitteeMeeting.State.HELD]
        planned = [one.held_on for one in those if one.state == CommitteeMeeting.State.PLANNED]
        duty = scrutiny_duty.standing(held, planned, today=reader.today)
        found.append(Scrutiny(committee.name, duty, tuple(Record(SITTING, one.key) for one in those)))
    return tuple(found)

"""What the record knows of the days after a report’s: what meets, what ends, what has to be done by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from csp.kernel.public_meeting import asked_in
from csp.kernel.review_clocks import MONTHS_A_YEAR, add_months
from csp.models import AudienceReader, Partnership
from plans.models import Meeting, Plan, UpdateRound
from plans.queries import meetings, rounds
from scrutiny.models import CommitteeMeeting
from scrutiny.queries import committees
from scrutiny.sources.duty_record import public_year
from scrutiny.sources.traced import MEETING, PLAN, ROUND, SITTING, Record

MEETS = {
    Meeting.Kind.STRATEGY: "The strategy group meets.",
    Meeting.Kind.DELIVERY: "A delivery group meets.",
    Meeting.Kind.PUBLIC: "A public meeting is held.",
}
State = CommitteeMeeting.State


@dataclass(frozen=True)
class Coming:
    """Something on a day to come, in a sentence."""

    on: date
    what: str
    records: tuple[Record, ...] = ()


def read(reader: AudienceReader, *, plan: Plan) -> tuple[Coming, ...]:
    """Return what the record knows of the days after the reader's day, in order. No day of a review is told."""
    found = [
        *_of_committees(reader, plan.partnership),
        *_of_meetings(reader, plan.partnership),
        *_of_rounds(reader, plan),
        *_by_law(reader, plan.partnership),
        Coming(plan.ends_on, "The plan ends.", (Record(PLAN, plan.key),)),
    ]
    return tuple(sorted((one for one in found if one.on > reader.today), key=lambda one: one.on))


def _of_committees(reader: AudienceReader, partnership: Partnership) -> Iterator[Coming]:
    """Give when committees meet, and by when one must, if nothing is planned before."""
    for committee, its in committees.with_meetings(reader, partnership=partnership):
        last = committee.ends_on or date.max
        for one in its:
            if one.state == State.PLANNED and one.held_on <= last:
                as_what = ", as the crime and disorder committee" if one.is_for_crime else ""
                yield Coming(one.held_on, f"{committee.name} meets{as_what}.", (Record(SITTING, one.key),))
        held = [one.held_on for one in its if one.is_for_crime and one.state == State.HELD]
        if not held:
            continue
        by = add_months(max(held), MONTHS_A_YEAR)
        planned = any(one.is_for_crime and reader.today < one.held_on <= by for one in its)
        if not planned and by <= last:
            yield Coming(
                by, f"By now {committee.name} must have met as the crime and disorder committee again."
            )


def _of_meetings(reader: AudienceReader, partnership: Partnership) -> Iterator[Coming]:
    for one in meetings.open_to(reader).filter(partnership=partnership, held_on__gt=reader.today):
        yield Coming(one.held_on, MEETS[Meeting.Kind(one.kind)], (Record(MEETING, one.key),))


def _of_rounds(reader: AudienceReader, plan: Plan) -> Iterator[Coming]:
    open_ones = rounds.open_to(reader).filter(plan=plan, state=UpdateRound.State.OPEN)
    for one in open_ones:
        yield Coming(one.due_on, "Reports on the plan’s actions are due.", (Record(ROUND, one.key),))


def _by_law(reader: AudienceReader, partnership: Partnership) -> Iterator[Coming]:
    """Give what is due by the end of the year, which ends with March; a county group owes none of it."""
    if not asked_in(partnership.kind):
        return
    year = public_year(reader, partnership=partnership)
    ends = date(year.first + 1, 3, 31)
    yield Coming(
        ends, f"By now the plan is revised for the year from {day_words.plain(date(ends.year, 4, 1))}."
    )
    yield Coming(ends, f"By now there is a strategic assessment for {year.name}.")
    if not (year.meeting and year.meeting.is_held):
        yield Coming(ends, f"By now the public meeting of {year.name} is held.")

"""What an authority owes today: reports to open rounds, its part of a plan, its agreement to one, and figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader, Seat
from plans.models import Commitment, Plan, PlanVersion, UpdateRound
from plans.presenters.authority_rounds import TrendRow
from plans.presenters.measure_list import rows_of
from plans.presenters.plan_life import address
from plans.queries import authorities, readings
from plans.queries.plan_life import being_signed

NAMED_AT_MOST = 4


@dataclass(frozen=True)
class Owed:
    """One thing that an authority owes, with where it is given, and by when where there is a day."""

    words: str
    url: str
    why: str
    due: str = ""
    is_late: bool = False


def owed_by(
    reader: Reader,
    seat: Seat,
    *,
    plans: Sequence[Plan],
    rounds: Sequence[UpdateRound],
    trend: Sequence[TrendRow],
) -> list[Owed]:
    """Return what the seat owes in these plans, dated things first; one that has ended owes nothing."""
    if seat.ends_on and seat.ends_on < reader.today:
        return []
    going = [one for one in plans if one.state != Plan.State.CLOSED]
    running = [one for one in rounds if one.is_open]
    returned = authorities.returned_to(reader, rounds=running, seat=seat)
    return [
        *_reports(running, trend, returned=returned, today=reader.today),
        *_agreement(reader, seat, going),
        *_parts(seat, going, authorities.commitments_by(reader, plans=going, seat=seat)),
        *_figures(reader, seat, going),
    ]


def _reports(
    running: Iterable[UpdateRound], trend: Iterable[TrendRow], *, returned: Mapping[int, int], today: date
) -> Iterator[Owed]:
    missing = {row.round_id: row for row in trend if row.tally.missing}
    for one in running:
        if row := missing.get(one.pk):
            back = returned.get(one.pk, 0)
            yield Owed(
                words=f"{_things(row.tally.missing, 'report')} to {one.title}",
                url=row.url,
                why=f"{f'{back} returned with a question. ' if back else ''}{one.plan.title}.",
                due=day_words.long(one.due_on),
                is_late=one.due_on < today,
            )


def _agreement(reader: Reader, seat: Seat, plans: Sequence[Plan]) -> Iterator[Owed]:
    known = {one.pk for one in plans}
    if seat.standing != Seat.Standing.RESPONSIBLE:
        return
    for version in being_signed(reader, partnership=seat.partnership):
        if version.plan_id in known and not _has_answered(version, seat):
            yield Owed(
                words=f"Its answer whether it agrees to {version.plan.title}",
                url=address(version.plan, "plan-agreement"),
                why=f"Version {version.number} was put to the authorities.",
            )


def _has_answered(version: PlanVersion, seat: Seat) -> bool:
    return any(one.seat_id == seat.pk for one in version.sign_offs.all())


def _parts(seat: Seat, plans: Iterable[Plan], written: Iterable[Commitment]) -> Iterator[Owed]:
    by_plan = {one.plan_id: one for one in written}
    if seat.standing != Seat.Standing.RESPONSIBLE:
        return
    for plan in plans:
        part = by_plan.get(plan.pk)
        missing = [] if part and part.resources else ["what it allocates"]
        missing += [] if part and part.success else ["how it measures its success"]
        if missing:
            yield Owed(
                words=f"Its part of {plan.title}",
                url=address(plan, "plan-agreement"),
                why=f"Not written yet: {' and '.join(missing)}.",
            )


def _figures(reader: Reader, seat: Seat, plans: Sequence[Plan]) -> Iterator[Owed]:
    found = authorities.measures_given(reader, plans=plans, seat=seat)
    figures: Mapping = readings.of_measures(reader, measures=found)
    for plan in plans:
        mine = [one for one in found if one.plan_id == plan.pk]
        rows = rows_of(plan, measures=mine, figures=figures, today=reader.today)
        due = [row.name for row in rows if row.state.expected.overdue]
        if due:
            more = len(due) - NAMED_AT_MOST
            yield Owed(
                words=f"Figures of {_things(len(due), 'measure')}",
                url=f"{reverse('plans:measure-list', args=[plan.partnership.slug, plan.key])}?due=on",
                why=f"{', '.join(due[:NAMED_AT_MOST])}{f' and {more} more' if more > 0 else ''}. {plan.title}.",
                is_late=True,
            )


def _things(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"

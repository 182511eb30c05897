"""A plan's overview: four figures, the priorities as bars, and what needs somebody's attention."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from csp.kernel.charts.status_bar import status_bar
from csp.kernel.terms import EVERYBODYS, Words
from plans.imports.headings import FROM_ELSEWHERE, under_none
from plans.models import Action, Plan, Priority
from plans.presenters.addresses import action_address
from plans.presenters.scheme import STANDINGS, Scheme, StatusTag
from plans.queries.action_moves import Moved
from plans.queries.actions import ELSEWHERE

Bucket = int | str | None  # a status by its id, or what was decided by its word; none: not reported
Counts = Mapping[int | str | None, Mapping[Bucket, int]]
WORDS_OF_AN_UPDATE = 24
SLIPPED_SHOWN = 6


@dataclass(frozen=True)
class Figure:
    """One key figure: a number, its words, whether it is a worry, and where it leads; ``more`` is a second line."""

    value: str
    words: str
    is_worry: bool
    url: str
    more: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class PriorityRow:
    """A priority with its status bar."""

    name: str
    url: str
    lead: str
    bar: str


@dataclass(frozen=True)
class Slipped:
    """An action that will miss its date, with the reason in a line."""

    reference: str
    title: str
    url: str
    words: str
    where: str = ""


@dataclass(frozen=True)
class Attention:
    """How many actions need somebody: late, by today's date and by the first, silent, held by nobody."""

    late: int
    late_at_first: int
    silent: int
    unheld: int


@dataclass(frozen=True)
class MovedRow:
    """An action that went from plan to plan, and where."""

    reference: str
    title: str
    url: str
    words: str


def figures(totals: Mapping[Bucket, int], scheme: Scheme, attention: Attention, url: str) -> list[Figure]:
    """Return the figures that answer “how is the plan going?”."""
    total = sum(totals.values())
    well = [
        tag
        for pk, tag in scheme.buckets.items()
        if tag.is_going_well and (pk in scheme.tags or totals.get(pk))
    ]
    off_track = [tag for tag in scheme.tags.values() if tag.is_off_track]
    number_off_track = _count(off_track, totals, scheme)
    return [
        Figure(
            f"{_count(well, totals, scheme)} of {total}",
            "actions complete or on track",
            False,
            _by_status(url, well),
        ),
        Figure(
            str(number_off_track),
            "off track: will miss their date",
            number_off_track > 0,
            _by_status(url, off_track),
        ),
        Figure(
            str(attention.late),
            "late: open after their due date",
            attention.late > 0,
            f"{url}?due=late",
            f"{attention.late_at_first} after the date first agreed" if attention.late_at_first else "",
            f"{url}?due=first",
        ),
        Figure(
            str(attention.silent), "silent: no update for too long", attention.silent > 0, f"{url}?silent=on"
        ),
    ]


def priority_rows(
    priorities: Iterable[Priority],
    counts: Counts,
    scheme: Scheme,
    url: str,
    words: Words = EVERYBODYS,
    *,
    left: Collection[int] = (),
) -> list[PriorityRow]:
    """Return the priorities in their order, then a row for actions under none, and one for those of other plans.

    ``left`` holds the ids of the leads who are no longer here.
    """
    rows = [
        _row(str(one), counts.get(one.pk, {}), scheme, f"{url}?priority={one.key}", led_by(one, left))
        for one in priorities
    ]
    if counts.get(None):
        rows.append(_row(under_none(words), counts[None], scheme, f"{url}?priority=none", ""))
    if counts.get(ELSEWHERE):
        rows.append(_row(FROM_ELSEWHERE, counts[ELSEWHERE], scheme, f"{url}?home={ELSEWHERE}", ""))
    return rows


def slipped(actions: QuerySet[Action], plan: Plan) -> list[Slipped]:
    """Return the first off-track actions, each with the beginning of its last update."""
    address = action_address(plan.partnership)
    return [
        Slipped(
            one.reference,
            one.title,
            address.format(one.key),
            _beginning(one.last_words),  # type: ignore[attr-defined]
            "" if one.plan_id == plan.pk else f"from {one.plan}",
        )
        for one in actions[:SLIPPED_SHOWN]
    ]


def moved_rows(moved: Iterable[Moved], plan: Plan) -> list[MovedRow]:
    """Return the actions that left the plan for another, and those that came from one."""
    address = action_address(plan.partnership)
    return [
        MovedRow(
            one.action.reference,
            one.action.title,
            address.format(one.action.key),
            f"{'Came from' if one.is_here else 'Went to'} {one.other}",
        )
        for one in moved
    ]


def list_url(plan: Plan) -> str:
    """Return the address of the plan's action list."""
    return reverse("plans:action-list", args=[plan.partnership.slug, plan.key])


def totals_of(counts: Counts) -> dict[Bucket, int]:
    """Return the number of actions under each status, or under what was decided, over all priorities."""
    totals: dict[Bucket, int] = {}
    for by_status in counts.values():
        for status, number in by_status.items():
            totals[status] = totals.get(status, 0) + number
    return totals


def number_open(totals: Mapping[Bucket, int]) -> int:
    """Return how many actions are open, whatever is reported of them."""
    return sum(number for bucket, number in totals.items() if bucket not in STANDINGS)


def led_by(priority: Priority, left: Collection[int] = ()) -> str:
    """Return who leads a priority, that its lead has left (``left``: their ids), or that nobody leads it yet."""
    names = [priority.lead_person.name if priority.lead_person else ""]
    if priority.lead_person and priority.lead_person.pk in left:
        names = [f"Its lead has left: {priority.lead_person.name}"]
    names.append(str(priority.lead_seat or ""))
    return ", ".join(name for name in names if name) or "Nobody leads it yet"


def _row(name: str, counts: Mapping[Bucket, int], scheme: Scheme, url: str, lead: str) -> PriorityRow:
    return PriorityRow(name, url, lead, status_bar(scheme.segments(counts), name=name))


def _count(tags: Sequence[StatusTag], totals: Mapping[Bucket, int], scheme: Scheme) -> int:
    chosen = {tag.key for tag in tags}
    return sum(totals.get(pk, 0) for pk, tag in scheme.buckets.items() if tag.key in chosen)


def _by_status(url: str, tags: Sequence[StatusTag]) -> str:
    """Return the address of the list with these statuses, or none when the scheme has no such status."""
    return f"{url}?{'&'.join(f'status={tag.key}' for tag in tags)}" if tags else ""


def _beginning(text: str | None) -> str:
    words = (text or "").split()
    short = " ".join(words[:WORDS_OF_AN_UPDATE])
    return f"{short} …" if len(words) > WORDS_OF_AN_UPDATE else short

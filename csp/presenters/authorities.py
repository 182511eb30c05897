"""The page of one legal body: its seats here, its people here, what it took over from, and what was changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from csp.models import Appointment, Authority, Person, Seat
from csp.permissions import Role

BODY_FIELDS = (
    ("name", "Name"),
    ("short_name", "Short name"),
    ("kind", "Kind"),
    ("successor_id", "Replaced by"),
)
SEAT_FIELDS = (
    ("standing", "What it is here"),
    ("sits_as", "Sits as"),
    ("starts_on", "First day"),
    ("ends_on", "Last day"),
)
SOMEBODY_ELSE = "Somebody of another partnership"


@dataclass(frozen=True)
class PersonLine:
    """Somebody who works here for the body."""

    name: str
    roles: str
    post: str


def people_of(appointments: Iterable[Appointment]) -> list[PersonLine]:
    """Return one line for each person, with all their roles."""
    lines: dict[int, tuple[Appointment, list[str]]] = {}
    for one in appointments:
        lines.setdefault(one.person_id, (one, []))[1].append(str(Role(one.role).label))
    return [PersonLine(first.person.name, _together(roles), first.post) for first, roles in lines.values()]


def facts_of(
    authority: Authority, took_over_from: Iterable[Authority], today: date
) -> list[tuple[str, str, str]]:
    """Return what a body is, as (term, value, small print)."""
    return [
        ("Short name", authority.short_name, ""),
        ("Kind", authority.get_kind_display(), ""),
        *([("Replaced by", *_successor(authority, today))] if authority.successor else []),
        *(("Took over from", one.name, f"on {day_words.plain(one.replaced_on)}") for one in took_over_from),
    ]


def saves_of_body(versions: Sequence[Any], *, names: Mapping[int | None, str], known: set[int]) -> list[Save]:
    """Return each save that changed a body, newest first; ``known`` are the ids of who may be named here."""
    kinds = dict(Authority.Kind.choices)

    def say(version: Any, field: str) -> str:
        value = getattr(version, field)
        if field == "successor_id":
            return names.get(value, "Another body") if value else "Nothing"
        return str(kinds[value] if field == "kind" else value) or "Nothing"

    return saves.saves_of(masked(versions, known), fields=BODY_FIELDS, say=say)


def saves_of_seats(versions: Sequence[Any], *, seats: Sequence[Seat]) -> list[tuple[Seat, list[Save]]]:
    """Return, for each seat that was changed, each save that changed it, newest first."""
    of_seat: dict[int, list[Any]] = {}
    for version in versions:
        of_seat.setdefault(version.id, []).append(version)
    changed = [
        (seat, saves.saves_of(of_seat.get(seat.pk, []), fields=SEAT_FIELDS, say=_say_seat)) for seat in seats
    ]
    return [(seat, found) for seat, found in changed if found]


def masked(versions: Sequence[Any], known: set[int]) -> Sequence[Any]:
    """Return the versions without the names and words of people who never worked here."""
    for version in versions:
        if version.history_user_id and version.history_user_id not in known:
            version.history_user = Person(name=SOMEBODY_ELSE)
            version.history_change_reason = ""
    return versions


def _say_seat(version: Any, field: str) -> str:
    value = getattr(version, field)
    if field in ("starts_on", "ends_on"):
        return day_words.plain(value) or "Not known yet"
    choices = Seat.Standing.choices if field == "standing" else Authority.Kind.choices
    return str(dict(choices)[value])


def _successor(authority: Authority, today: date) -> tuple[str, str]:
    name = authority.successor.name if authority.successor else ""
    began = authority.replaced_on is not None and authority.replaced_on <= today
    return name, f"{'since' if began else 'from'} {day_words.plain(authority.replaced_on)}"


def _together(roles: Sequence[str]) -> str:
    first, *rest = roles
    return ", ".join([first, *(role.lower() for role in rest)])

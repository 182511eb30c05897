"""What a plan is made of: each priority with its objectives, and every change to either."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse

from csp.kernel import saves
from csp.kernel.saves import Save
from csp.kernel.stories import Story, ended_words
from csp.kernel.terms import Words
from plans.models import Objective, Plan, Priority
from plans.presenters.plan_page import led_by

# What has no label here is called by the partnership's word for a priority.
FIELDS: dict[type[Priority | Objective], Sequence[tuple[str, str]]] = {
    Priority: (
        ("number", "Number"),
        ("title", ""),
        ("aim", "Aim"),
        ("lead_seat", "Lead authority"),
        ("lead_person", "Who leads it there"),
        ("position", "Place in the plan"),
    ),
    Objective: (
        ("reference", "Reference"),
        ("title", "What is to be achieved"),
        ("priority_id", ""),
        ("position", "Place under its priority"),
    ),
}

Versions = Mapping[type[Priority | Objective], Sequence[Any]]


@dataclass(frozen=True)
class Piece:
    """A priority or an objective, as the page shows it."""

    name: str
    about: str
    key: str
    actions: str
    url: str
    is_empty: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class PriorityPart:
    """A priority with what is under it."""

    priority: Piece
    aim: str
    objectives: list[Piece]


def parts_of(
    plan: Plan,
    *,
    priorities: Sequence[Priority],
    objectives: Iterable[Objective],
    under: Mapping[str, Mapping[int, int]],
    left: Collection[int] = (),
) -> list[PriorityPart]:
    """Return the priorities in their order, each with its objectives.

    ``under`` counts actions by id, ``left`` holds the ids of the leads who are no longer here.
    """
    by_priority: dict[int, list[Objective]] = {}
    for one in objectives:
        by_priority.setdefault(one.priority_id, []).append(one)
    listed = reverse("plans:action-list", args=[plan.partnership.slug, plan.key])
    parts = []
    for priority, (first, last) in zip(priorities, _ends(priorities), strict=True):
        mine = by_priority.get(priority.pk, [])
        shown = Piece(
            str(priority),
            led_by(priority, left),
            priority.key,
            _actions(under["priority"].get(priority.pk, 0)),
            f"{listed}?priority={priority.key}",
            not mine and not under["priority"].get(priority.pk),
            first,
            last,
        )
        pieces = [
            Piece(str(one), "", one.key, _actions(number), "", not number, *ends)
            for one, ends in zip(mine, _ends(mine), strict=True)
            for number in [under["objective"].get(one.pk, 0)]
        ]
        parts.append(PriorityPart(shown, priority.aim, pieces))
    return parts


def stories_of(versions: Versions, words: Words) -> list[Story]:
    """Return what became of each priority and objective that was changed or removed, the last changed first.

    ``versions`` are rows of their histories, oldest first.
    """
    say = _words_of(versions)
    found = []
    for model, rows in versions.items():
        by_record: dict[int, list[Any]] = {}
        for row in rows:
            by_record.setdefault(row.id, []).append(row)
        for mine in by_record.values():
            saved = saves.saves_of(mine, fields=_fields(model, words), say=say, of=_name(mine[-1]))
            ended = ended_words(mine[-1])
            fields = _fields(model, words)
            was = (
                [(label, say(mine[-1], name)) for name, label in fields if name != "position"]
                if ended
                else []
            )
            if saved or ended:
                kind = words.priority.start if model is Priority else "Objective"
                found.append((mine[-1].history_date, Story(f"{kind} {_name(mine[-1])}", saved, ended, was)))
    return [story for _, story in sorted(found, key=lambda one: one[0], reverse=True)]


def saves_since(versions: Versions, words: Words, *, piece: Priority | Objective, since: int) -> list[Save]:
    """Return the saves of one priority or objective after a version of it."""
    mine = [one for one in versions[type(piece)] if one.id == piece.pk and one.version >= since]
    return saves.saves_of(mine, fields=_fields(type(piece), words), say=_words_of(versions))


def _words_of(versions: Versions) -> Callable[[Any, str], str]:
    """Return what says the value of a field of a version."""
    # A priority that an objective stood under may be gone: its history still says what it was called.
    names = {row.id: _name(row) for row in versions[Priority]}
    return partial(_say, names=names)


def _fields(model: type[Priority | Objective], words: Words) -> list[tuple[str, str]]:
    return [(name, label or words.priority.start) for name, label in FIELDS[model]]


def _ends(pieces: Sequence[Any]) -> list[tuple[bool, bool]]:
    """Return for each whether it is the first, and whether it is the last."""
    return [(place == 0, place == len(pieces) - 1) for place in range(len(pieces))]


def _actions(number: int) -> str:
    return {0: "No actions yet", 1: "1 action"}.get(number, f"{number} actions")


def _name(version: Any) -> str:
    """Return what a saved version calls its record, as the record calls itself."""
    return str(version.instance)


def _say(version: Any, name: str, *, names: Mapping[int, str]) -> str:
    value = names[version.priority_id] if name == "priority_id" else getattr(version, name)
    return "Nothing" if value in (None, "") else str(value)

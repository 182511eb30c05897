"""Every change to a report and to each of its sections, field by field."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone

from csp.kernel import day_words, saves, stories
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from csp.kernel.terms import Words
from scrutiny.presenters.clash import FIELDS, said_of
from scrutiny.sources.kinds import title_of

SECTION_FIELDS = (
    ("title", "Title"),
    ("words", "Words"),
    ("most_words", "Words at most"),
    ("seat_id", "Authority that writes it"),
    ("holder_id", "Who writes it there"),
    ("due_on", "To be written by"),
    ("signed_by_id", "Signed by"),
    ("signed_at", "Signed"),
)
Names = Mapping[str, Mapping[int, str]]


def stories_of(
    reports: Sequence[Any],
    sections: Sequence[Any],
    *,
    names: Names,
    plans: Collection[int],
    words: Words,
) -> list[Story]:
    """Return what became of a report and of each of its sections, the last changed first.

    ``names`` are what seats and people are called, by field, then by id; ``plans`` the ids of those that the reader
    may open.
    """
    title = partial(_title, words=words)
    of_report = Kind(reports, FIELDS, "", lambda version: "The report itself")
    of_sections = Kind(sections, SECTION_FIELDS, "Section", title)
    say = partial(_say, names=names, plans=plans)
    return stories.stories_of([of_report, of_sections], say=say)


def saves_since(versions: Sequence[Any], *, names: Names) -> list[Save]:
    """Return the saves of one section among these versions, newest first."""
    return saves.saves_of(versions, fields=SECTION_FIELDS, say=partial(_said, names=names))


def _title(version: Any, *, words: Words) -> str:
    return title_of(kind=version.kind, title=version.title, words=words)


def _say(version: Any, name: str, *, names: Names, plans: Collection[int]) -> str:
    return _said(version, name, names=names) if hasattr(version, "kind") else said_of(version, name, plans)


def _said(version: Any, name: str, *, names: Names) -> str:
    value = getattr(version, name)
    if name in names and value:
        return names[name].get(value, "One that is no longer here")
    if isinstance(value, datetime):
        return day_words.plain(timezone.localdate(value))
    if isinstance(value, date):
        return day_words.plain(value)
    return "Nothing" if value in (None, "") else str(value)

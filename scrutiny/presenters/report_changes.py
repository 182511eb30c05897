"""Every change to a report and to each of its sections, field by field."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone

from csp.kernel import day_words, saves, stories
from csp.kernel.risk_level import STEPS
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from csp.kernel.terms import Words
from scrutiny.models import ReportRisk
from scrutiny.models.risk import LEVELS
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
RISK_FIELDS = (
    ("risk", "Risk"),
    ("likelihood_before", "Likelihood if nothing is done"),
    ("impact_before", "Impact if nothing is done"),
    ("controls", "What is done about it"),
    ("likelihood_after", "Likelihood with that"),
    ("impact_after", "Impact with that"),
    ("holder", "Who holds it"),
)
Names = Mapping[str, Mapping[int, str]]


def stories_of(
    reports: Sequence[Any],
    sections: Sequence[Any],
    risks: Sequence[Any],
    *,
    names: Names,
    plans: Collection[int],
    words: Words,
) -> list[Story]:
    """Return what became of a report, of each of its sections and of each of its risks, the last changed first.

    ``names`` are what seats and people are called, by field, then by id; ``plans`` the ids of those that the reader
    may open.
    """
    title = partial(_title, words=words)
    of_report = Kind(reports, FIELDS, "", lambda version: "The report itself")
    of_sections = Kind(sections, SECTION_FIELDS, "Section", title)
    of_risks = Kind(risks, RISK_FIELDS, "Risk", lambda version: str(version.risk))
    say = partial(_say, names=names, plans=plans)
    return stories.stories_of([of_report, of_sections, of_risks], say=say)


def saves_of_risk(versions: Sequence[Any], *, risk: ReportRisk, since: int) -> list[Save]:
    """Return the saves of one risk among these versions after one of them, newest first."""
    mine = [one for one in versions if one.id == risk.pk and one.version >= since]
    return saves.saves_of(mine, fields=RISK_FIELDS, say=_said_of_risk)


def _said_of_risk(version: Any, name: str) -> str:
    value = getattr(version, name)
    return STEPS[value] if name in LEVELS else str(value) or "Nothing"


def saves_since(versions: Sequence[Any], *, names: Names) -> list[Save]:
    """Return the saves of one section among these versions, newest first."""
    return saves.saves_of(versions, fields=SECTION_FIELDS, say=partial(_said, names=names))


def _title(version: Any, *, words: Words) -> str:
    return title_of(kind=version.kind, title=version.title, words=words)


def _say(version: Any, name: str, *, names: Names, plans: Collection[int]) -> str:
    if hasattr(version, "kind"):
        return _said(version, name, names=names)
    return _said_of_risk(version, name) if hasattr(version, "controls") else said_of(version, name, plans)


def _said(version: Any, name: str, *, names: Names) -> str:
    value = getattr(version, name)
    if name in names and value:
        return names[name].get(value, "One that is no longer here")
    if isinstance(value, datetime):
        return day_words.plain(timezone.localdate(value))
    if isinstance(value, date):
        return day_words.plain(value)
    return "Nothing" if value in (None, "") else str(value)

"""What has changed about a plan: since a version, in one line each; and every save of its texts and waivers."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.plan_checklist import WORDS as POINTS
from csp.kernel.plan_snapshot import Changed, Difference
from csp.kernel.saves import Change, Save
from csp.kernel.stories import Story, ended_words
from csp.kernel.terms import EVERYBODYS, Words
from plans.presenters.difference_words import not_kept_words

LISTED_AT_MOST = 20
TEXTS = (
    ("title", "What the plan is called"),
    ("starts_on", "First day"),
    ("ends_on", "Last day"),
    ("silent_after_days", "Days without an update until an action is silent"),
    ("assessment", "Strategic assessment it draws on"),
    ("strategy", "Strategy"),
    ("resources", "How resources are allocated and deployed"),
    ("engagement", "How people who live and work here are heard"),
    ("summary", "Summary for the public"),
    ("state", "State"),
    ("outturn", "How far it was implemented"),
)
PART = (("resources", "What it allocates and deploys"), ("success", "How it measures its success"))
ANSWER = (
    ("agrees", "Whether it agrees"),
    ("reason", "Why not, or on what understanding"),
    ("signed_name", "Name"),
    ("signed_post", "Post"),
    ("signed_on", "Day"),
)
WAIVER = (("reason", "Why the plan goes without it"),)
FIELDS = {
    "reference": "reference",
    "number": "number",
    "title": "title",
    "detail": "detail",
    "aim": "aim",
    "priority": "priority",
    "objective": "objective",
    "lead": "lead authority",
    "post": "post that leads it",
    "supporters": "who supports it",
    "areas": "areas",
    "timescale": "timescale",
    "due_on": "due date",
    "original_due_on": "date first agreed",
    "resources": "resources",
    "done_when": "success measure",
    "additionality": "why it is not business as usual",
    "state": "whether it goes on",
    "state_why": "why it stands so",
    "outcome": "what came of it",
    "unit": "unit",
    "better": "which way is good",
    "baseline": "baseline",
    "target": "target",
    "success": "how success is measured",
    "action": "action",
    "every": "how often there is a figure",
    "lag_weeks": "weeks until a figure is known",
    "baseline_period": "period of the baseline",
    "why_no_baseline": "why there is no baseline",
    "target_value": "target as a number",
    "target_on": "day of the target",
    "source": "source",
    "coverage": "what the figures cover",
    "why_held": "why it is held in abeyance",
    "seat": "name",
}


def not_kept_since(found: Difference | None) -> str:
    """Return what was not compared, because the version did not keep it."""
    return not_kept_words(found.lacks) if found is not None else ""


def lines_of(found: Difference | None, words: Words = EVERYBODYS) -> list[str]:
    """Return what is different, a line for each text and part; the last line counts those left out."""
    if not found:
        return []
    labels = dict(TEXTS)
    lines = [f"{labels[one.name]}: reads otherwise" for one in found.texts]
    for kind, parts, name in (
        (words.priority.start, found.priorities, lambda one: f"{one.number}. {one.title}"),
        ("Objective", found.objectives, _referred),
        ("Action", found.actions, _referred),
        ("Milestone", found.milestones, lambda one: one.title),
        ("Measure", found.measures, _referred),
        ("Part of", found.commitments, lambda one: one.seat),
    ):
        lines += [f"{kind} {name(one)}: added" for one in parts.added]
        lines += [f"{kind} {name(one)}: taken out" for one in parts.dropped]
        lines += [f"{kind} {name(pair.after)}: {_fields(pair.changes, words)}" for pair in parts.changed]
    more = len(lines) - LISTED_AT_MOST
    return [*lines[:LISTED_AT_MOST], f"And {more} more"] if more > 0 else lines


def stories_of(
    plan_rows: Sequence[Any],
    part_rows: Iterable[Any],
    answer_rows: Iterable[Any] = (),
    waiver_rows: Iterable[Any] = (),
) -> list[Story]:
    """Return what became of the plan's texts, each authority's part, its answers and what was waived.

    Rows come oldest first, record by record.
    """
    told = [
        Story("The plan itself", saves.saves_of(plan_rows, fields=TEXTS, say=_say), "", []),
        *_stories(part_rows, lambda row: f"The part of {row.seat}", PART),
        *_stories(
            answer_rows, lambda row: f"The answer of {row.seat} to version {row.plan_version.number}", ANSWER
        ),
        *_stories(waiver_rows, lambda row: f"Waived: {POINTS.get(row.point, row.point)}", WAIVER),
    ]
    return [story for story in told if story.saves or story.ended]


def _stories(
    rows: Iterable[Any], name: Callable[[Any], str], fields: Sequence[tuple[str, str]]
) -> list[Story]:
    return [_story(called, mine, fields) for called, mine in _by_record(rows, name)]


def _story(name: str, rows: Sequence[Any], fields: Sequence[tuple[str, str]]) -> Story:
    """Return the saves of one record, and its end with what it was by then."""
    ended = ended_words(rows[-1])
    was = [(label, _say(rows[-1], field)) for field, label in fields] if ended else []
    return Story(name, saves.saves_of(rows, fields=fields, say=_say, of=name), ended, was)


def saves_since(rows: Sequence[Any], *, since: int, fields: Sequence[tuple[str, str]] = TEXTS) -> list[Save]:
    """Return the saves after a version of one record; ``rows`` come oldest first."""
    return saves.saves_of([row for row in rows if row.version >= since], fields=fields, say=_say)


def part_saves_since(rows: Sequence[Any], *, since: int) -> list[Save]:
    """Return the saves of one authority's part after a version of it; from none (0) on, also its first."""
    found = saves_since(rows, since=since, fields=PART)
    if since or not rows:
        return found
    first = rows[0]
    who = first.history_user.name if first.history_user else "Nobody named"
    written = [Change(label, "Nothing", _say(first, name)) for name, label in PART]
    return [*found, Save(first.history_date, who, "", written, place=len(found) + 1)]


def _by_record(rows: Iterable[Any], name: Callable[[Any], str]) -> list[tuple[str, list[Any]]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return [(name(mine[-1]), mine) for mine in found.values()]


def _referred(one: Any) -> str:
    return f"{one.reference} {one.title}".strip()


def _fields(changes: Iterable[Changed], words: Words) -> str:
    named = FIELDS | {"priority": words.priority.one}
    return f"{', '.join(named[one.name] for one in changes)} changed"


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if name == "state":
        return str(version.get_state_display())
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day_words.plain(value)
    return "Nothing" if value in (None, "") else str(value)

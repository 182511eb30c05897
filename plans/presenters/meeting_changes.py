"""Every change to a meeting: its own words, who was there, its papers and its decisions."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from csp.kernel.stories import Story, ended_words
from csp.kernel.terms import Words
from plans.models import Attendance, Meeting, MeetingDecision, MeetingPaper
from plans.presenters.meetings import kind_words

FIELDS: dict[type[Any], Sequence[tuple[str, str]]] = {
    Meeting: (
        ("kind", "Who meets"),
        ("title", "What it is called"),
        ("held_on", "Day"),
        ("place", "Where"),
        ("plan_id", "Plan"),
        ("round_id", "Round"),
        ("publicity", "How people were told"),
        ("notes", "What needs a decision"),
        ("is_held", "Has taken place"),
    ),
    Attendance: (
        ("seat", "Authority"),
        ("name", "Name"),
        ("post", "Post"),
        ("is_senior", "Holds a senior position"),
        ("sent_apologies", "Sent apologies"),
    ),
    MeetingPaper: (("title", "What it is"), ("link", "Link")),
    MeetingDecision: (("text", "What was decided"), ("position", "Place"), ("action_id", "Action raised")),
}
CALLED = {Attendance: "Attendance", MeetingPaper: "Paper", MeetingDecision: "Decision"}
Versions = Mapping[type[Any], Sequence[Any]]


def stories_of(versions: Versions, words: Words, *, names: Mapping[str, Mapping[int, str]]) -> list[Story]:
    """Return what became of a meeting and of each of its parts that was changed or removed, the last changed first.

    ``names`` are what plans, rounds and actions are called that the reader may see, by field, then by id.
    """
    say = partial(_say, words=words, names=names)
    found = []
    for model, rows in versions.items():
        by_record: dict[int, list[Any]] = {}
        for row in rows:
            by_record.setdefault(row.id, []).append(row)
        for mine in by_record.values():
            name = _name(model, mine[-1])
            saved = saves.saves_of(mine, fields=FIELDS[model], say=say, of=name)
            ended = ended_words(mine[-1])
            was = [(label, say(mine[-1], one)) for one, label in FIELDS[model] if one != "position"]
            if saved or ended:
                story = Story(name, saved, ended, was if ended else [])
                found.append((mine[-1].history_date, story))
    return [story for _, story in sorted(found, key=lambda one: one[0], reverse=True)]


def saves_since(
    versions: Versions, words: Words, *, one: Any, since: int, names: Mapping[str, Mapping[int, str]]
) -> list[Save]:
    """Return the saves of a meeting, or of a part of it, after a version of it."""
    mine = [row for row in versions[type(one)] if row.id == one.pk and row.version >= since]
    return saves.saves_of(mine, fields=FIELDS[type(one)], say=partial(_say, words=words, names=names))


def _name(model: type[Any], version: Any) -> str:
    said = str(version.instance)
    return f"{CALLED[model]}: {said}" if model in CALLED else said


def _say(version: Any, name: str, *, words: Words, names: Mapping[str, Mapping[int, str]]) -> str:
    value = getattr(version, name)
    if name in ("plan_id", "round_id", "action_id"):
        return names[name].get(value, "One that is no longer here") if value else "None"
    if name == "kind":
        return kind_words(version, words)
    if name == "held_on":
        return day_words.plain(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "Nothing" if value in (None, "") else str(value)

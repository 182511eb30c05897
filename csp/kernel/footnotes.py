"""Footnotes that somebody typed, as Markdown has them: a mark in the words, and the note on a line of its own.

Thefts fell by a third.[^1]

[^1]: Recorded crime, year to September.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 500  # letters of a note
MARK = re.compile(r"(?<!\\)\[\^([A-Za-z0-9-]{1,20})\]")
_NOTE = re.compile(r" {0,3}\[\^([A-Za-z0-9-]{1,20})\]:[ \t]*(.*)")
_PLACE = re.compile(r"[ \t]*\{exempt:[a-z0-9-]+\}[ \t]*")


@dataclass(frozen=True)
class Typed:
    """Words without their notes, and each note by the name in its mark, in the order in which they were typed."""

    words: str
    notes: tuple[tuple[str, str], ...]


def taken_apart(text: str) -> Typed:
    """Return words and notes apart: a note ends with an empty line, or where another or an exempt passage begins."""
    words: list[str] = []
    notes: list[tuple[str, list[str]]] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if begun := _NOTE.fullmatch(line):
            notes.append((begun[1], [begun[2]]))
            words.append("")
            is_open = True
        elif is_open and line.strip() and not _PLACE.fullmatch(line):
            notes[-1][1].append(line)
        else:
            words.append(line)
            is_open = False
    return Typed("\n".join(words), tuple((name, "\n".join(lines).strip()) for name, lines in notes))


def fault_of_notes(text: str) -> str:
    """Return what keeps the notes in a text from being printed, in a sentence, or nothing."""
    return next(_faults(taken_apart(text)), "")


def without_marks(text: str) -> str:
    """Return a text without the marks of its notes: the same letters as if it had none."""
    return MARK.sub("", text)


def keyed(text: str, *, key: str) -> tuple[str, dict[str, str]]:
    """Return words in which each mark refers to its note by a key that begins with ``key``, and the notes by theirs.

    What is at fault stays as it was typed, marks and all: somebody may have meant something else by it.
    """
    typed = taken_apart(text)
    if not typed.notes or fault_of_notes(text):
        return text, {}
    known = dict(typed.notes)
    keys = {name: f"{key}-note-{at}" for at, name in enumerate(MARK.findall(typed.words), start=1)}
    words = MARK.sub(lambda found: f"{{note:{keys[found[1]]}}}", typed.words)
    return words, {keys[name]: known[name] for name in keys}


def _faults(typed: Typed) -> Iterator[str]:
    noted, marks = Counter(name for name, _ in typed.notes), Counter(MARK.findall(typed.words))
    for name in marks:
        if name not in noted:
            yield f"{_mark(name)} has no note. Write it on a line of its own that begins with “{_mark(name)}: ”"
    for name, note in typed.notes:
        if noted[name] > 1:
            yield f"Two notes begin with “{_mark(name)}:”. Give each a mark of its own"
        if not marks[name]:
            yield f"The note {_mark(name)} has no mark in the words. Put its mark where it belongs, or take it out"
        if marks[name] > 1:
            yield f"{_mark(name)} stands in the words twice. Give each place a note of its own"
        yield from _faults_of_note(name, note)


def _faults_of_note(name: str, note: str) -> Iterator[str]:
    if not note:
        yield f"The note {_mark(name)} says nothing. Write it behind its mark, on the same line"
    if len(note) > LONGEST:
        yield f"The note {_mark(name)} has {len(note)} characters, and a note has {LONGEST} at most"
    if MARK.search(note):
        yield f"The note {_mark(name)} has the mark of another. Write both as one note"


def _mark(name: str) -> str:
    return f"[^{name}]"

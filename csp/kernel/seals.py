"""A chain of seals over the events of a trail: each seal covers its event and the seal before it."""

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

SCHEME = "saferplan audit event 1"
MOST_LOOKED_AT = 40  # events out of their place that are traced one by one


@dataclass(frozen=True)
class Entry:
    """One event as it is sealed: every field it has, its number on its trail, and the seal it carries."""

    number: int
    trail: str
    pk: int
    at: datetime
    person: int | None
    verb: str
    subject: str
    subject_id: int
    partnership: int | None
    circle: int | None
    address: str
    seal: str = field(default="", compare=False)


@dataclass(frozen=True)
class Head:
    """The end of a trail: how many events are sealed on it, and the last seal, which covers them all."""

    count: int = 0
    seal: str = ""

    def __str__(self) -> str:
        """Return it as it is written down and compared: 120:4f0c…"""
        return f"{self.count}:{self.seal}"


@dataclass(frozen=True)
class Verdict:
    """What was found on one trail: its head, what is wrong in plain words, and which kept heads stand on it."""

    head: Head
    faults: tuple[str, ...]
    heads_found: frozenset[Head]


def trail_of(*, partnership: int | None, circle: int | None) -> str:
    """Return the name of the trail of an event: a restricted matter has its own, and the site one without either."""
    name = f"{f'p{partnership}' if partnership else ''}{f'c{circle}' if circle else ''}"
    return name or "site"


def seal_of(entry: Entry, *, before: str, key: str) -> str:
    """Return the seal of an event that comes after the seal ``before``."""
    told = [
        SCHEME, before, entry.trail, entry.number, entry.pk, entry.at.astimezone(UTC).isoformat(),
        entry.person, entry.verb, entry.subject, entry.subject_id, entry.partnership, entry.circle, entry.address,
    ]  # fmt: skip
    text = json.dumps(told, ensure_ascii=True, separators=(",", ":"))
    return hmac.new(key.encode(), text.encode(), "sha256").hexdigest()


def verify(entries: Iterable[Entry], *, key: str, kept: Iterable[Head] = ()) -> Verdict:
    """Look through the sealed events of one trail, in the order of their numbers.

    ``kept`` are heads that were written down elsewhere; what was cut off at the end can't be seen without one.
    """
    wanted, found = set(kept), set()
    faults: list[str] = []
    broken: list[tuple[Entry, str]] = []  # with the seal that stands before it
    last, before = 0, ""
    for entry in entries:
        if entry.number > last + 1:
            faults.append(_gone(last + 1, entry.number - 1))
        elif entry.number != last + 1 or not _fits(entry, before=before, key=key):
            broken.append((entry, before))
        head = Head(entry.number, entry.seal)
        if head in wanted:
            found.add(head)
        last, before = entry.number, entry.seal
    faults += _told(broken, last=last, key=key)
    return Verdict(Head(last, before), tuple(faults), frozenset(found))


def _fits(entry: Entry, *, before: str, key: str) -> bool:
    return hmac.compare_digest(entry.seal.encode(), seal_of(entry, before=before, key=key).encode())


def _gone(first: int, last: int) -> str:
    if first == last:
        return f"Number {first} is removed. Number {first + 1} can’t be checked without it."
    return f"Numbers {first} to {last} are removed. Number {last + 1} can’t be checked without them."


def _told(broken: list[tuple[Entry, str]], *, last: int, key: str) -> list[str]:
    """Return a sentence for each thing that happened to events whose seals don't fit where they stand."""
    numbers = [entry.number for entry, _ in broken]
    to_the_end = len(broken) > 2 and numbers == list(range(numbers[0], last + 1))
    if to_the_end or len(broken) > MOST_LOOKED_AT:
        return [_rewritten(numbers[0], numbers[-1])]
    moved = [_moved(entry, broken, key=key) for entry, _ in broken]
    told = [
        f"Number {entry.number} is altered: its seal does not fit what it says."
        if was is None
        else f"Number {entry.number} is out of order: it was number {was}."
        for (entry, _), was in zip(broken, moved, strict=True)
        if was != entry.number
    ]
    return told if told or not broken else [_rewritten(numbers[0], numbers[-1])]


def _moved(entry: Entry, broken: list[tuple[Entry, str]], *, key: str) -> int | None:
    """Return the number under which the seal does fit: its own when only what stands before it was touched."""
    befores = {before for _, before in broken} | {one.seal for one, _ in broken}
    for number in [entry.number, *(one.number for one, _ in broken)]:
        elsewhere = replace(entry, number=number)
        if any(_fits(elsewhere, before=before, key=key) for before in befores):
            return number
    return None


def _rewritten(first: int, last: int) -> str:
    return (
        f"The seals of numbers {first} to {last} don’t fit the key: events there were removed, reordered or "
        "rewritten without it, or AUDIT_KEY is not the key that they were sealed with."
    )

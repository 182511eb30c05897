"""A chain of seals over the events of a trail: each seal covers its event and the seal before it."""

import hmac
import json
from collections.abc import Iterable, Iterator, Sequence
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
    since: int | None = None  # the first number that the current key sealed, if it has sealed any


@dataclass(frozen=True)
class _Broken:
    """An event whose seal does not fit where it stands."""

    entry: Entry
    before: str  # the seal before it
    may_lack_key: bool = (
        False  # no event before it is sealed with the current key, so it may have one we don't know
    )
    is_outdated: bool = False  # it fits, but a key that came before the one of an earlier event

    @property
    def number(self) -> int:
        """Return where it stands."""
        return self.entry.number


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


def verify(entries: Iterable[Entry], *, keys: Sequence[str], kept: Iterable[Head] = ()) -> Verdict:
    """Look through the sealed events of one trail, in the order of their numbers.

    ``keys`` are the current key and those before it, newest first: no key seals after a newer one has. ``kept`` are
    heads that were written down elsewhere; what was cut off at the end can't be seen without one.
    """
    wanted, found = set(kept), set()
    faults: list[str] = []
    broken: list[_Broken] = []
    last, before, oldest, since = 0, "", len(keys), None
    for entry in entries:
        if entry.number > last + 1:
            faults.append(_gone(last + 1, entry.number - 1))
        else:
            age = _age(entry, before=before, keys=keys, oldest=oldest) if entry.number > last else None
            if age is None or age > oldest:
                broken.append(_Broken(entry, before, oldest > 0, age is not None))
            else:
                since = entry.number if age == 0 and since is None else since
                oldest = age
        if (head := Head(entry.number, entry.seal)) in wanted:
            found.add(head)
        last, before = entry.number, entry.seal
    faults += _told(broken, last=last, keys=keys)
    return Verdict(Head(last, before), tuple(faults), frozenset(found), since)


def _age(entry: Entry, *, before: str, keys: Sequence[str], oldest: int) -> int | None:
    """Return which key sealed an event, 0 for the current one; the key of the event before it is tried first."""
    ages = [*range(min(oldest, len(keys) - 1), -1, -1), *range(oldest + 1, len(keys))]
    return next((age for age in ages if _fits(entry, before=before, key=keys[age])), None)


def _fits(entry: Entry, *, before: str, key: str) -> bool:
    return hmac.compare_digest(entry.seal.encode(), seal_of(entry, before=before, key=key).encode())


def _gone(first: int, last: int) -> str:
    if first == last:
        return f"Number {first} is removed. Number {first + 1} can’t be checked without it."
    return f"Numbers {first} to {last} are removed. Number {last + 1} can’t be checked without them."


def _told(broken: Sequence[_Broken], *, last: int, keys: Sequence[str]) -> Iterator[str]:
    """Give a sentence for each thing that happened to events whose seals don't fit where they stand."""
    for run in _runs(one for one in broken if one.is_outdated):
        yield _outdated(run[0].number, run[-1].number)
    few: list[_Broken] = []
    for run in _runs(one for one in broken if not one.is_outdated):
        if len(run) > MOST_LOOKED_AT or (len(run) > 2 and run[-1].number == last):
            yield _rewritten(run[0].number, run[-1].number)
        else:
            few += run
    if len(few) > MOST_LOOKED_AT:
        yield _rewritten(few[0].number, few[-1].number)
    elif few:
        yield from _traced(few, keys=keys)


def _traced(few: Sequence[_Broken], *, keys: Sequence[str]) -> Iterator[str]:
    """Give a sentence for each event that is not what or where it was; of several under no key of ours, one."""
    was = {one.number: _moved(one, few, keys=keys) for one in few}
    unknown = {
        one.number: (run[0].number, run[-1].number)
        for run in _runs(one for one in few if one.may_lack_key and was[one.number] is None)
        if len(run) > 2 or run[0].number == 1
        for one in run
    }
    if all(number == moved for number, moved in was.items()):
        yield _rewritten(few[0].number, few[-1].number)
    for number, moved in was.items():
        if number in unknown:
            if unknown[number][0] == number:
                yield _rewritten(*unknown[number])
        elif moved is None:
            yield f"Number {number} is altered: its seal does not fit what it says."
        elif moved != number:
            yield f"Number {number} is out of order: it was number {moved}."


def _moved(one: _Broken, few: Sequence[_Broken], *, keys: Sequence[str]) -> int | None:
    """Return the number under which the seal does fit: its own when only what stands before it was touched."""
    befores = {other.before for other in few} | {other.entry.seal for other in few}
    for number in [one.number, *(other.number for other in few)]:
        elsewhere = replace(one.entry, number=number)
        if any(_fits(elsewhere, before=before, key=key) for before in befores for key in keys):
            return number
    return None


def _runs(broken: Iterable[_Broken]) -> list[list[_Broken]]:
    """Return the events in groups of those that follow one another."""
    runs: list[list[_Broken]] = []
    for one in broken:
        if runs and one.number == runs[-1][-1].number + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _outdated(first: int, last: int) -> str:
    if first == last:
        return f"Number {first} is sealed with an older key than an event before it: it was written later."
    which = f"Numbers {first} to {last} are sealed with an older key than an event before them"
    return f"{which}: they were written later."


def _rewritten(first: int, last: int) -> str:
    if first == last:
        told = (
            f"The seal of number {first} fits no key: it was altered, or the key that sealed it is missing."
        )
    else:
        told = (
            f"The seals of numbers {first} to {last} fit no key: events there were removed, reordered or rewritten "
            "without one, or the key that sealed them is missing."
        )
    return f"{told} If AUDIT_KEY was changed, set AUDIT_KEYS_BEFORE to the key before it."

"""Hand over what somebody holds: each app that gives people work registers how to count it and to pass it on."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string

from csp import mail
from csp.kernel.listing import listed
from csp.kernel.terms import Noun, Words
from csp.models import Partnership, Person, Reader
from csp.policies.handovers import may_hand_over, may_take_over
from csp.queries.words import words_of
from csp.services.handovers_letter import subject_of, text_of

KIND = "handover"


@dataclass(frozen=True)
class Work:
    """A kind of thing that people hold: what a partnership calls it, and an app's own ways, as dotted names.

    ``counts`` takes a reader, ``partnership`` and ``person``, and returns how many open ones that the reader may see
    name the person. ``passes`` is a service: it takes ``partnership``, ``holder``, ``successor``, ``passed``, ``by``
    and ``now``, passes on all of it or raises NewerVersion, and returns for each the id of its circle, or None.
    ``settles`` is one too: it takes ``keys``, ``by`` and ``now``, takes these off the first page of ``by`` and
    returns how many they were; without it, nothing of this kind stands there. ``still`` is said besides of what is
    not over, and ``where`` tells a successor, in the partnership’s words, where such a thing names them. Kinds are
    passed on in the order in which they are registered, so what is locked first comes first.
    """

    kind: str
    called: Callable[[Words], Noun]
    counts: str
    passes: str
    settles: str = ""
    still: str = ""
    where: Callable[[Words], str] | None = None


@dataclass(frozen=True)
class Passed:
    """One thing that is handed over: its kind, its key, the version that was read, and what one should know."""

    kind: str
    key: str
    version: int
    note: str = ""


_WORK: dict[str, Work] = {}


def register(*, work: Work) -> None:
    """Add a kind of thing that people hold; called from an app's ``apps.py``."""
    _WORK[work.kind] = work


def held_by(*, person: Person, partnership: Partnership, by: Reader) -> str:
    """Return how much that is open and that the reader may see names a person, in words; nothing for nothing."""
    given, words = {"partnership": partnership, "person": person}, words_of(by, partnership=partnership)
    numbers = {work: import_string(work.counts)(by, **given) for work in _WORK.values()}
    said = [
        counted(counts={work.kind: number}, words=words, adjective=work.still)
        for work, number in numbers.items()
    ]
    return listed([one for one in said if one])


def counted(*, counts: Mapping[str, int], words: Words, adjective: str = "") -> str:
    """Return how many of each kind, as the partnership calls it: “2 open actions and 1 open round”."""
    nouns = {kind: _WORK[kind].called(words) for kind in counts}
    said = [
        " ".join(filter(None, [str(number), adjective, nouns[kind].one if number == 1 else nouns[kind].many]))
        for kind, number in counts.items()
        if number
    ]
    return listed(said)


@transaction.atomic
def hand_over(
    *,
    partnership: Partnership,
    holder: Person,
    successor: Person,
    passed: Sequence[Passed],
    link: str,
    by: Reader,
    now: datetime,
) -> str:
    """Pass all of these on, tell the successor by e-mail, and return how many they were, in words.

    Everything or nothing. Raises PermissionDenied, ValidationError with a sentence about the successor, and
    NewerVersion when somebody saved one of them, or passed it on, after it was read. ``link`` is where the successor
    finds them.
    """
    may_hand_over(by, holder.key, partnership=partnership).require()
    takes = may_take_over(by, successor, holder=holder, partnership=partnership)
    if not takes:
        raise ValidationError({"successor": takes.refusal})
    counts: dict[int | None, Counter[str]] = defaultdict(Counter)
    people = {"partnership": partnership, "holder": holder, "successor": successor}
    for work in _WORK.values():
        if mine := [one for one in passed if one.kind == work.kind]:
            for circle in import_string(work.passes)(**people, passed=mine, by=by, now=now):
                counts[circle][work.kind] += 1
    words = words_of(by, partnership=partnership)
    if successor.pk != by.person_id:
        for circle, number in counts.items():
            _tell(circle, number, **people, words=words, link=link, by=by, now=now)
    return counted(counts=sum(counts.values(), Counter()), words=words)


@transaction.atomic
def settle(*, keys: Sequence[str], by: Reader, now: datetime) -> int:
    """Take these handovers off the first page of whoever took them over, nobody else's; return how many."""
    kept = [work.settles for work in _WORK.values() if work.settles]
    return sum(import_string(settles)(keys=keys, by=by, now=now) for settles in kept)


def stands_first(*, kinds: Collection[str]) -> bool:
    """Return whether a successor's first page begins with something of these kinds."""
    return any(_WORK[kind].settles for kind in kinds)


def _tell(
    circle: int | None, number: Counter[str], *, words: Words, by: Reader, now: datetime, **told: Any
) -> None:
    """Write one message; what is restricted has one of its own, which its circle alone can read besides."""
    how_much = counted(counts=number, words=words, adjective="restricted" if circle else "")
    where = [work.where(words) for work in map(_WORK.__getitem__, number) if work.where]
    mail.write(
        kind=KIND,
        to_address=told["successor"].email,
        to_person=told["successor"],
        subject=subject_of(words=how_much),
        text=text_of(
            words=how_much,
            by=by,
            where=where,
            stands_first=stands_first(kinds=number),
            **told,
        ),
        now=now,
        partnership=told["partnership"],
        circle_id=circle,
        by=by,
    )

"""What sums can be told of cases that nobody may learn of singly: of enough of them, and of nothing by subtraction.

A case is what is protected, such as a review. ``told`` is the one place where it is decided what leaves.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

OTHERS = "others"  # stands for all kinds, or all bearers, that are put together
WHOLE = 100_000  # pence: a sum that still changes is told in whole £1,000
A_POUND = 100
BANDS = (
    (1_000_000, "Nothing, or under £10,000"),
    (2_500_000, "£10,000 to under £25,000"),
    (5_000_000, "£25,000 to under £50,000"),
    (10_000_000, "£50,000 to under £100,000"),
)
ABOVE = "£100,000 or more"


class Part(NamedTuple):
    """Some pence of a case: of which kind, who bears them, and by which way of sharing they came to be theirs.

    Within one way everybody bears the same part of each amount, so that a sum of amounts tells no single one. A way
    where that is not so, because of a cap, a fixed sum or a pool, is none: ``None``.
    """

    case: Hashable
    kind: str
    bearer: Hashable
    pence: int
    way: Hashable | None = None


@dataclass(frozen=True)
class Told:
    """What is told: a total, and what makes it by kind and by bearer; nothing where that would tell too much."""

    total: int
    kinds: Mapping[Hashable, int] = field(default_factory=dict)
    bearers: Mapping[Hashable, int] = field(default_factory=dict)


def told(parts: Iterable[Part], *, least: int) -> Told | None:
    """Return the sums that can be told of cases of which ``least`` or more are in each; none where they are too few.

    Kinds that too few cases have are put together, until enough of them are in that. By bearer it is told only where
    enough cases share each told kind in one and the same way: else the ways, which are no secret, would give back
    what a single case came to. So told numbers, added to and taken from one another, are of enough cases or of none.
    """
    every = _summed(parts)
    amounts = _summed(one._replace(bearer=None, way=None) for one in every)
    guard = _guard(amounts, least)
    if not guard.lets(amounts):
        return None
    kinds = _together(amounts, lambda one: one.kind, guard)
    bearers = {} if any(one.way is None for one in every) else _borne(every, amounts, kinds, least)
    return Told(
        sum(one.pence for one in amounts),
        _sums(amounts, lambda one: kinds.get(one.kind)),
        _sums(every, lambda one: bearers.get(one.bearer)),
    )


def rounded(exact: Told) -> Told:
    """Return the same in whole £1,000, which make the total: an exact sum that grows tells each amount added."""
    total = _near(exact.total, WHOLE)
    return Told(total, _rounded(exact.kinds, total, WHOLE), _rounded(exact.bearers, total, WHOLE))


def without_odd_pence(exact: Told) -> Told:
    """Return the same with what is borne in whole pounds: whoever stands first has an odd penny of each case."""
    return Told(exact.total, exact.kinds, _rounded(exact.bearers, _near(exact.total, A_POUND), A_POUND))


def band_of(parts: Iterable[Part]) -> str:
    """Return the words for about what all parts come to; nothing and little read the same."""
    total = sum(one.pence for one in parts)
    return next((words for above, words in BANDS if total < above), ABOVE)


@dataclass(frozen=True)
class _Guard:
    """How many cases hide one another, and which can: one with a credit left in it could cancel, so it hides none."""

    least: int
    hiding: Set[Hashable]

    def lets(self, cell: Iterable[Part]) -> bool:
        """Return whether enough cases are in a sum of parts."""
        return len({one.case for one in cell} & self.hiding) >= self.least


def _guard(parts: Iterable[Part], least: int) -> _Guard:
    found = list(parts)
    return _Guard(least, {one.case for one in found} - {one.case for one in found if one.pence < 0})


def _summed(parts: Iterable[Part]) -> list[Part]:
    """Return one part for all that are alike; those that come to nothing are none."""
    sums: dict[tuple[Hashable, str, Hashable, Hashable], int] = defaultdict(int)
    for one in parts:
        sums[one.case, one.kind, one.bearer, one.way] += one.pence
    return [
        Part(case, kind, bearer, pence, way) for (case, kind, bearer, way), pence in sums.items() if pence
    ]


def _together(
    parts: Iterable[Part], by: Callable[[Part], Hashable], guard: _Guard
) -> dict[Hashable, Hashable]:
    """Return as what each kind, or bearer, is told: itself or OTHERS; none of them where only the total can be."""
    cells: dict[Hashable, list[Part]] = defaultdict(list)
    for one in parts:
        cells[by(one)].append(one)
    few = [name for name, cell in cells.items() if not guard.lets(cell)]
    others = [one for name in few for one in cells[name]]
    enough = sorted(
        cells.keys() - set(few),
        key=lambda name: (abs(sum(one.pence for one in cells[name])), str(name)),
    )
    while others and enough and not guard.lets(others):
        others += cells[enough.pop(0)]
    if others and not enough:
        return {}
    return {name: name if name in enough else OTHERS for name in cells}


def _borne(
    parts: list[Part], amounts: list[Part], kinds: Mapping[Hashable, Hashable], least: int
) -> dict[Hashable, Hashable]:
    """Return as what each bearer is told: none unless enough cases are wherever kinds cross bearers and ways."""
    guard = _guard([*amounts, *parts], least)
    bearers = _together(parts, lambda one: one.bearer, guard)
    crossed: dict[Hashable, list[Part]] = defaultdict(list)
    for one in parts:
        crossed["bearer", kinds.get(one.kind), bearers.get(one.bearer)].append(one)
        crossed["way", kinds.get(one.kind), one.way].append(one)
    return bearers if all(guard.lets(cell) for cell in crossed.values()) else {}


def _sums(parts: Iterable[Part], by: Callable[[Part], Hashable | None]) -> dict[Hashable, int]:
    sums: dict[Hashable, int] = defaultdict(int)
    for one in parts:
        if (name := by(one)) is not None:
            sums[name] += one.pence
    return dict(sums)


def _near(pence: int, unit: int) -> int:
    return (2 * pence + unit) // (2 * unit) * unit


def _rounded(sums: Mapping[Hashable, int], total: int, unit: int) -> dict[Hashable, int]:
    """Return the sums in whole units, which make the total; what is left over goes with the largest remainders."""
    down = {name: pence // unit * unit for name, pence in sums.items()}
    left = (total - sum(down.values())) // unit if down else 0
    by_remainder = sorted(sums, key=lambda name: (down[name] - sums[name], str(name)))
    return {name: pence + (unit if name in by_remainder[:left] else 0) for name, pence in down.items()}

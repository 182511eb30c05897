"""A number to hold, what was measured, and how both are printed."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

BUSY = 1.25
DIGITS = {"ms": 1, "s": 2, "MB": 0, "queries": 0, "faults": 0}


@dataclass(frozen=True)
class Number:
    """One measurement beside its target, both in the unit; what could not be measured is missed."""

    name: str
    measured: float | None
    target: float
    unit: str
    note: str = ""
    best: float | None = None  # of the calls whose median was measured; far below it, the machine was busy

    @property
    def is_met(self) -> bool:
        """Whether the target is held."""
        return self.measured is not None and self.measured <= self.target

    def __str__(self) -> str:
        """One line of the table."""
        best = f"(best {self._written(self.best)})" if self.best is not None else ""
        target = f"at most {self.target:g} {self.unit}"
        verdict = "MET" if self.is_met else "MISSED"
        said = (
            f"{self.name:<34}{self._written(self.measured):>7} {best:<14}{target:<19}{verdict:<8}{self.note}"
        )
        return said.rstrip()

    def _written(self, value: float | None) -> str:
        return "none" if value is None else f"{value:.{DIGITS[self.unit]}f}"


def summary(numbers: Iterable[Number]) -> str:
    """How many targets are held, and which are not."""
    listed = list(numbers)
    missed = [number.name for number in listed if not number.is_met]
    words = f"{len(listed) - len(missed)} of {len(listed)} targets met."
    return f"{words} Missed: {'; '.join(missed)}." if missed else words


def milliseconds(call: Callable[[], object], *, times: int, before: int = 3) -> tuple[float, float]:
    """The median and the least of the CPU milliseconds of this process for one call, after some to warm up."""
    for _ in range(before):
        call()
    spent = sorted(1000 * cpu_seconds(call) for _ in range(times))
    return median(spent), spent[0]


def cpu_seconds(call: Callable[[], object]) -> float:
    """The CPU seconds of this process for one call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def pace() -> float:
    """The CPU milliseconds of a fixed piece of work, at its best of five: it grows when the machine is busy."""
    return 1000 * min(cpu_seconds(fixed_work) for _ in range(5))


def fixed_work() -> None:
    """Work like a page's: small texts, looked up and put away."""
    kept: dict[int, str] = {}
    for number in range(20_000):
        kept[number % 97] = str(number)


def evenness(paces: Sequence[float]) -> str:
    """Whether the machine kept its pace, as it must for the numbers to count."""
    least, most = min(paces), max(paces)
    if most <= BUSY * least:
        return "The machine kept an even pace."
    return f"The machine was busy: the same work took {least:.1f} to {most:.1f} ms. Measure again when it is quiet."

"""Who must be at the table: the list of the Crime and Disorder Act 1998, section 5(1), as it was on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csp.kernel import day_words
from csp.kernel.table_rules import COUNTY_GROUP, IN_FORCE, NAMED_BY_KIND, RULES, Rule

RESPONSIBLE = "responsible"
STANDINGS = {"cooperating": "as a co-operating body", "invited": "by invitation"}


@dataclass(frozen=True)
class SeatAtTable:
    """A seat as the law looks at it: what the body is at this table, and from when to when."""

    name: str
    sits_as: str
    standing: str
    starts_on: date
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether it is somebody's seat on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Missing:
    """One entry of the list that nobody answers to, and what is known about it: a sentence each."""

    rule: Rule
    sentences: tuple[str, ...]


def rules_on(kind: str, day: date) -> tuple[Rule, ...]:
    """Return the entries of the list for a kind of partnership on a day, in the order of the Act."""
    return tuple(rule for rule in RULES if kind in rule.kinds and rule.holds_on(day))


def has_a_list(kind: str) -> bool:
    """Return whether the Act says who sits here; a county group's table is that of its areas."""
    return kind != COUNTY_GROUP


def seated_on(rule: Rule, seats: Sequence[SeatAtTable], day: date) -> list[SeatAtTable]:
    """Return the seats that answer to an entry on a day."""
    return [seat for seat in seats if _answers(seat, rule) and seat.holds_on(day)]


def missing_on(kind: str, seats: Sequence[SeatAtTable], day: date) -> list[Missing]:
    """Return the entries that too few seats answer to on a day, each with its sentences."""
    return [
        Missing(rule, tuple(_sentences(rule, seats, day)))
        for rule in rules_on(kind, day)
        if not _is_answered(rule, seats, day)
    ]


def not_named_on(kind: str, seats: Sequence[SeatAtTable], day: date) -> list[str]:
    """Return a sentence for each seat held as a responsible authority that the Act doesn't name on a day."""
    if not has_a_list(kind) or day < IN_FORCE:
        return []
    named = {one for rule in rules_on(kind, day) for one in rule.answered_by}
    return [
        f"{seat.name} sits as a responsible authority. {_why_not(seat.sits_as, day)}"
        for seat in seats
        if seat.standing == RESPONSIBLE and seat.holds_on(day) and seat.sits_as not in named
    ]


def _answers(seat: SeatAtTable, rule: Rule) -> bool:
    return seat.standing == RESPONSIBLE and seat.sits_as in rule.answered_by


def _is_answered(rule: Rule, seats: Sequence[SeatAtTable], day: date) -> bool:
    """Return whether enough seats answer to the entry, or what stands in for it does."""
    if len(seated_on(rule, seats, day)) >= rule.least:
        return True
    instead = [
        seat
        for seat in seats
        if seat.standing == RESPONSIBLE and seat.sits_as in rule.or_by and seat.holds_on(day)
    ]
    return bool(rule.or_by) and len(instead) >= rule.or_least


def _sentences(rule: Rule, seats: Sequence[SeatAtTable], day: date) -> list[str]:
    here = seated_on(rule, seats, day)
    if here:
        return [f"Only {here[0].name} has a seat. {rule.too_few}"]
    return [
        f"No {rule.called} has a seat.",
        *_seated_otherwise(rule, seats, day),
        *_ended(rule, seats, day),
        *_to_come(rule, seats, day),
    ]


def _seated_otherwise(rule: Rule, seats: Sequence[SeatAtTable], day: date) -> list[str]:
    """Say who is at the table, but not as the Act says."""
    return [
        f"{seat.name} sits {STANDINGS[seat.standing]}: the Act makes it a responsible authority."
        for seat in seats
        if seat.standing in STANDINGS and seat.sits_as in rule.answered_by and seat.holds_on(day)
    ]


def _ended(rule: Rule, seats: Sequence[SeatAtTable], day: date) -> list[str]:
    """Say whose seat was the last to end, of this kind or of the kinds that it took over from."""
    over = [
        seat
        for seat in seats
        if seat.standing == RESPONSIBLE
        and seat.sits_as in (*rule.answered_by, *rule.took_over_from)
        and seat.ends_on is not None
        and seat.ends_on < day
    ]
    last = max((seat.ends_on for seat in over if seat.ends_on), default=None)
    return [
        f"The seat of {seat.name} ended on {day_words.plain(seat.ends_on)}."
        for seat in over
        if seat.ends_on == last
    ]


def _to_come(rule: Rule, seats: Sequence[SeatAtTable], day: date) -> list[str]:
    return [
        f"The seat of {seat.name} begins on {day_words.plain(seat.starts_on)}."
        for seat in seats
        if _answers(seat, rule) and seat.starts_on > day
    ]


def _why_not(sits_as: str, day: date) -> str:
    once = [rule for rule in NAMED_BY_KIND.get(sits_as, ()) if rule.until and rule.until < day]
    if once:
        last = max(rule.until for rule in once if rule.until) + timedelta(days=1)
        return f"Since {day_words.plain(last)} the Act has named no body of its kind."
    return "The Act names no body of its kind here."

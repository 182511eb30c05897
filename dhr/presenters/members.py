"""The people of a review, one row for each place on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from csp.kernel import day_words
from csp.kernel.saves import saves_of
from csp.kernel.stories import Story
from dhr.models import Capacity, ReviewMember
from dhr.policies.members import has_ended
from dhr.presenters.part_changes import Told

ENDS_SOON = 28  # days: then the last day is drawn as something to see to

TOLD = Told(
    fields=(
        ("starts_on", "First day"),
        ("ends_on", "Last day"),
        ("agency", "Agency"),
        ("signed_on", "Statement signed"),
        ("kept_at", "Where the signed paper is kept"),
        ("independence", "Independence of the agencies"),
        ("ended_why", "Why it ended"),
    ),
    chosen={},
)


def stories_of(versions: Sequence[Any]) -> list[Story]:
    """Return what became of each place on a review that was changed, the last changed first.

    ``versions`` are rows of the history with their person, by place and oldest first; no place is ever removed.
    """
    by_place: dict[int, list[Any]] = {}
    for row in versions:
        by_place.setdefault(row.id, []).append(row)
    found = []
    for mine in by_place.values():
        name = f"{Capacity(mine[-1].capacity).label}: {mine[-1].person.name}"
        if saved := saves_of(mine, fields=TOLD.fields, say=TOLD.say, of=name):
            found.append((mine[-1].history_date, Story(name, saved, ended="", was=[])))
    return [story for _, story in sorted(found, key=lambda one: one[0], reverse=True)]


@dataclass(frozen=True)
class MemberRow:
    """One place on a review, as the table of people shows it."""

    key: str
    name: str
    email: str
    what: str
    agency: str
    days: str
    state: tuple[str, str]
    signed: str
    independence: str
    why: str
    is_over: bool
    is_asked: bool
    url: str
    verbs: list[tuple[str, str]]

    @classmethod
    def of(cls, member: ReviewMember, *, today: date, may_run: bool, is_last: bool) -> "MemberRow":
        """Return the row of a place; ``may_run`` is whether the reader may change it.

        ``is_last`` is whether nobody else is there as the same.
        """
        is_over = has_ended(member, today=today, opens=member.opens)  # type: ignore[attr-defined]
        return cls(
            key=member.key,
            name=member.person.name,
            email=member.person.email,
            what=Capacity(member.capacity).label,
            agency=member.agency,
            days=_days(member),
            state=_state(member, today=today, is_over=is_over),
            signed=_signed(member),
            independence=_independence(member),
            why=member.ended_why,
            is_over=is_over,
            is_asked=not member.has_signed,
            url=member.get_absolute_url(),
            verbs=_verbs(member, is_last=is_last) if may_run and not is_over else [],
        )


def rows_of(found: Any, *, today: date, may_run: bool) -> tuple[list[MemberRow], list[MemberRow]]:
    """Return those who are on the review or asked, whoever runs it first, and those whose place has ended."""
    order, places = list(Capacity), list(found)
    there = Counter(one.capacity for one in places if not has_ended(one, today=today, opens=one.opens))
    rows = [
        (
            order.index(Capacity(one.capacity)),
            MemberRow.of(one, today=today, may_run=may_run, is_last=there[one.capacity] < 2),
        )
        for one in places
    ]
    rows.sort(key=lambda one: one[0])
    return [row for _, row in rows if not row.is_over], [row for _, row in rows if row.is_over]


def missing(rows: list[MemberRow]) -> list[str]:
    """Return what a review has to have and has not, in sentences."""
    has = {row.what: row for row in rows if not row.is_asked}
    asked = {row.what: row for row in rows if row.is_asked}
    found = []
    for one in (Capacity.COORDINATOR, Capacity.DEPUTY):
        what = one.label
        if what in asked and what not in has:
            found.append(f"{what}: {asked[what].name} has not signed the confidentiality statement yet.")
        elif what not in has:
            found.append(f"{what}: nobody. Somebody has to be it.")
    return found


def _days(member: ReviewMember) -> str:
    since = day_words.short(member.starts_on)
    return f"{since} to {day_words.short(member.ends_on)}" if member.ends_on else f"From {since}"


def _state(member: ReviewMember, *, today: date, is_over: bool) -> tuple[str, str]:
    if is_over:
        return "done", "Ended" if member.has_signed else "Never signed"
    if not member.works_here:  # type: ignore[attr-defined]
        return "late", "No longer works with the partnership: nothing is open to them"
    if not member.has_signed:
        return "wait", "Asked, not signed"
    if member.starts_on > today:
        return "wait", "To come"
    if member.ends_on and (left := (member.ends_on - today).days) <= ENDS_SOON:
        return "part", f"Ends {day_words.near(member.ends_on, today)}" if left else "Ends today"
    return "done", "On the review"


def _signed(member: ReviewMember) -> str:
    if member.signed_on is None:
        return ""
    day = day_words.short(member.signed_on)
    return f"{day}, here" if member.signed_here else f"{day}, on paper: {member.kept_at}"


def _independence(member: ReviewMember) -> str:
    return (member.independence or "Not declared yet") if member.is_declared else ""


def _verbs(member: ReviewMember, *, is_last: bool) -> list[tuple[str, str]]:
    """Return what can be done to a place, as (words, address)."""
    if member.capacity == Capacity.EMERGENCY:  # it is shut where its reason stands
        return []
    where = [member.review.partnership.slug, member.key]
    found = [("Change", reverse("dhr:member-edit", args=where))]
    if not member.has_signed:
        found.append(("Note a signed paper", reverse("dhr:member-paper", args=where)))
    if member.runs_it:
        found.append(("Hand over", reverse("dhr:member-handover", args=where)))
    if not (member.runs_it and is_last):
        found.append(("End", reverse("dhr:member-end", args=where)))
    return found

"""Nothing can be changed in a sealed trail without the key, and what was done is said by number."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csp.kernel.seals import Entry, Head, Verdict, seal_of, trail_of, verify

KEY, ANOTHER = "k" * 40, "a" * 40
BEGAN = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def event(number: int) -> Entry:
    return Entry(
        number=number,
        trail="p1",
        pk=100 + number,
        at=BEGAN + timedelta(minutes=number),
        person=number % 3 or None,
        verb="action.changed",
        subject="plans.action",
        subject_id=7,
        partnership=1,
        circle=None,
        address="192.0.2.7",
    )


def sealed(events: list[Entry], *, key: str = KEY, before: str = "") -> list[Entry]:
    """The events, each with its seal."""
    done = []
    for one in events:
        before = seal_of(one, before=before, key=key)
        done.append(replace(one, seal=before))
    return done


def trail(count: int) -> list[Entry]:
    return sealed([event(number) for number in range(1, count + 1)])


def look(events: list[Entry], *kept: Head, keys: tuple[str, ...] = (KEY,)) -> Verdict:
    return verify(sorted(events, key=lambda one: one.number), keys=keys, kept=kept)


def faults(events: list[Entry]) -> tuple[str, ...]:
    return look(events).faults


@pytest.mark.parametrize(
    ("partnership", "circle", "name"),
    [(None, None, "site"), (1, None, "p1"), (1, 3, "p1c3"), (13, None, "p13"), (None, 3, "c3")],
)
def test_a_restricted_matter_has_a_trail_of_its_own(partnership, circle, name):
    assert trail_of(partnership=partnership, circle=circle) == name


def test_an_empty_trail_has_a_head_that_counts_nothing():
    assert look([]) == Verdict(Head(0, ""), (), frozenset(), None)


def test_what_was_sealed_is_found_as_it_was():
    events = trail(12)

    assert look(events) == Verdict(Head(12, events[-1].seal), (), frozenset(), since=1)
    assert str(look(events).head) == f"12:{events[-1].seal}"


def test_the_same_moment_in_another_time_zone_has_the_same_seal():
    summer = timezone(timedelta(hours=1))

    assert seal_of(event(1), before="", key=KEY) == seal_of(
        replace(event(1), at=event(1).at.astimezone(summer)), before="", key=KEY
    )


ALTERED: dict[str, Any] = {
    "pk": 999,
    "at": BEGAN,
    "person": 9,
    "verb": "action.added",
    "subject": "plans.plan",
    "subject_id": 8,
    "partnership": 2,
    "circle": 1,
    "address": "",
    "trail": "p2",
    "seal": "0" * 64,
}


@pytest.mark.parametrize("name", ALTERED)
def test_no_field_can_be_altered(name):
    events = trail(9)
    events[4] = replace(events[4], **{name: ALTERED[name]})

    told = faults(events)

    assert told[0] == "Number 5 is altered: its seal does not fit what it says."
    # A seal that is overwritten is missed by its neighbour, too.
    assert len(told) == (2 if name == "seal" else 1)


def test_a_seal_that_is_no_text_of_ours_is_an_alteration():
    events = trail(3)
    events[1] = replace(events[1], seal="ŵ")

    assert "Number 2 is altered: its seal does not fit what it says." in faults(events)


def test_a_removed_event_is_missed_by_its_number():
    events = trail(9)

    assert faults(events[:3] + events[4:]) == ("Number 4 is removed. Number 5 can’t be checked without it.",)
    assert faults(events[:3] + events[6:]) == (
        "Numbers 4 to 6 are removed. Number 7 can’t be checked without them.",
    )
    assert faults(events[2:]) == ("Numbers 1 to 2 are removed. Number 3 can’t be checked without them.",)


@pytest.mark.parametrize(("one", "other"), [(3, 8), (4, 5), (1, 2), (1, 20), (19, 20)])
def test_events_that_changed_places_are_named_with_where_they_were(one, other):
    events = trail(20)
    events[one - 1], events[other - 1] = (
        replace(events[other - 1], number=one),
        replace(events[one - 1], number=other),
    )

    assert set(faults(events)) == {
        f"Number {one} is out of order: it was number {other}.",
        f"Number {other} is out of order: it was number {one}.",
    }


def test_a_number_that_was_given_twice_is_no_gap():
    events = trail(5)

    assert faults([*events[:3], replace(events[3], number=3), events[4]]) != ()


def test_a_number_before_the_first_is_an_alteration():
    forged = sealed([replace(event(1), number=0)], key=ANOTHER)

    assert faults([*forged, *trail(2)])[0] == "Number 0 is altered: its seal does not fit what it says."


@pytest.mark.parametrize("first", [1, 4, 8])
def test_events_sealed_again_with_another_key_are_rewritten(first):
    events = trail(10)
    before = events[first - 2].seal if first > 1 else ""
    events[first - 1 :] = sealed(
        [replace(one, person=2) for one in events[first - 1 :]], key=ANOTHER, before=before
    )

    (told,) = faults(events)
    assert told == (
        f"The seals of numbers {first} to 10 fit no key: events there were removed, reordered or "
        "rewritten without one, or the key that sealed them is missing. "
        "If AUDIT_KEY was changed, set AUDIT_KEYS_BEFORE to the key before it."
    )


def test_an_event_sealed_again_with_the_key_itself_is_missed_by_the_one_after_it():
    events = trail(10)
    events[4:5] = sealed([replace(events[4], person=9)], before=events[3].seal)

    assert faults(events) == ("Number 6 is altered: its seal does not fit what it says.",)


def test_events_that_were_numbered_anew_after_a_removal_are_rewritten():
    events = trail(10)
    closed_up = events[:3] + [replace(one, number=one.number - 1) for one in events[4:]]

    assert "The seals of numbers 4 to 9 fit no key" in faults(closed_up)[0]


def test_very_many_alterations_are_told_as_one():
    events = [replace(one, person=5) if one.number % 2 else one for one in trail(100)]

    assert len(faults(events)) == 1
    assert "The seals of numbers 1 to 99 fit no key" in faults(events)[0]


def test_a_forged_event_at_the_end_does_not_fit():
    events = trail(5)
    forged = sealed([event(6)], key=ANOTHER, before=events[-1].seal)

    assert faults([*events, *forged]) == ("Number 6 is altered: its seal does not fit what it says.",)


def test_an_end_that_was_cut_off_is_seen_by_a_head_that_was_kept():
    events = trail(10)
    kept = Head(10, events[-1].seal)

    assert look(events, kept).heads_found == {kept}
    assert look([*events, *sealed([event(11)], before=kept.seal)], kept).heads_found == {kept}
    assert look(events[:8], kept) == Verdict(Head(8, events[7].seal), (), frozenset(), since=1)


def test_an_end_that_was_written_anew_with_the_key_is_seen_by_a_head_that_was_kept():
    events = trail(10)
    kept = Head(10, events[-1].seal)
    anew = sealed([replace(one, person=2) for one in events[6:]], before=events[5].seal)

    found = look(events[:6] + anew, kept)

    assert found.faults == ()
    assert found.heads_found == frozenset()


def altered(events: list[Entry], at: int, name: str) -> list[Entry]:
    return [*events[:at], replace(events[at], **{name: ALTERED[name]}), *events[at + 1 :]]


def swapped(events: list[Entry], one: int, other: int) -> list[Entry]:
    numbers = {one: events[other].number, other: events[one].number}
    return [replace(event, number=numbers[at]) if at in numbers else event for at, event in enumerate(events)]


@given(data=st.data(), count=st.integers(2, 60), times=st.integers(1, 5))
@settings(max_examples=150, deadline=None)
def test_whatever_is_done_to_a_trail_without_the_key_is_found(data, count, times):
    events = trail(count)
    head = Head(count, events[-1].seal)
    tampered = events
    for _ in range(times):
        at = data.draw(st.integers(0, len(tampered) - 1))
        act = data.draw(st.sampled_from(["alter", "remove", "swap", "forge", "reseal"]))
        if act == "alter":
            tampered = altered(tampered, at, data.draw(st.sampled_from(sorted(ALTERED))))
        elif act == "swap":
            tampered = swapped(tampered, at, data.draw(st.integers(0, len(tampered) - 1)))
        elif act == "forge":
            pushed = [replace(one, number=one.number + 1) for one in tampered[at:]]
            tampered = [*tampered[:at], *sealed([event(tampered[at].number)], key=ANOTHER), *pushed]
        elif act == "reseal":
            before = tampered[at - 1].seal if at else ""
            tampered = [*tampered[:at], *sealed(tampered[at:], key=ANOTHER, before=before)]
        elif len(tampered) > 1:
            tampered = [*tampered[:at], *tampered[at + 1 :]]

    found = look(tampered, head)

    untouched = sorted(tampered, key=lambda one: one.number) == events
    same_seals = [one.seal for one in sorted(tampered, key=lambda one: one.number)] == [
        one.seal for one in events
    ]
    is_clean = found.faults == () and found.heads_found == {head}
    assert is_clean == (untouched and same_seals)

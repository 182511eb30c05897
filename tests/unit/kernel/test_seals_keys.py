"""The key of a trail can be changed: what older keys sealed still holds, and they seal nothing any more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.seals import Entry, Head, Verdict, verify
from tests.unit.kernel.test_seals import event, sealed

FIRST, SECOND, THIRD = "f" * 40, "s" * 40, "t" * 40
MISSING = "If AUDIT_KEY was changed, set AUDIT_KEYS_BEFORE to the key before it."


def trail(*parts: tuple[str, int]) -> list[Entry]:
    """A trail of which each key, in turn, sealed so many events."""
    events: list[Entry] = []
    for key, count in parts:
        fresh = [event(len(events) + number) for number in range(1, count + 1)]
        events += sealed(fresh, key=key, before=events[-1].seal if events else "")
    return events


def look(events: list[Entry], *keys: str, kept: tuple[Head, ...] = ()) -> Verdict:
    return verify(events, keys=keys, kept=kept)


def unknown(first: int, last: int) -> str:
    return (
        f"The seals of numbers {first} to {last} fit no key: events there were removed, reordered or rewritten "
        f"without one, or the key that sealed them is missing. {MISSING}"
    )


@pytest.mark.parametrize(
    ("parts", "keys", "since"),
    [
        ([(FIRST, 9)], [FIRST], 1),
        ([(FIRST, 9)], [SECOND, FIRST], None),
        ([(FIRST, 5), (SECOND, 4)], [SECOND, FIRST], 6),
        ([(FIRST, 1), (SECOND, 1)], [SECOND, FIRST], 2),
        ([(FIRST, 5), (SECOND, 4), (THIRD, 3)], [THIRD, SECOND, FIRST], 10),
        ([(FIRST, 5), (THIRD, 3)], [THIRD, SECOND, FIRST], 6),
        ([(SECOND, 5), (THIRD, 3)], [THIRD, SECOND, FIRST], 6),
        ([(THIRD, 3)], [THIRD, SECOND, FIRST], 1),
        ([], [SECOND, FIRST], None),
    ],
)
def test_a_trail_whose_key_was_changed_still_holds(parts, keys, since):
    events = trail(*parts)

    found = look(events, *keys)

    assert (found.faults, found.since) == ((), since)


@pytest.mark.parametrize(
    ("parts", "keys", "told"),
    [
        ([(FIRST, 5), (SECOND, 4)], [SECOND], unknown(1, 5)),
        ([(FIRST, 2), (SECOND, 4)], [SECOND], unknown(1, 2)),
        ([(FIRST, 500), (SECOND, 4)], [SECOND], unknown(1, 500)),
        ([(FIRST, 5)], [SECOND], unknown(1, 5)),
        ([(FIRST, 5), (SECOND, 4), (THIRD, 3)], [THIRD, FIRST], unknown(6, 9)),
        ([(FIRST, 5), (SECOND, 4), (THIRD, 3)], [THIRD], unknown(1, 9)),
        (
            [(FIRST, 1), (SECOND, 4)],
            [SECOND],
            f"The seal of number 1 fits no key: it was altered, or the key that sealed it is missing. {MISSING}",
        ),
    ],
)
def test_a_key_that_is_missing_is_told_with_the_numbers_it_leaves_unverified(parts, keys, told):
    assert look(trail(*parts), *keys).faults == (told,)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            [(FIRST, 5), (SECOND, 4), (FIRST, 1)],
            "Number 10 is sealed with an older key than an event before it: it was written later.",
        ),
        (
            [(FIRST, 5), (SECOND, 4), (FIRST, 60)],
            "Numbers 10 to 69 are sealed with an older key than an event before them: they were written later.",
        ),
        (
            [(FIRST, 5), (SECOND, 4), (FIRST, 2), (SECOND, 3)],
            "Numbers 10 to 11 are sealed with an older key than an event before them: they were written later.",
        ),
    ],
)
def test_an_older_key_seals_nothing_after_a_newer_one(parts, told):
    assert look(trail(*parts), SECOND, FIRST).faults == (told,)


def test_an_order_of_keys_that_was_not_theirs_is_found():
    assert look(trail((FIRST, 2), (SECOND, 2)), FIRST, SECOND).faults == (
        "Numbers 3 to 4 are sealed with an older key than an event before them: they were written later.",
    )


def test_whoever_has_the_older_key_can_rewrite_nothing_that_the_newer_one_covers():
    events = trail((FIRST, 5), (SECOND, 4))
    anew = sealed([replace(one, person=9) for one in events[2:5]], key=FIRST, before=events[1].seal)

    assert look([*events[:2], *anew, *events[5:]], SECOND, FIRST).faults == (
        "Number 6 is altered: its seal does not fit what it says.",
    )


def test_an_end_written_anew_with_the_older_key_is_seen_by_a_head_that_was_kept():
    events = trail((FIRST, 5), (SECOND, 4))
    kept = Head(9, events[-1].seal)
    anew = sealed([replace(one, person=9) for one in events[2:9]], key=FIRST, before=events[1].seal)

    found = look([*events[:2], *anew], SECOND, FIRST, kept=(kept,))

    assert (found.faults, found.since, found.heads_found) == ((), None, frozenset())


def test_once_the_site_goes_on_after_such_an_end_the_number_and_a_kept_head_alone_show_it():
    events = trail((FIRST, 5), (SECOND, 4))
    kept = Head(9, events[-1].seal)
    anew = sealed([replace(one, person=9) for one in events[5:9]], key=FIRST, before=events[4].seal)
    forged = [*events[:5], *anew]
    forged += sealed([event(10)], key=SECOND, before=forged[-1].seal)

    found = look(forged, SECOND, FIRST, kept=(kept,))

    assert (found.faults, found.heads_found) == ((), frozenset())
    assert (look(events, SECOND, FIRST).since, found.since) == (6, 10)


@pytest.mark.parametrize("count", [3, 5, 7, 9])
def test_heads_that_were_kept_before_and_after_the_change_still_compare(count):
    events = trail((FIRST, 5), (SECOND, 4))
    kept = Head(count, events[count - 1].seal)

    assert look(events, SECOND, FIRST, kept=(kept,)).heads_found == {kept}


def test_an_event_is_altered_whichever_key_sealed_it():
    for at in (0, 3, 4, 5, 8):
        events = trail((FIRST, 5), (SECOND, 4))
        events[at] = replace(events[at], verb="action.added")

        [told] = look(events, SECOND, FIRST).faults

        assert told.startswith(
            "The seal of number 1 fits no key" if at == 0 else f"Number {at + 1} is altered"
        )


def test_events_that_changed_places_over_the_change_of_the_key_are_named():
    events = trail((FIRST, 5), (SECOND, 4))
    events[2], events[7] = replace(events[7], number=3), replace(events[2], number=8)

    assert set(look(events, SECOND, FIRST).faults) == {
        "Number 3 is out of order: it was number 8.",
        "Number 8 is out of order: it was number 3.",
    }


@given(counts=st.lists(st.integers(0, 12), min_size=3, max_size=3), order=st.permutations([0, 1, 2]))
def test_only_the_order_in_which_the_keys_came_is_taken(counts, order):
    keys = [FIRST, SECOND, THIRD]
    parts = [(keys[one], counts[at]) for at, one in enumerate(order)]
    used = [one for at, one in enumerate(order) if counts[at]]

    assert (look(trail(*parts), THIRD, SECOND, FIRST).faults == ()) == (used == sorted(used))

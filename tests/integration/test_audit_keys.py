"""The key of the audit trail can be changed, and what was sealed with the one before still holds."""

import pytest

from csp.audit.sealing import seal_waiting
from tests.integration import people
from tests.integration.test_audit_sealing import REWRITTEN, head_of, something_happens, verified

OLD_KEY = "the key with which the trail was sealed before it was changed"
MISSING = "If AUDIT_KEY was changed, set AUDIT_KEYS_BEFORE to the key before it."


@pytest.fixture
def changed_key(settings):
    """Vale's trail, of which all but the last event is sealed with a key that was changed since."""
    settings.AUDIT_KEY, current = OLD_KEY, settings.AUDIT_KEY
    seal_waiting()
    settings.AUDIT_KEY = current
    kept = head_of(f"p{people.vale().pk}")
    something_happens()
    seal_waiting()
    return kept


def test_a_key_can_be_changed_and_heads_from_before_still_compare(changed_key, settings):
    settings.AUDIT_KEYS_BEFORE = [OLD_KEY]

    said, is_wrong = verified(changed_key)

    assert not is_wrong
    last = int(changed_key.partition(":")[0]) + 1
    assert f"  Sealed with AUDIT_KEY from number {last} on, with older keys before." in said


def test_a_trail_without_the_key_before_says_what_is_missing(changed_key):
    said, is_wrong = verified()

    assert is_wrong
    assert f"The seals of numbers 1 to {changed_key.partition(':')[0]} {REWRITTEN}" in said
    assert MISSING in said


def test_a_key_that_was_changed_seals_nothing_any_more(changed_key, settings):
    settings.AUDIT_KEY, settings.AUDIT_KEYS_BEFORE = OLD_KEY, [settings.AUDIT_KEY]
    something_happens()
    seal_waiting()
    settings.AUDIT_KEY, settings.AUDIT_KEYS_BEFORE = settings.AUDIT_KEYS_BEFORE[0], [OLD_KEY]

    said, is_wrong = verified()

    assert is_wrong
    last = int(changed_key.partition(":")[0]) + 2
    assert f"Number {last} is sealed with an older key than an event before it: it was written later." in said


def test_a_trail_on_which_nothing_happened_since_says_that_its_end_is_not_safe_from_the_older_key(
    settings,
):
    seal_waiting()
    settings.AUDIT_KEYS_BEFORE = [settings.AUDIT_KEY]
    settings.AUDIT_KEY = "the key from today on"

    said, is_wrong = verified()

    assert not is_wrong
    assert (
        "  Its end is sealed with an older key. Whoever has that can write it anew: compare a head that was kept."
        in said
    )


def test_what_was_sealed_with_one_key_only_says_nothing_of_keys():
    seal_waiting()

    assert "AUDIT_KEY" not in verified()[0]

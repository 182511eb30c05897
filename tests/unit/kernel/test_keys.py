"""The random keys in addresses."""

from csp.kernel.keys import ALPHABET, LENGTH, new_key


def test_a_key_is_ten_characters_that_can_be_read_aloud():
    key = new_key()

    assert len(key) == LENGTH == 10
    assert set(key) <= set(ALPHABET)


def test_no_key_can_spell_a_word_or_be_misread():
    assert not set(ALPHABET) & set("aeiou01l")


def test_a_thousand_keys_are_a_thousand_different_keys():
    assert len({new_key() for _ in range(1000)}) == 1000

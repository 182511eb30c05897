"""The random keys that addresses carry in place of database ids."""

import secrets

# No 0/o, 1/l/i or vowels: a key can be read aloud and never spells a word.
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 10


def new_key() -> str:
    """Return ten random characters: about 48 bits, unguessable and unordered."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))

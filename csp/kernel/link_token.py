"""The secret of a link that lets somebody in: it stands in one e-mail, and only its hash is kept."""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """Return a token that nobody guesses: 256 random bits, in letters that an address may hold."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal: enough, since a random token can't be found by trying."""
    return hashlib.sha256(token.encode()).hexdigest()

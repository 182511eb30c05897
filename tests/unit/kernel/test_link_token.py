"""The secret of a link: long, fit for an address, and never kept as it is."""

import re

from csp.kernel.link_token import hash_of, new_token


def test_a_token_is_long_fit_for_an_address_and_never_the_same():
    tokens = {new_token() for _ in range(50)}

    assert len(tokens) == 50
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)


def test_what_is_kept_is_the_sha_256():
    assert hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert hash_of("abd") != hash_of("abc")

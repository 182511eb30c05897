"""The address that opens a message in somebody's own mail program."""

from urllib.parse import parse_qs, urlsplit

import pytest

from csp.kernel.mailto import LONGEST_MAILTO
from csp.models import Message
from csp.presenters.messages import mailto_of


def message(**given: str) -> Message:
    return Message(**{"to_address": "tom@vale.example", "subject": "Due", **given})


@pytest.mark.parametrize("words", ["plain", "a & b = c?", "50% + #1", "ŵynne’s “plan”", "one\ntwo"])
def test_a_mail_program_reads_what_was_written(words):
    address, is_cut = mailto_of(message(subject=words.replace("\n", " ")), words)

    read = parse_qs(urlsplit(address).query)
    assert read == {"subject": [words.replace("\n", " ")], "body": [words.replace("\n", "\r\n")]}
    assert not is_cut


def test_an_address_can_add_no_header_of_its_own():
    address, _ = mailto_of(message(to_address="tom?bcc=all@vale.example"), "words")

    assert parse_qs(urlsplit(address).query).keys() == {"subject", "body"}


@pytest.mark.parametrize(("more", "is_cut"), [(0, False), (1, True)])
def test_words_too_long_for_an_address_are_left_for_copying(more, is_cut):
    alone, _ = mailto_of(message(), "")
    room = LONGEST_MAILTO - len(alone)

    address, cut = mailto_of(message(), "x" * (room + more))

    assert cut is is_cut
    assert ("body" in address) is not is_cut

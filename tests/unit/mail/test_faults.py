"""What the log says of a fault: its kind, the server's code and the place in the program, never what it quotes."""

from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest

from csp.mail.delivering import without_words

TO = "tom@vale.example"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (SMTPDataError(554, f"No words for {TO}".encode()), "SMTPDataError 554"),
        (SMTPRecipientsRefused({TO: (550, b"Nobody")}), "SMTPRecipientsRefused 550"),
        (SMTPServerDisconnected(f"Lost {TO}"), "SMTPServerDisconnected\n"),
        (ValueError(TO), "ValueError\n"),
    ],
)
def test_a_fault_is_told_without_its_words(fault, said):
    assert without_words(fault) == said


def test_a_fault_without_a_code_is_told_with_its_place():
    def hand_over(to: str) -> None:
        raise OSError(to)

    try:
        hand_over(TO)
    except OSError as fault:
        said = without_words(fault)

    assert "in hand_over" in said
    assert TO not in said

"""What was read from a timescale, as it is said back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.timescale import is_deadline, read, said

PERIOD = {"starts_on": date(2026, 4, 1), "ends_on": date(2029, 3, 31)}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("by the end of April 2027", "by 30 April 2027"),
        ("By June 2028", "by 30 June 2028"),
        ("30/04/2027", "by 30 April 2027"),
        ("Apr-27", "by 30 April 2027"),
        ("2027", "by 31 December 2027"),
        ("Q3/4 Oct 2026 - Mar 2027", "from 1 October 2026 to 31 March 2027"),
        ("01/04/27 to 31/01/28", "from 1 April 2027 to 31 January 2028"),
        ("from June 2027", "from 1 June 2027, with no last day"),
        ("early May 2027", "from 1 May 2027 to 31 May 2027"),
        ("Ongoing", "going on, with no last day"),
        ("November annually", "again and again, so no one date"),
        ("TBC", "not decided yet"),
        ("once the board has agreed", "once something else has happened, so no date"),
        ("when we can", "once something else has happened, so no date"),
        ("31 February 2027", "no date"),
        ("", ""),
        ("-", ""),
    ],
)
def test_what_was_read_is_said_in_words(words, shown):
    assert said(read(words, **PERIOD)) == shown


@given(st.text(max_size=60))
def test_only_what_has_a_last_day_is_a_deadline_and_it_is_said_with_by(words):
    found = read(words, **PERIOD)

    assert is_deadline(found) is said(found).startswith("by ")
    assert not is_deadline(found) or found.due_on == found.to_on

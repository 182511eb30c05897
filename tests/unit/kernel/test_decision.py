"""A decision is yes, or no with a sentence."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.decision import ALLOW, Decision, refuse


def test_an_allowed_thing_is_true_and_lets_one_go_on():
    assert ALLOW
    assert ALLOW.refusal == ""
    ALLOW.require()


def test_a_refused_thing_is_false_and_stops_with_its_sentence():
    refused = refuse("Only the coordinator can add an action to a plan.")

    assert not refused
    with pytest.raises(PermissionDenied, match=r"^Only the coordinator can add an action to a plan\.$"):
        refused.require()


@given(st.text(min_size=1))
def test_every_refusal_says_what_it_was_given(sentence):
    assert not refuse(sentence)
    assert refuse(sentence) == Decision(refusal=sentence)

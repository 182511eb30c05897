"""When nobody answers for an action, by table, and who sees to it."""

import pytest

from csp.permissions import Permission
from plans.policies.phantoms import WORDS, Reason, may_see_to, reasons_of

NOBODY, LEFT, UNHEARD = Reason.NOBODY, Reason.LEFT, Reason.UNHEARD


@pytest.mark.parametrize(
    ("names_somebody", "is_held", "is_unheard", "reasons"),
    [
        (True, True, False, ()),
        (True, True, True, (UNHEARD,)),
        (True, False, False, (LEFT,)),
        (True, False, True, (LEFT, UNHEARD)),
        (False, False, False, (NOBODY,)),
        (False, False, True, (NOBODY, UNHEARD)),
    ],
)
def test_why_nobody_answers_for_an_action(names_somebody, is_held, is_unheard, reasons):
    found = reasons_of(names_somebody=names_somebody, is_held=is_held, is_unheard=is_unheard)

    assert found == reasons


def test_every_reason_has_words_and_none_calls_the_action_late():
    assert set(WORDS) == set(Reason)
    assert not any("late" in words.lower() or "overdue" in words.lower() for words in WORDS.values())


class Here:
    """A partnership."""

    pk = 1


class Police:
    """The seat of one authority."""

    authority_id = 7


class Somebody:
    """A reader who holds one permission, for one authority."""

    def __init__(self, *held, authority=7):
        self.held, self.authority = held, authority

    def holds(self, permission, *, partnership, circle=None):
        return partnership == Here.pk and permission in self.held

    def authorities_with(self, permission, *, partnership):
        return frozenset({self.authority}) if self.holds(permission, partnership=partnership) else frozenset()


@pytest.mark.parametrize(
    ("reader", "of", "may"),
    [
        (Somebody(Permission.ACTION_EDIT), None, True),
        (Somebody(Permission.ACTION_EDIT), Police, True),
        (Somebody(Permission.ACTION_EDIT_OWN), None, True),
        (Somebody(Permission.ACTION_EDIT_OWN), Police, True),
        (Somebody(Permission.ACTION_EDIT_OWN, authority=8), Police, False),
        (Somebody(Permission.UPDATE_GIVE_OWN), None, False),
        (Somebody(Permission.PLAN_READ), Police, False),
    ],
)
def test_the_coordinator_sees_to_all_of_it_and_a_lead_to_their_own(reader, of, may):
    decision = may_see_to(reader, Here, of=of)

    assert bool(decision) is may
    refusal = "Only the coordinator and the leads of authorities see to actions nobody answers for."
    assert decision.refusal == ("" if may else refusal)

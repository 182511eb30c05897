"""Every permission is asked for, carried and refused in a sentence; every verb is written down somewhere."""

from enum import StrEnum

import pytest

from csp.audit import Verb as FoundationVerb
from csp.audit.words import Group, verbs_of, words_of
from csp.permissions import Permission, Role, roles_with
from dhr.models.cost_verb import CostVerb
from dhr.models.verb import Verb as ReviewVerb
from plans.models.verb import Verb as PlanVerb
from scrutiny.models.verb import Verb as ScrutinyVerb
from tests.architecture.source import modules, text_of

OUTSIDE = "".join(text_of(path) for path in modules() if path.parts[1] != "permissions")
VERBS = [*FoundationVerb, *PlanVerb, *ReviewVerb, *CostVerb, *ScrutinyVerb]
# Where a verb gets its words it is not used.
DOERS = "".join(text_of(path) for path in modules() if not path.name.endswith("verb.py"))


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_is_asked_for_and_carried(permission: Permission):
    assert f"Permission.{permission.name}" in OUTSIDE
    assert roles_with(permission)


@pytest.mark.parametrize("permission", list(Permission))
def test_every_permission_refuses_in_a_sentence(permission: Permission):
    assert permission.refusal[0].isupper()
    assert permission.refusal.endswith(".")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_may_come_in(role: Role):
    assert Permission.ENTER in role.permissions


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: f"{type(verb).__module__}.{verb.name}")
def test_every_verb_of_the_trail_is_used(verb: StrEnum):
    assert f"Verb.{verb.name}" in DOERS


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: f"{type(verb).__module__}.{verb.name}")
def test_every_verb_of_the_trail_has_words_for_people(verb: StrEnum):
    words = words_of(verb)

    assert words != str(verb), "Give the verb its words, in WORDS beside it"
    assert words[0].isupper()
    assert not words.endswith(".")


def test_no_words_are_left_of_a_verb_that_is_gone():
    assert {verb for group in Group for verb in verbs_of(group)} == {str(verb) for verb in VERBS}


def test_no_two_verbs_are_the_same_word():
    assert len({str(verb) for verb in VERBS}) == len(VERBS)

"""Every permission is asked for, carried and refused in a sentence; every verb is written down somewhere."""

from enum import StrEnum

import pytest

from csp.audit import Verb as FoundationVerb
from csp.permissions import Permission, Role, roles_with
from plans.models.verb import Verb as PlanVerb
from scrutiny.models.verb import Verb as ScrutinyVerb
from tests.architecture.source import modules, text_of

OUTSIDE = "".join(text_of(path) for path in modules() if path.parts[1] != "permissions")
VERBS = [*FoundationVerb, *PlanVerb, *ScrutinyVerb]


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
    assert f"Verb.{verb.name}" in OUTSIDE


def test_no_two_verbs_are_the_same_word():
    assert len({str(verb) for verb in VERBS}) == len(VERBS)

"""What each role may do: the table of the architecture, written out."""

import pytest

from csp.permissions import Permission, Role, roles_with
from csp.permissions.permission import REFUSALS

P = Permission
PAPERS = {P.PAPERS_READ, P.PAPERS_READ_OWN}
READS = PAPERS | {P.ENTER, P.PLAN_READ}

MAY = {
    Role.ADMINISTRATOR: READS
    | {P.PARTNERSHIP_SET_UP, P.PEOPLE_READ, P.PEOPLE_APPOINT, P.MESSAGES_READ, P.TRAIL_READ},
    Role.COORDINATOR: READS
    | {P.PEOPLE_READ, P.MESSAGES_READ, P.SEE_AS}
    | {P.PLAN_EDIT, P.PLAN_IMPORT, P.ACTION_ADD, P.ACTION_EDIT}
    | {P.PLAN_SIGN, P.ROUND_RUN, P.MEETING_RUN, P.MEASURE_EDIT, P.READING_GIVE}
    | {P.UPDATE_GIVE, P.UPDATE_GIVE_OWN, P.REPORT_WRITE, P.SECTION_WRITE, P.COMMITTEE_RUN},
    Role.AUTHORITY_LEAD: READS
    | {P.PEOPLE_READ, P.PLAN_SIGN, P.ACTION_EDIT_OWN, P.UPDATE_GIVE_OWN, P.READING_GIVE, P.SECTION_WRITE},
    Role.OFFICER: READS | {P.UPDATE_GIVE_OWN, P.READING_GIVE, P.SECTION_WRITE},
    Role.COUNCILLOR: {P.ENTER, P.PAPERS_READ_OWN},
    Role.SCRUTINY_OFFICER: PAPERS | {P.ENTER, P.COMMITTEE_RUN, P.SECTION_WRITE},
    Role.REVIEW_COORDINATOR: READS | {P.PEOPLE_READ, P.REVIEW_ADD, P.SECTION_WRITE},
    Role.OBSERVER: READS,
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_this(role):
    assert role.permissions == MAY[role]


@pytest.mark.parametrize("role", Role)
def test_only_review_coordinators_may_more_in_a_restricted_plan_and_exactly_this(role):
    runs = {P.PLAN_EDIT, P.ROUND_RUN, P.MEASURE_EDIT, P.READING_GIVE, P.ACTION_ADD, P.ACTION_EDIT}
    runs |= {P.UPDATE_GIVE, P.UPDATE_GIVE_OWN}

    assert role.permissions_in_circles == (runs if role == Role.REVIEW_COORDINATOR else set())


@pytest.mark.parametrize("permission", Permission)
def test_each_permission_is_carried_by_exactly_these_roles(permission):
    assert roles_with(permission) == {role for role in Role if permission in MAY[role]}


@pytest.mark.parametrize("permission", Permission)
def test_each_permission_has_a_sentence_for_whoever_lacks_it(permission):
    assert permission.refusal == REFUSALS[permission]
    assert permission.refusal[0].isupper()
    assert permission.refusal.endswith(".")


def test_administrators_and_coordinators_sign_in_with_a_second_step_unless_a_partnership_says_otherwise():
    asked = {role for role in Role if role.needs_second_factor}

    assert asked == {Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEW_COORDINATOR}

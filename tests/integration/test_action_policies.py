"""Who may add, change and update an action, and what the others read: the table of the policies."""

from datetime import date, timedelta
from typing import Any

import pytest

from csp.permissions import Permission, Role
from plans.models import Plan
from plans.policies.actions import may_add, may_edit, may_update
from tests.integration import people

YES = ""
CLOSED = "This plan is closed, so nothing in it can change."
NOT_ADD = Permission.ACTION_ADD.refusal
NOT_EDIT = Permission.ACTION_EDIT_OWN.refusal
NOT_UPDATE = Permission.UPDATE_GIVE_OWN.refusal
TOMS = "Only Tom Ferrier, the lead authority’s lead and the coordinator can give updates about this action."
NOBODYS = "Only the lead authority and the coordinator can give updates about this action."

# 1.6 is led by the constabulary and held by Tom. Dana leads the constabulary, Priya the county council, and Ravi
# is another officer of the constabulary.
TABLE = [
    # who           may_add  may_edit  may_update  why
    ("aled", YES, YES, YES, "coordinator"),
    ("dana", NOT_ADD, YES, YES, "lead of the lead authority"),
    ("priya", NOT_ADD, NOT_EDIT, TOMS, "lead of another authority"),
    ("tom", NOT_ADD, NOT_EDIT, YES, "the officer it names"),
    ("ravi", NOT_ADD, NOT_EDIT, TOMS, "another officer of the same authority"),
    ("neil", NOT_ADD, NOT_EDIT, TOMS, "officer of another authority"),
    ("hal", NOT_ADD, NOT_EDIT, NOT_UPDATE, "councillor"),
    ("farida", NOT_ADD, NOT_EDIT, NOT_UPDATE, "scrutiny officer"),
    ("rhian", NOT_ADD, NOT_EDIT, NOT_UPDATE, "review coordinator"),
    ("elin", NOT_ADD, NOT_EDIT, NOT_UPDATE, "observer"),
    ("tess", NOT_ADD, NOT_EDIT, NOT_UPDATE, "administrator"),
    ("gareth", NOT_ADD, NOT_EDIT, NOT_UPDATE, "officer whose appointment has ended"),
    ("nadia", NOT_ADD, NOT_EDIT, NOT_UPDATE, "coordinator of another partnership"),
]


@pytest.fixture(autouse=True)
def _newcomers(fen):
    people.appoint("Ravi Sorel", Role.OFFICER, authority="Marshland Constabulary")
    people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)


def held_by_nobody(action):
    action.lead_person = None
    action.save()


def named_person_has_gone(action):
    people.person("tom").appointments.update(ends_on=people.TODAY - timedelta(days=1))


def named_person_may_not_sign_in(action):
    type(action.lead_person).objects.filter(pk=action.lead_person_id).update(is_active=False)


def nobody_leads_it(action):
    action.lead_seat = action.lead_person = None
    action.save()


@pytest.mark.parametrize(("who", "adds", "edits", "updates", "why"), TABLE)
def test_who_may_do_what_to_an_action(who, adds, edits, updates, why):
    asking, action = people.reader(who), people.action("1.6")

    assert may_add(asking, action.plan).refusal == adds
    assert may_edit(asking, action).refusal == edits
    assert may_update(asking, action).refusal == updates


@pytest.mark.parametrize(("who", "adds", "edits", "updates", "why"), TABLE)
def test_a_closed_plan_changes_for_nobody_and_says_so_to_whoever_could_before(who, adds, edits, updates, why):
    asking, action = people.reader(who), people.action("1.6")
    action.plan.state = Plan.State.CLOSED

    assert may_add(asking, action.plan).refusal == (adds or CLOSED)
    assert may_edit(asking, action).refusal == (edits or CLOSED)
    assert may_update(asking, action).refusal == (updates or CLOSED)


@pytest.mark.parametrize(
    ("who", "happened", "updates"),
    [
        ("ravi", held_by_nobody, YES),
        ("ravi", named_person_has_gone, YES),
        ("ravi", named_person_may_not_sign_in, YES),
        ("ravi", nobody_leads_it, NOBODYS),
        ("neil", held_by_nobody, NOBODYS),
        ("neil", named_person_has_gone, TOMS),
        ("neil", named_person_may_not_sign_in, TOMS),
        ("tom", held_by_nobody, YES),
        ("tom", nobody_leads_it, NOBODYS),
        ("tom", named_person_has_gone, NOT_UPDATE),
        ("dana", held_by_nobody, YES),
        ("dana", nobody_leads_it, NOBODYS),
        ("priya", held_by_nobody, NOBODYS),
        ("aled", held_by_nobody, YES),
        ("aled", nobody_leads_it, YES),
        ("elin", held_by_nobody, NOT_UPDATE),
    ],
)
def test_an_action_that_nobody_holds_any_more_is_its_authoritys(who, happened, updates):
    action = people.action("1.6")
    happened(action)

    assert may_update(people.reader(who), action).refusal == updates


def test_an_officer_of_two_authorities_answers_for_both():
    people.appoint("Una Marsh", Role.OFFICER, authority="Probation Service")
    second: Any = people.person("una").appointments.get()
    second.pk, second.key = None, "bcdfghjkmn"
    second.authority = people.action("1.6").lead_seat.authority
    second.save()
    action = people.action("1.6")
    held_by_nobody(action)

    assert may_update(people.reader("una"), action)


@pytest.mark.parametrize(
    ("called", "reference", "may"),
    [("tom", "1.14", True), ("tom", "2.9", True), ("neil", "1.14", False), ("joel", "2.15", True)],
)
def test_the_two_actions_gareth_left_behind_can_be_updated_by_his_colleagues(called, reference, may):
    assert bool(may_update(people.reader(called), people.action(reference))) is may


def test_who_may_do_what_is_decided_by_the_day_one_asks():
    action = people.action("1.14")

    assert may_update(people.reader("gareth", on=people.TODAY - timedelta(days=40)), action)
    assert not may_update(people.reader("gareth", on=people.TODAY - timedelta(days=39)), action)
    assert not may_update(people.reader("tom", on=date(2024, 1, 1)), action)

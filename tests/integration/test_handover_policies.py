"""Who may hand over what somebody holds, and to whom: the table of the policies."""

from datetime import timedelta

import pytest

from csp.permissions import Permission, Role
from csp.policies.handovers import may_hand_over, may_take_over
from plans.models import Plan
from plans.policies.handovers import RESTRICTED_STAYS, may_pass_on
from tests.integration import people
from tests.integration.restricted import open_restricted_plan

YES = ""
NOT_OTHERS = "Only the coordinator or the lead of an authority can hand over what somebody else holds."
NOT_THIS = "Only whoever holds an action, its authority’s lead and the coordinator can hand it over."
CLOSED = "This plan is closed, so nothing in it can change."
NO_WORK = Permission.UPDATE_GIVE_OWN.refusal

# 1.6 is led by the constabulary and held by Tom. Dana leads the constabulary, Priya the county council, and Ravi
# is another officer of the constabulary.
TABLE = [
    # who      Tom’s page   1.6        own page
    ("aled", YES, YES, YES),
    ("dana", YES, YES, YES),
    ("priya", YES, NOT_THIS, YES),
    ("tom", YES, YES, YES),
    ("ravi", NOT_OTHERS, NOT_THIS, YES),
    ("hal", NOT_OTHERS, NOT_THIS, NO_WORK),
    ("rhian", NOT_OTHERS, NOT_THIS, NO_WORK),
    ("elin", NOT_OTHERS, NOT_THIS, NO_WORK),
    ("tess", NOT_OTHERS, NOT_THIS, NO_WORK),
    ("gareth", NOT_OTHERS, NOT_THIS, NO_WORK),
    ("nadia", NOT_OTHERS, NOT_THIS, NO_WORK),
]


@pytest.fixture(autouse=True)
def _newcomers(fen):
    people.appoint("Ravi Sorel", Role.OFFICER, authority="Marshland Constabulary")
    people.appoint("Rhian Ellis", Role.REVIEW_COORDINATOR)


@pytest.mark.parametrize(("who", "page", "action", "own"), TABLE, ids=[row[0] for row in TABLE])
def test_who_may_hand_over_what(who, page, action, own):
    reader, vale = people.reader(who), people.vale()

    assert may_hand_over(reader, people.person("tom").key, partnership=vale).refusal == page
    assert may_pass_on(reader, people.action("1.6")).refusal == action
    assert may_hand_over(reader, reader.person.key, partnership=vale).refusal == own


def test_who_holds_an_action_and_lost_their_role_does_not_pass_it_on():
    people.person("tom").appointments.update(role=Role.OBSERVER)

    assert may_pass_on(people.reader("tom"), people.action("1.6")).refusal == NO_WORK


@pytest.mark.parametrize("who", ["aled", "tom"])
def test_nothing_of_a_closed_plan_is_passed_on(who):
    Plan.objects.update(state=Plan.State.CLOSED)

    refusal = may_pass_on(people.reader(who), people.action("1.6")).refusal

    assert refusal == (CLOSED if who == "tom" else NOT_THIS)


@pytest.mark.parametrize(("who", "refusal"), [("aled", YES), ("carys", RESTRICTED_STAYS), ("tom", NOT_THIS)])
def test_a_restricted_action_is_passed_on_by_those_of_the_circle_who_may_change_it(who, refusal):
    action = open_restricted_plan(held_by=("carys",)).actions[0]

    assert may_pass_on(people.reader(who), action).refusal == refusal


TAKERS = [
    # who hands over Tom’s work, to whom
    ("tom", "dana", YES),  # of the same authority
    ("tom", "ravi", YES),
    ("tom", "june", YES),  # a coordinator
    ("tom", "neil", "Choose who takes these over from the list"),  # of another authority
    ("tom", "tom", "Choose somebody else: they hold it already"),
    ("aled", "neil", YES),
    ("aled", "aled", YES),
    ("dana", "neil", YES),
    ("aled", "hal", "Choose who takes these over from the list"),  # gives no updates
    ("aled", "gareth", "Choose who takes these over from the list"),  # has left
    ("aled", "nadia", "Choose who takes these over from the list"),  # a stranger
]


@pytest.mark.parametrize(("who", "to", "refusal"), TAKERS, ids=[f"{row[0]} to {row[1]}" for row in TAKERS])
def test_who_takes_over(who, to, refusal):
    decision = may_take_over(
        people.reader(who), people.person(to), holder=people.person("tom"), partnership=people.vale()
    )

    assert decision.refusal == refusal


def test_nobody_takes_over_before_they_begin_or_while_they_may_not_sign_in():
    people.person("ravi").appointments.update(starts_on=people.TODAY + timedelta(days=1))
    type(people.person("dana")).objects.filter(pk=people.person("dana").pk).update(is_active=False)

    for called in ("ravi", "dana"):
        assert not may_take_over(
            people.reader("aled"),
            people.person(called),
            holder=people.person("tom"),
            partnership=people.vale(),
        )

"""A milestone that is late or due soon is asked about on “My work”, by the rules of the daily e-mail."""

from collections import Counter
from datetime import date, timedelta

import pytest

from csp.queries.digests import rolls
from plans.models import Action, ActionState, Milestone, Plan
from plans.presenters.milestone_work import asks_of
from plans.services.waiting import of_milestones
from tests.integration import people
from tests.integration.endings import decided, page, step
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.rounds import nothing_open

LATE, SOON = date(2026, 10, 1), date(2026, 12, 2)


@pytest.fixture(autouse=True)
def _no_other():
    """Let no round be open, and no milestone of the demonstration be in the way."""
    nothing_open(people.plan())
    Milestone.objects.update(reached_on=people.TODAY)


def asked(called):
    return [ask.title for ask in asks_of(people.reader(called), partnership=people.vale())]


def test_a_late_milestone_of_ones_action_is_asked_about_and_leads_to_where_it_is_marked(tom):
    action = people.action("1.6")
    milestone = step(action, due_on=LATE)

    home = tom.get("/p/vale/")

    assert (
        f"Reach “Second team in post” A milestone of {action}. Due 1 October 2026 and not marked as reached."
        in words(home)
    )
    assert "1 is late" in words(home)
    assert f'href="{page("milestone-reach", milestone)}"' in home.content.decode()
    assert "It is due on 1 October 2026." in words(tom.get(page("milestone-reach", milestone)))


def test_one_that_is_due_within_four_weeks_is_asked_about_and_a_later_one_is_not(tom):
    step(people.action("1.6"), "Rooms booked", due_on=SOON)
    step(people.action("1.6"), "In four weeks", due_on=people.TODAY + timedelta(days=28))
    step(people.action("1.6"), "A day later", due_on=people.TODAY + timedelta(days=29))
    step(people.action("1.6"), "Some day")

    assert asked("tom") == ["Reach “Rooms booked”", "Reach “In four weeks”"]
    assert "Due Wednesday 2 December 2026." in words(tom.get("/p/vale/"))


def in_abeyance(action):
    decided(action, ActionState.IN_ABEYANCE)


def reported_complete(action):
    Action.objects.filter(pk=action.pk).update(status=people.status("B"))


def reached(action):
    action.milestones.update(reached_on=people.TODAY)


def of_a_closed_plan(action):
    Plan.objects.filter(pk=action.plan_id).update(state=Plan.State.CLOSED)


def somebody_elses(action):
    Action.objects.filter(pk=action.pk).update(lead_person=people.person("sol"))


@pytest.mark.parametrize(
    "change", [in_abeyance, reported_complete, reached, of_a_closed_plan, somebody_elses]
)
def test_of_an_action_of_which_nothing_is_expected_or_that_is_not_ones_own_no_milestone_is_asked(change):
    action = people.action("1.6")
    step(action, due_on=LATE)
    assert asked("tom") == ["Reach “Second team in post”"]

    change(action)

    assert asked("tom") == []


def test_whoever_does_not_give_updates_is_asked_about_none():
    step(people.action("1.6"), due_on=LATE)
    Action.objects.update(lead_person=people.person("elin"))

    assert asked("elin") == []


@pytest.mark.parametrize(("called", "titles"), [("aled", [f"Reach “{CANARY} milestone”"]), ("tom", [])])
def test_a_restricted_milestone_is_asked_of_the_holder_inside_and_not_of_one_named_from_outside(
    called, titles, sign_in
):
    restricted = open_restricted_plan()
    Action.objects.filter(pk=restricted.actions[0].pk).update(lead_person=people.person(called))

    assert asked(called) == titles
    assert (f"{CANARY} milestone" in words(sign_in(called).get("/p/vale/"))) is bool(titles)


def test_what_the_daily_email_counts_of_milestones_stands_on_my_work():
    open_restricted_plan(("aled", "tom", "carys", None, "joel"))
    for number, action in enumerate(Action.objects.exclude(lead_person=None)):
        Milestone(action=action, position=9, title=f"Step {number}", due_on=(LATE, SOON)[number % 2]).save()
    [vale] = [one for one in rolls(today=people.TODAY) if one.partnership == people.vale()]

    counted = Counter(one.person_id for one in of_milestones(roll=vale))

    asks = {pk: list(asks_of(one, partnership=people.vale())) for pk, one in vale.readers.items()}
    assert counted == {pk: len(found) for pk, found in asks.items() if found}
    assert len(counted) > 5

"""Two people and one plan at the same moment: what one waited for is read again, and all wait in one order."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from csp.web import clock
from plans.models import Action, ActionState, Evidence, Meeting, Milestone, Plan, RoundAsk, Status
from plans.services.action_states import close_action
from plans.services.actions import ActionAnswers
from plans.services.evidence import remove_evidence
from plans.services.measures import (
    MeasureAnswers,
    edit_measure,
    hold_measure,
    link_actions,
    move_measure,
    remove_measure,
)
from plans.services.meetings_decisions import edit_decision, raise_action, remove_decision
from plans.services.milestones import MilestoneAnswers, add_milestone, move_milestone, remove_milestone
from plans.services.objectives import ObjectiveAnswers, add_objective
from plans.services.plan_life import PlanAnswers
from plans.services.plan_life_next import MEANWHILE, Decided, Fate, make_next_plan
from plans.services.plan_life_steps import close_plan
from plans.services.priorities import PriorityAnswers, add_priority, move_priority
from plans.services.rounds import ask_too, open_round
from tests.integration import agreeing, endings, measuring, meeting, people
from tests.integration.agreeing import june as coordinator
from tests.integration.endings import decided
from tests.integration.meanwhile import in_which_order, meanwhile
from tests.integration.reading import problems, words
from tests.integration.rounds import nothing_open
from tests.integration.running import ANSWERS, SITE, begun

NEXT = PlanAnswers(Plan.Kind.COMMUNITY_SAFETY, "Safer Vale 2028/29", date(2028, 4, 1), date(2029, 3, 31))
CLOSED = "This plan is closed"


def by_june():
    return {"by": coordinator(), "now": clock.now()}


def version(one):
    """What names a record as somebody opened it."""
    return {"key": one.key, "version": one.version}


def talk(plan):
    """The one action of the plan."""
    return Action.objects.get(plan=plan)


def follow(plan, actions):
    fates = {one.key: Decided(Fate.CARRY, "It goes on", one.version) for one in actions}
    return make_next_plan(plan=plan, key="2345678923", answers=NEXT, decided=fates, **by_june())


def without_open_actions():
    """A published plan that is ready to be closed, with a priority and an action that is over."""
    plan = agreeing.published()
    return plan, decided(talk(plan), ActionState.CLOSED)


def close(plan):
    """Close a plan in which everything is over."""
    return lambda: close_plan(key=plan.key, version=plan.version, outturn="All of it", **by_june())


def test_the_next_plan_is_made_of_actions_that_are_held_all_at_once_before_they_are_read():
    plan = agreeing.published()
    first = talk(plan)

    with (
        meanwhile(Action, lambda: decided(first, ActionState.STOPPED)) as held,
        pytest.raises(ValidationError, match=MEANWHILE),
    ):
        follow(plan, [first])

    assert held[:2] == ["Plan", "Action"]
    assert not Plan.objects.filter(follows=plan).exists()


def test_a_plan_is_not_closed_while_somebody_reports_that_an_action_is_not_complete_after_all():
    plan = agreeing.published()
    actions = Action.objects.filter(plan=plan)
    actions.update(status=Status.objects.get(partnership=people.vale(), stands_for=Status.StandsFor.COMPLETE))

    with (
        meanwhile(Action, lambda: actions.update(status=None)),
        pytest.raises(ValidationError, match="1 action is still open"),
    ):
        close(plan)()

    assert Plan.objects.get(pk=plan.pk).state == Plan.State.PUBLISHED


def test_who_closes_a_plan_locks_it_after_its_actions_as_who_makes_the_next_one_of_another_plan():
    plan, _ = without_open_actions()

    with in_which_order() as held:
        close(plan)()

    assert held[:3] == ["Plan", "Action", "Plan"]


def test_a_round_that_asks_too_holds_the_action_before_the_round_as_a_report_does():
    one = begun()
    late = agreeing.action(people.plan(), title="Latecomer")

    with meanwhile(Action, lambda: decided(late, ActionState.STOPPED)) as held:
        sent = ask_too(key=one.key, action=late.key, site=SITE, **by_june())

    assert held[:2] == ["Action", "UpdateRound"]
    assert sent is None
    assert not RoundAsk.objects.filter(action=late).exists()


def test_a_round_asks_about_nothing_that_was_ended_while_it_was_opened():
    plan = people.plan()
    nothing_open(plan)
    action = people.action("1.6")

    with meanwhile(Action, lambda: decided(action, ActionState.STOPPED)):
        one, _ = open_round(plan=plan, answers=ANSWERS, site=SITE, **by_june())

    assert one.asked.exists()
    assert not one.asked.filter(action=action).exists()


@pytest.mark.parametrize("change", ["edit", "hold", "link", "remove", "move"])
def test_whoever_changes_a_measure_holds_the_plan_first(change):
    one = measuring.add(people.plan(), called="june")
    answers = replace(MeasureAnswers.of(one), title="Calls about cars")
    changes = {
        "edit": lambda: edit_measure(**version(one), answers=answers, reason="", **by_june()),
        "hold": lambda: hold_measure(**version(one), why_held="No figures", **by_june()),
        "link": lambda: link_actions(**version(one), actions=[people.action("1.6")], **by_june()),
        "remove": lambda: remove_measure(**version(one), **by_june()),
        "move": lambda: move_measure(measure=one, up=True, **by_june()),
    }

    with in_which_order() as held:
        changes[change]()

    assert held[:2] == ["Plan", "Measure"]


def test_whoever_changes_or_removes_a_decision_holds_its_meeting_first():
    first = meeting.decision()

    with in_which_order() as held:
        edit_decision(**version(first), text="Said otherwise", reason="", **by_june())
        remove_decision(key=first.key, version=first.version + 1, **by_june())

    assert [one for one in held if one != "SearchEntry"] == ["Meeting", "MeetingDecision"] * 2


def test_no_action_is_raised_from_a_decision_that_somebody_has_just_removed():
    first, before = meeting.decision(), Action.objects.count()
    remove = {**version(first), **by_june()}

    with meanwhile(Meeting, lambda: remove_decision(**remove)), pytest.raises(Http404):
        raise_action(decision=first, plan=people.plan(), answers=ActionAnswers("Light it"), **by_june())

    assert Action.objects.count() == before


@pytest.mark.parametrize(
    "change", ["action", "again", "priority", "objective", "measure", "round", "move a priority"]
)
def test_nothing_is_added_to_a_plan_and_nothing_reopened_that_somebody_has_just_closed(change):
    plan, over = without_open_actions()
    first = plan.priorities.select_related("plan").get()
    changes = {
        "action": lambda: agreeing.action(plan, first, "Latecomer"),
        "again": lambda: decided(over, ActionState.OPEN),
        "priority": lambda: add_priority(plan=plan, answers=PriorityAnswers("2", "Homes"), **by_june()),
        "objective": lambda: add_objective(answers=ObjectiveAnswers("1.1", "Fewer", first), **by_june()),
        "measure": lambda: measuring.add(plan, called="june"),
        "round": lambda: open_round(plan=plan, answers=ANSWERS, site=SITE, **by_june()),
        "move a priority": lambda: move_priority(priority=first, up=False, **by_june()),
    }

    with meanwhile(Plan, close(plan)), pytest.raises(PermissionDenied, match=CLOSED):
        changes[change]()


def test_evidence_of_a_milestone_that_somebody_has_just_removed_is_refused_and_what_was_typed_stays(june):
    action = people.action("1.6")
    step = endings.step(action)
    sent = {"key": "bcdfghjkmn", "title": "Visits log", "shows": step.key, "kind": "link"}
    sent["link"] = "https://www.vale.example/visits"

    with meanwhile(Action, lambda: remove_milestone(**version(step), **by_june())):
        answer = june.post(endings.page("evidence-add", action), sent)

    assert problems(answer) == ["Somebody has just removed this milestone. Choose again"]
    assert answer.context["form"].errors.keys() == {"shows"}
    assert 'value="https://www.vale.example/visits"' in answer.content.decode()
    assert "What does it show?" in words(answer)
    assert not Evidence.objects.filter(action=action).exists()


@pytest.mark.parametrize("change", ["add", "move"])
def test_no_milestone_changes_of_an_action_that_somebody_has_just_closed(change):
    action = people.action("1.6")
    steps = [endings.step(action), endings.step(action, "Third team in post")]
    opened = Milestone.objects.select_related("action__plan").get(pk=steps[1].pk)
    changes = {
        "add": lambda: add_milestone(action=action, answers=MilestoneAnswers("Fourth"), **by_june()),
        "move": lambda: move_milestone(milestone=opened, up=True, **by_june()),
    }
    ending = {**version(action), "outcome": "Done", "finished_on": people.TODAY, **by_june()}

    with (
        meanwhile(Action, lambda: close_action(**ending)),
        pytest.raises(PermissionDenied, match="This action is closed"),
    ):
        changes[change]()

    assert list(Milestone.objects.filter(action=action).order_by("position")) == steps


def test_no_evidence_is_removed_from_an_action_that_somebody_has_just_carried_forward():
    plan = agreeing.published()
    action = talk(plan)
    kept = endings.shown(action, link="https://www.vale.example/log")

    with (
        meanwhile(Action, lambda: follow(plan, [action])),
        pytest.raises(PermissionDenied, match="carried forward"),
    ):
        remove_evidence(**version(kept), reason="Wrong", **by_june())

    assert Evidence.objects.filter(pk=kept.pk).exists()


def test_no_evidence_is_added_to_an_action_that_somebody_has_just_carried_forward():
    plan = agreeing.published()
    action = talk(plan)

    with (
        meanwhile(Action, lambda: follow(plan, [action])),
        pytest.raises(PermissionDenied, match="carried forward"),
    ):
        endings.shown(action, link="https://www.vale.example/log")

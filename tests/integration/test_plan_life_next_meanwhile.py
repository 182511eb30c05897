"""The next plan is made of what is so when it is made: what was reported or decided meanwhile is looked at again."""

import pytest

from csp.audit import NewerVersion
from csp.web import clock
from plans.models import Action, ActionState, Plan
from plans.services.action_states import close_action, hold_in_abeyance, open_again
from plans.services.plan_life_next import Decided, Fate, make_next_plan
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.agreeing import june as coordinator
from tests.integration.agreeing import page
from tests.integration.reading import boxes, problems, words
from tests.integration.test_plan_life_next import AGREED, SECOND, one, reported_complete, year


def report(action, status):
    """Give an update on an action with a status, and take the action as it is then."""
    add_update(
        key=action.key,
        version=action.version,
        status=status,
        text="As it stands",
        nothing_has_changed=False,
        by=coordinator(),
        now=clock.now(),
    )
    action.refresh_from_db()


def test_what_was_reported_otherwise_while_the_page_was_open_is_decided_again(june):
    plan = year()
    action = reported_complete(plan)
    opened = boxes(june.get(page(plan, "next")))
    sent = {**opened, "fate_all": "carry", "why_all": AGREED, f"why-{action.key}": "412 homes"}
    status = people.status("R")
    report(action, status)

    refused = june.post(page(plan, "next"), sent)

    assert problems(refused) == [
        "1.1: it was added or changed while this page was open. Look at what is said of it, then decide again"
    ]
    assert "Reported complete" not in words(refused)
    assert f"Due 1 Sep 2027. {status}" in words(refused)
    again = boxes(refused)
    assert (again[f"fate-{action.key}"], again[f"why-{action.key}"]) == ("close", "412 homes")
    assert not Plan.objects.filter(follows=plan).exists()
    june.post(page(plan, "next"), {**again, f"fate-{action.key}": "carry"})
    action.refresh_from_db()
    assert (action.state, action.state_why) == (ActionState.CARRIED, "412 homes")


def test_the_service_refuses_what_was_decided_of_an_older_version_of_an_action():
    plan = year()
    actions = Action.objects.filter(plan=plan)
    decided = {action.key: Decided(Fate.CARRY, AGREED, action.version) for action in actions}
    report(one(plan, "Visit homes"), people.status("R"))

    with pytest.raises(NewerVersion):
        make_next_plan(
            plan=plan, key="2345678923", answers=SECOND, decided=decided, by=coordinator(), now=clock.now()
        )

    assert not Plan.objects.filter(follows=plan).exists()


def test_what_was_reopened_after_it_was_reported_complete_is_neither_called_so_nor_closed_unasked(june):
    plan = year()
    action = one(plan, "Visit homes")
    report(action, people.status("B"))
    now = {"by": coordinator(), "now": clock.now()}
    ended = close_action(
        key=action.key, version=action.version, outcome="All of them", finished_on=people.TODAY, **now
    )
    open_again(key=action.key, version=ended.version, reason="Twelve are left", **now)

    opened = june.get(page(plan, "next"))
    refused = june.post(page(plan, "next"), {**boxes(opened), "fate_all": "carry", "why_all": AGREED})

    assert "Reported complete" not in words(opened)
    assert "Opened again after that was reported" in words(opened)
    assert boxes(opened)[f"fate-{action.key}"] == ""
    assert problems(refused) == ["1.1: decide what becomes of it"]


def test_what_is_held_after_it_was_reported_complete_is_not_said_to_wait_for_its_end(june):
    plan = year()
    action = one(plan, "Visit homes")
    report(action, people.status("B"))
    assert "Reported complete and not closed yet" in words(june.get(page(plan, "next")))
    hold_in_abeyance(
        key=action.key, version=action.version, reason="No money", by=coordinator(), now=clock.now()
    )

    shown = words(june.get(page(plan, "next")))

    assert "Reported complete" not in shown
    assert "Held in abeyance after that was reported" in shown


def test_what_came_complete_with_a_sheet_counts_as_finished_when_the_next_plan_is_made_and_says_so(june):
    plan = year()
    action = reported_complete(plan)
    Action.objects.filter(pk=action.pk).update(reported_on=None)
    opened = june.get(page(plan, "next"))
    sent = {**boxes(opened), "fate_all": "carry", "why_all": AGREED, f"why-{action.key}": "412 homes"}

    june.post(page(plan, "next"), sent)

    said = "it counts as finished on the day the next plan is made, because there is no update"
    assert f"closed here, {said}" in words(opened)
    action.refresh_from_db()
    assert (action.state, action.state_on) == (ActionState.CLOSED, people.TODAY)

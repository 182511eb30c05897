"""A plan comes to its end: the next is made from it with all that goes on, and it is closed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from csp.models import SearchEntry
from csp.web import clock
from plans.models import Action, ActionState, Measure, Milestone, Plan
from plans.services.action_states import close_action, hold_in_abeyance
from plans.services.plan_life import PlanAnswers
from plans.services.plan_life_next import Decided, Fate, make_next_plan
from tests.integration import agreeing, at_table, people
from tests.integration.agreeing import june as coordinator
from tests.integration.agreeing import page
from tests.integration.endings import step
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

LAST = "All the homes on it"
AGREED = "Agreed by the strategy group"
SECOND = PlanAnswers(Plan.Kind.COMMUNITY_SAFETY, "Safer Vale 2028/29", date(2028, 4, 1), date(2029, 3, 31))


def year():
    """Return a published plan with three open actions, one of which is in abeyance."""
    plan = agreeing.published()
    priority = plan.priorities.get()
    fire = at_table.seat("Marshland Fire and Rescue")
    due = agreeing.action(
        plan, priority, "Visit homes", due_on=date(2027, 9, 1), supporters=frozenset({fire})
    )
    waits = agreeing.action(plan, priority, "Light the underpass")
    hold_in_abeyance(key=waits.key, version=1, reason="No money yet", by=coordinator(), now=clock.now())
    measure = Measure(plan=plan, priority=priority, position=1, title="Homes visited", target="400")
    measure.save()
    measure.actions.set([due])
    return plan


def one(plan, title):
    return Action.objects.get(plan=plan, title=title)


def decided(plan, fates):
    """Return what the form sends: the fate and reason of each action by its title."""
    sent = {}
    for title, (fate, why) in fates.items():
        key = one(plan, title).key
        sent |= {f"fate-{key}": fate, f"why-{key}": why}
    return sent


FATES = {
    "Talk in schools": ("close", "Forty talks in nine schools"),
    "Visit homes": ("carry", ""),
    "Light the underpass": ("carry", "Still no money"),
}


def test_the_next_plan_takes_what_goes_on_and_leaves_the_figures(june):
    plan = year()
    reached, moved = step(one(plan, "Visit homes"), "List of homes"), step(one(plan, "Visit homes"), LAST)
    Milestone.objects.filter(pk=reached.pk).update(reached_on=people.TODAY)
    Milestone.objects.filter(pk=moved.pk).update(due_on=date(2028, 5, 1), original_due_on=date(2027, 8, 1))
    opened = boxes(june.get(page(plan, "next")))
    assert opened["title"] == "Safer Vale 2028/29"
    assert (opened["starts_on-day"], opened["ends_on-year"]) == ("1", "2029")

    shown = words(
        june.post(page(plan, "next"), {**opened, "why_all": AGREED, **decided(plan, FATES)}, follow=True)
    )

    assert "“Safer Vale 2028/29” is made" in shown
    new = Plan.objects.get(follows=plan)
    assert (new.state, new.strategy, new.starts_on) == ("drafting", plan.strategy, date(2028, 4, 1))
    assert [str(priority) for priority in new.priorities.all()] == ["1. Knives"]
    closed = one(plan, "Talk in schools")
    assert (closed.state, closed.outcome) == (ActionState.CLOSED, "Forty talks in nine schools")
    old, carried = one(plan, "Visit homes"), one(new, "Visit homes")
    assert (old.state, old.state_why) == (ActionState.CARRIED, AGREED)
    assert carried.carried_from == old
    assert (carried.due_on, carried.original_due_on) == (date(2027, 9, 1), date(2027, 9, 1))
    assert (carried.state, carried.reported_on, carried.status) == (ActionState.OPEN, None, None)
    assert carried.priority.plan == new
    assert carried.supporters_named == "Marshland Fire and Rescue"
    assert [str(seat) for seat in carried.supporters.all()] == ["Marshland Fire and Rescue"]
    [milestone] = carried.milestones.all()
    assert (milestone.title, milestone.due_on, milestone.position) == (LAST, date(2028, 5, 1), 1)
    assert milestone.original_due_on == date(2027, 8, 1)
    assert sorted(str(one) for one in old.milestones.all()) == [LAST, "List of homes"]
    assert f"{LAST} by 1 May 2028, was 1 August 2027" in words(june.get(carried.get_absolute_url()))
    assert one(new, "Light the underpass").state_why == "No money yet"
    assert SearchEntry.objects.filter(subject_key=carried.key).exists()
    measure = Measure.objects.get(plan=new)
    assert (measure.target, list(measure.actions.all())) == ("400", [carried])
    assert "Followed by Safer Vale 2028/29" in words(june.get(page(plan, "agreement")))


def test_sent_twice_it_is_made_once(june):
    plan = year()
    sent = {**boxes(june.get(page(plan, "next"))), "why_all": AGREED, **decided(plan, FATES)}

    for _ in range(2):
        shown = june.post(page(plan, "next"), sent, follow=True)

    assert "“Safer Vale 2028/29” is made" in words(shown)
    assert Plan.objects.filter(follows=plan).count() == 1
    assert "“Safer Vale 2028/29” was made from this plan already." in words(june.get(page(plan, "next")))


@pytest.mark.parametrize(
    ("fate", "why_all", "sentence"),
    [
        ("", AGREED, "1.1: decide what becomes of it"),
        ("close", AGREED, "1.1: say what came of it"),
        ("carry", "", "1.1: say why it is carried forward, or give a reason for all"),
        ("stop", "", "1.1: say why it is dropped, or give a reason for all"),
    ],
)
def test_each_action_is_decided_with_a_reason_or_nothing_is_done(june, fate, why_all, sentence):
    plan = year()
    fates = {**FATES, "Visit homes": (fate, "")}

    shown = june.post(
        page(plan, "next"),
        {**boxes(june.get(page(plan, "next"))), "why_all": why_all, **decided(plan, fates)},
    )

    assert sentence in words(shown)
    assert not Plan.objects.filter(follows=plan).exists()
    assert one(plan, "Talk in schools").state == ActionState.OPEN


def test_all_that_are_not_decided_one_by_one_are_carried_forward_with_one_reason(june):
    plan = year()
    opened = boxes(june.get(page(plan, "next")))
    sent = {**opened, **decided(plan, {"Talk in schools": FATES["Talk in schools"]}), "fate_all": "carry"}

    refused = problems(june.post(page(plan, "next"), sent))
    shown = june.post(page(plan, "next"), {**sent, "why_all": AGREED}, follow=True)

    assert refused == ["Say why they are carried forward"]
    assert "“Safer Vale 2028/29” is made" in words(shown)
    assert one(plan, "Talk in schools").state == ActionState.CLOSED
    carried = Action.objects.filter(plan=plan, state=ActionState.CARRIED)
    assert {(action.title, action.state_why) for action in carried} == {
        ("Visit homes", AGREED),
        ("Light the underpass", AGREED),
    }


def reported_complete(plan, title="Visit homes"):
    done = {"status": people.status("B"), "reported_on": date(2026, 6, 12)}
    Action.objects.filter(plan=plan, title=title).update(**done)
    return one(plan, title)


def test_what_is_reported_complete_is_closed_with_what_came_of_it_as_the_next_plan_is_made(june):
    plan = year()
    action = reported_complete(plan)
    opened = boxes(june.get(page(plan, "next")))
    assert opened[f"fate-{action.key}"] == "close"
    sent = {**opened, "fate_all": "carry", "why_all": AGREED}

    refused = june.post(page(plan, "next"), sent)
    shown = june.post(page(plan, "next"), {**sent, f"why-{action.key}": "412 homes"}, follow=True)

    assert problems(refused) == ["1.1: say what came of it"]
    said = "Reported complete and not closed yet: closed here, it counts as finished on 12 Jun 2026"
    assert said in words(refused)
    assert "“Safer Vale 2028/29” is made" in words(shown)
    action.refresh_from_db()
    assert (action.state, action.outcome) == (ActionState.CLOSED, "412 homes")
    assert action.state_on == date(2026, 6, 12)
    assert not Action.objects.filter(plan__follows=plan, title="Visit homes").exists()
    assert one(plan, "Talk in schools").state == ActionState.CARRIED


def test_what_is_reported_complete_can_go_on_in_the_next_plan_when_that_is_decided_of_it(june):
    plan = year()
    action = reported_complete(plan)
    sent = {**boxes(june.get(page(plan, "next"))), "fate_all": "carry", "why_all": AGREED}

    june.post(page(plan, "next"), {**sent, f"fate-{action.key}": "carry"})

    action.refresh_from_db()
    assert (action.state, action.state_why) == (ActionState.CARRIED, AGREED)
    assert one(Plan.objects.get(follows=plan), "Visit homes").status is None


def test_a_plan_with_an_action_that_is_reported_complete_and_not_closed_is_not_closed(june):
    plan = agreeing.published()
    reported_complete(plan, "Talk in schools")

    refused = words(june.post(page(plan, "close"), {"version": plan.version, "outturn": "All of it"}))

    assert (
        "1 action is still open. Close, stop or carry forward each of them, then close the plan." in refused
    )
    assert "1.1 Talk in schools Reported complete" in refused
    plan.refresh_from_db()
    assert plan.state == Plan.State.PUBLISHED


def test_the_days_of_an_agreed_plan_change_with_a_reason_and_not_to_before_it_was_agreed(june):
    plan = agreeing.published()
    other = {"ends_on-day": "22", "ends_on-month": "11", "ends_on-year": "2026", "starts_on-year": "2026"}
    kept = (plan.starts_on, plan.ends_on)

    opened = boxes(june.get(page(plan, "edit")))
    refused = problems(june.post(page(plan, "edit"), {**opened, **other}))
    renamed = june.post(page(plan, "edit"), {**opened, "title": "Another name"}, follow=True)

    assert refused == [
        "The plan was agreed or published on 23 November 2026: its last day can’t be before that",
        "Say why its days change: the plan is agreed, and others count on them",
    ]
    assert "Another name" in words(renamed)
    opened = boxes(june.get(page(plan, "edit")))
    june.post(page(plan, "edit"), {**opened, "ends_on-year": "2029", "reason": "A third year"})
    now = Plan.objects.get(pk=plan.pk)
    assert (now.starts_on, now.ends_on) == (kept[0], kept[1].replace(year=2029))


def test_an_action_that_came_meanwhile_is_asked_about_and_nothing_is_done_without_it(june):
    plan = year()
    sent = {**boxes(june.get(page(plan, "next"))), "why_all": AGREED, **decided(plan, FATES)}
    agreeing.action(plan, title="Latecomer")

    shown = words(june.post(page(plan, "next"), sent))

    assert "1.1: decide what becomes of it" in shown
    assert "1.1 Latecomer" in shown
    assert not Plan.objects.filter(follows=plan).exists()


def test_the_service_does_nothing_unless_what_is_decided_is_about_the_open_actions():
    plan = year()
    action = one(plan, "Visit homes")
    some = {action.key: Decided(Fate.CARRY, AGREED, action.version)}

    with pytest.raises(ValidationError, match="Actions were added or ended meanwhile"):
        make_next_plan(
            plan=plan, key="2345678923", answers=SECOND, decided=some, by=coordinator(), now=clock.now()
        )

    assert not Plan.objects.filter(follows=plan).exists()


def test_a_plan_is_closed_when_nothing_in_it_is_open_any_more(june, sign_in):
    plan = agreeing.published()
    open_page = words(june.get(page(plan, "close")))
    assert (
        "1 action is still open. Close, stop or carry forward each of them, then close the plan." in open_page
    )
    assert "1.1 Talk in schools" in open_page
    close_action(
        key=one(plan, "Talk in schools").key,
        version=1,
        outcome="Forty talks",
        finished_on=people.TODAY,
        by=coordinator(),
        now=clock.now(),
    )
    opened = boxes(june.get(page(plan, "close")))
    assert "Say how far the plan was implemented" in words(
        june.post(page(plan, "close"), {**opened, "outturn": ""})
    )

    for _ in range(2):
        shown = words(june.post(page(plan, "close"), {**opened, "outturn": "All of it"}, follow=True))

    plan.refresh_from_db()
    assert (plan.state, plan.closed_on, plan.outturn) == (Plan.State.CLOSED, people.TODAY, "All of it")
    assert "This plan is closed It was closed on 23 November 2026." in shown
    assert "How far it was implemented All of it" in shown
    assert "Change what the plan says" not in shown
    assert june.get(page(plan, "texts")).status_code == 403


def test_the_next_plan_of_a_restricted_one_is_in_the_same_circle(sign_in):
    made = open_restricted_plan()
    aled = sign_in("aled")
    opened = boxes(aled.get(page(made.plan, "next")))
    fates = {name: "carry" for name in opened if name.startswith("fate-")}

    shown = aled.post(page(made.plan, "next"), {**opened, **fates, "why_all": AGREED}, follow=True)

    new = Plan.objects.get(follows=made.plan)
    assert f"“{CANARY} plan” is made" in words(shown)
    assert new.circle == made.circle
    assert sign_in("june").get(page(new, "agreement")).status_code == 404
    assert {one.circle_id for one in SearchEntry.objects.filter(words__contains=CANARY.lower())} == {
        made.circle.pk
    }


def test_a_restricted_plan_goes_through_its_life_among_its_members(sign_in):
    made = open_restricted_plan()
    aled = sign_in("aled")

    shown = words(aled.get(page(made.plan, "agreement")))

    assert f"{CANARY} plan" in shown
    assert "Write what is missing" in shown
    for name in ("agreement", "texts", "propose", "sign", "next", "close"):
        assert sign_in("june").get(page(made.plan, name)).status_code == 404

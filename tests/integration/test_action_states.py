"""What is decided of an action: by whom, from which state, and what everybody then reads."""

import pytest

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Action, ActionState, Plan
from plans.policies.action_states import ASKED, CLOSERS, COORDINATOR, states_offered
from plans.policies.actions import may_edit, may_update
from plans.queries.actions import held_by
from plans.services.action_states import stop_action
from tests.integration import people
from tests.integration.endings import OUTCOME, WHY, decided, page
from tests.integration.reading import words

OPEN, HELD, CLOSED, STOPPED, CARRIED = (
    ActionState.OPEN,
    ActionState.IN_ABEYANCE,
    ActionState.CLOSED,
    ActionState.STOPPED,
    ActionState.CARRIED,
)
# Action 1.6 is the constabulary's: Dana leads it there, Tom holds it.
OFFERED = [
    ("june", OPEN, [CLOSED, STOPPED, HELD]),
    ("june", HELD, [CLOSED, STOPPED, OPEN]),
    ("june", CLOSED, [OPEN]),
    ("june", STOPPED, [OPEN]),
    ("june", CARRIED, []),
    ("dana", OPEN, [CLOSED]),
    ("dana", HELD, [CLOSED]),
    ("dana", CLOSED, []),
    ("dana", STOPPED, []),
    ("dana", CARRIED, []),
    *((called, state, []) for called in ("tom", "elin", "tess") for state in ActionState),
]


def standing(state, reference="1.6"):
    """The action as if this had been decided of it."""
    if state != OPEN:
        Action.objects.filter(pk=people.action(reference).pk).update(
            state=state, state_on=people.TODAY, state_by=people.person("june"), outcome=OUTCOME, state_why=WHY
        )
    return people.action(reference)


def sent(client, action, **typed):
    return client.post(page("action-decide", action), {"version": action.version, **typed}, follow=True)


def closing(**changed):
    day = {"finished_on-day": "20", "finished_on-month": "11", "finished_on-year": "2026"}
    return {"state": "closed", "outcome": OUTCOME, **day, **changed}


@pytest.mark.parametrize(("called", "state", "offered"), OFFERED)
def test_who_may_decide_what_of_an_action_as_it_stands(called, state, offered):
    assert states_offered(people.reader(called), standing(state)) == offered


@pytest.mark.parametrize(("called", "state", "offered"), OFFERED)
def test_what_is_not_offered_is_refused_in_a_sentence(called, state, offered):
    action, reader = standing(state), people.reader(called)

    for wanted, may in ASKED.items():
        assert bool(may(reader, action)) == (wanted in offered)
        assert bool(may(reader, action).refusal) == (wanted not in offered)


@pytest.mark.parametrize(
    ("called", "state", "wanted", "refusal"),
    [
        ("tom", OPEN, CLOSED, CLOSERS),
        ("dana", OPEN, STOPPED, COORDINATOR),
        ("dana", CLOSED, OPEN, COORDINATOR),
        ("june", CLOSED, CLOSED, "This action is closed already."),
        ("june", OPEN, OPEN, "This action is open already."),
        ("june", CLOSED, STOPPED, "This action is closed. Reopen it first."),
        ("june", STOPPED, HELD, "This action is stopped. Reopen it first."),
        (
            "june",
            CARRIED,
            OPEN,
            "This action was carried forward into the next plan. What becomes of it is decided there.",
        ),
    ],
)
def test_a_refusal_says_who_decides_or_how_it_stands(called, state, wanted, refusal):
    assert ASKED[wanted](people.reader(called), standing(state)).refusal == refusal


def test_nothing_is_decided_in_a_closed_plan():
    Plan.objects.update(state=Plan.State.CLOSED)

    refused = {may(people.reader("june"), people.action("1.6")).refusal for may in ASKED.values()}

    assert refused == {"This plan is closed, so nothing in it can change."}


@pytest.mark.parametrize(
    ("state", "begins"),
    [
        (CLOSED, "This action is closed, so nothing more is reported or changed."),
        (STOPPED, "This action was stopped, so nothing more is reported or changed."),
        (CARRIED, "This action was carried forward into the next plan."),
    ],
)
@pytest.mark.parametrize("called", ["june", "dana"])
def test_what_is_over_is_neither_reported_on_nor_changed(called, state, begins):
    action, reader = standing(state), people.reader(called)

    for may in (may_update, may_edit):
        assert may(reader, action).refusal.startswith(begins)


def test_an_action_in_abeyance_takes_updates_and_asks_for_none():
    action = standing(HELD)

    assert may_update(people.reader("tom"), action)
    assert not action.is_asked
    assert not action.is_late(action.due_on.replace(year=2030))


def test_closing_asks_for_an_outcome_and_the_day_and_shows_both(june):
    action = people.action("1.6")

    said = words(sent(june, action, **closing()))

    assert "The action is closed" in said
    assert "Closed, finished 20 November 2026 decided by June Okafor" in said
    assert f"What came of it {OUTCOME}" in said
    assert "Closed , finished on 20 November 2026. June Okafor, 23 November 2026" in said
    assert "Your update" not in said
    assert AuditEvent.objects.filter(verb="action.closed", subject_id=action.pk).count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose what is decided"),
        (closing(outcome=" "), "Enter the outcome"),
        (closing(**{"finished_on-day": ""}), "Day the work was finished must include a day"),
        (
            closing(**{"finished_on-day": "24"}),
            "Day the work was finished must be on or before 23 November 2026",
        ),
        (closing(outcome="x" * 2001), "Outcome must be 2000 characters or fewer. It has 2001"),
        ({"state": "stopped"}, "Enter the reason"),
        ({"state": "in_abeyance", "stopped_why": "for another choice"}, "Enter the reason"),
        ({"state": "carried"}, "Choose an answer"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_beside_the_question_and_nothing_is_decided(typed, sentence, june):
    action = people.action("1.6")

    said = words(sent(june, action, **typed))

    assert "There is a problem" in said
    assert sentence in said
    assert people.action("1.6").state == OPEN


def test_an_authoritys_lead_closes_and_is_asked_for_nothing_else(sign_in):
    dana, action = sign_in("dana"), people.action("1.6")

    asked = words(dana.get(page("action-decide", action)))
    said = words(sent(dana, action, **closing()))

    assert "What came of it?" in asked
    assert "Why is it stopped?" not in asked
    assert "The action is closed" in said
    assert "Reopen this action" not in said


@pytest.mark.parametrize(
    ("field", "state", "says", "line"),
    [
        ("stopped_why", STOPPED, "The action is stopped", "Stopped . June Okafor"),
        ("waits_why", HELD, "The action is in abeyance", "Held in abeyance . June Okafor"),
    ],
)
def test_a_stop_and_an_abeyance_show_their_reason(field, state, says, line, june):
    said = words(sent(june, people.action("1.6"), state=state.value, **{field: WHY}))

    assert says in said
    assert f"Why {WHY}" in said
    assert line in said


def test_what_was_decided_is_taken_back_with_a_reason_and_both_stay_in_the_history(june):
    closed = decided(people.action("1.6"), CLOSED)

    said = words(sent(june, closed, opened_why="The doors were taken out again."))

    assert "The action is reopened" in said
    assert "Reopened . June Okafor" in said
    assert "The doors were taken out again." in said
    assert OUTCOME in said
    assert people.action("1.6").outcome == ""
    held = decided(people.action("1.6"), HELD)
    assert "The action is open again" in words(sent(june, held, state="open", opened_why="Money was found."))


def test_sent_twice_it_is_decided_once(june):
    action = people.action("1.6")
    sent(june, action, **closing())

    again = words(sent(june, action, **closing()))

    assert "Somebody saved this action" not in again
    assert AuditEvent.objects.filter(verb="action.closed", subject_id=action.pk).count() == 1


def test_two_people_deciding_see_what_the_other_did_and_lose_nothing(june):
    action = people.action("1.6")
    decided(action, STOPPED)

    said = words(sent(june, action, **closing()))

    assert "Somebody saved this action while you were writing" in said
    assert WHY in said
    assert "What you had typed for what can no longer be decided" in said
    assert OUTCOME in said
    assert people.action("1.6").state == STOPPED


def test_a_save_between_opening_and_deciding_is_shown_before_the_decision(june):
    action = people.action("1.6")
    held = decided(action, HELD)
    decided(held, OPEN)

    said = words(sent(june, action, **closing()))

    assert "Somebody saved this action while you were writing" in said
    assert people.action("1.6").state == OPEN


def test_an_officer_is_refused_the_page_with_who_can(tom):
    refused = tom.get(page("action-decide", people.action("1.6")))

    assert refused.status_code == 403
    assert CLOSERS in words(refused)
    assert "Close" not in words(tom.get(people.action("1.6").get_absolute_url())).split("Facts")[0].split()


def test_what_is_over_leaves_my_work_and_is_still_found(tom):
    decided(people.action("1.6"), STOPPED)
    reader = people.reader("tom")

    assert people.action("1.6") not in held_by(reader, partnership=people.vale())
    title = people.action("1.6").title
    assert title in words(tom.get("/p/vale/search/", {"words": title}))


def test_the_coordinator_is_told_what_is_reported_complete_and_not_closed(june):
    waiting = Action.objects.filter(plan=people.plan(), status__stands_for="complete", state="open").count()

    assert f"{waiting} actions are reported complete and not yet closed" in words(june.get("/p/vale/"))


def test_a_service_called_by_whoever_may_not_changes_nothing():
    action = people.action("1.6")

    with pytest.raises(Exception, match="Only the coordinator can stop"):
        stop_action(
            key=action.key, version=action.version, reason=WHY, by=people.reader("dana"), now=clock.now()
        )

    assert people.action("1.6").state == OPEN

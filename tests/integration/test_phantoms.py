"""Actions nobody answers for: which they are, who sees to them, and what can be done about each."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.queries import digests
from csp.web import clock
from plans.models import Action, ActionState, Plan, ProgressUpdate, RoundAsk, UpdateRound
from plans.policies.phantoms import reasons_of
from plans.presenters import phantoms_work, work
from plans.queries.phantoms import numbers_by_plan, unanswered
from plans.services.waiting_plans import of_coordinators, of_phantoms
from tests.integration import people, rounds
from tests.integration.reading import references, words
from tests.integration.restricted import open_restricted_plan

WORRY = re.compile(r"(\d+) actions? (?:is|are|has|have) ")
PHANTOMS = ["1.14", "2.9", "2.15", "5.6"]


def page(**asked):
    return reverse("plans:plan-unanswered", args=["vale", people.plan().key], query=asked)


def found(called="june"):
    return [one.reference for one in unanswered(people.reader(called), plan=people.plan())]


def asked_twice(reference, *, locked=(True, True), due=(date(2026, 10, 1), date(2026, 11, 1))):
    """Let the last two rounds have asked about an action and be over, each so many days after it was opened."""
    made = []
    for number, (is_locked, due_on) in enumerate(zip(locked, due, strict=True)):
        one = rounds.open_round(
            title=f"Round {number}", due_on=due_on, meeting_on=due_on, references=[reference]
        )
        UpdateRound.objects.filter(pk=one.pk).update(opened_at=clock.now() - timedelta(days=60 - 30 * number))
        one.refresh_from_db()
        made.append(rounds.lock(one) if is_locked else one)
    return made


def heard(reference, *, days_ago):
    """Let the only update on an action have been given so many days ago."""
    action = people.action(reference)
    moment = clock.now() - timedelta(days=days_ago)
    ProgressUpdate.objects.filter(action=action).update(made_at=moment, round=None)


def test_the_coordinator_sees_every_one_with_its_reasons(june):
    shown = june.get(page())

    assert references(shown) == PHANTOMS
    said = words(shown)
    assert "4 actions, in order of reference." in said
    assert "Gareth Stroud Its holder has left" in said
    assert "No authority yet Nobody is named Nothing reported in the last two rounds" in said
    assert "Head of public health evaluation Nobody is named" in said


@pytest.mark.parametrize(
    ("asked", "left", "sentence"),
    [
        ({"why": "left"}, ["1.14", "2.9"], "2 of 4 actions, in order of reference."),
        ({"why": "nobody"}, ["2.15", "5.6"], "2 of 4 actions, in order of reference."),
        ({"lead": "none"}, ["5.6"], "1 of 4 actions, in order of reference."),
        ({"lead": "none", "why": "left"}, [], "None of them is like that"),
        ({"why": "nonsense", "lead": "2222222222"}, PHANTOMS, "4 actions, in order of reference."),
    ],
)
def test_the_list_is_narrowed_by_its_address(asked, left, sentence, june):
    shown = june.get(page(**asked))

    assert references(shown) == left
    assert sentence in words(shown)


def test_each_leads_to_where_it_is_given_a_holder(june):
    shown = june.get(page()).content.decode()

    edit = reverse("plans:action-edit", args=["vale", people.action("5.6").key])
    over = reverse("csp:handover", args=["vale", people.person("gareth").key])
    assert f'href="{edit}"' in shown
    assert f'href="{over}"' in shown
    assert "Hand over all that Gareth Stroud holds" in words(shown)


def test_a_lead_sees_those_that_their_authority_leads(sign_in):
    shown = sign_in("dana").get(page())

    assert references(shown) == ["1.14", "2.9"]
    assert "You see those that your authority leads." in words(shown)


@pytest.mark.parametrize("called", ["tom", "elin", "tess"])
def test_nobody_else_sees_the_list(called, sign_in):
    shown = sign_in(called).get(page())

    assert shown.status_code == 403
    assert "Only the coordinator and the leads of authorities see to actions nobody answers for." in words(
        shown
    )


def test_when_somebody_answers_for_everything_the_page_says_so(june):
    Action.objects.update(lead_person=people.person("tom"))
    RoundAsk.objects.update(dropped_why="Closed")

    assert "Somebody answers for every open action" in words(june.get(page()))


@pytest.mark.parametrize(("days_ago", "is_phantom"), [(61, True), (59, False), (45, False), (10, False)])
def test_two_rounds_without_a_word_make_an_action_nobodys(days_ago, is_phantom):
    asked_twice("1.6")
    heard("1.6", days_ago=days_ago)

    assert ("1.6" in found()) is is_phantom


@pytest.mark.parametrize(
    ("locked", "due", "is_phantom"),
    [
        ((True, True), (date(2026, 10, 1), date(2026, 11, 1)), True),
        ((True, False), (date(2026, 10, 1), date(2026, 11, 22)), True),  # open, and past its day
        ((True, False), (date(2026, 10, 1), date(2026, 11, 23)), False),  # due today: there is time
        ((True, True), (date(2026, 10, 1), date(2026, 12, 4)), True),  # locked before its day
    ],
)
def test_a_round_counts_once_it_is_over_or_past_its_day(locked, due, is_phantom):
    RoundAsk.objects.filter(action=people.action("1.6")).update(dropped_why="Other rounds")
    asked_twice("1.6", locked=locked, due=due)
    heard("1.6", days_ago=90)

    assert ("1.6" in found()) is is_phantom


def worries():
    """How many actions June's first page asks her to see to, line by line, and how many her e-mail counts."""
    june, vale = people.reader("june"), people.vale()
    asks = [*work.asks_of(june, partnership=vale), *phantoms_work.asks_of(june, partnership=vale)]
    lines = filter(None, (WORRY.match(one.title) for one in asks))
    [roll] = [one for one in digests.rolls(today=people.TODAY) if one.partnership == vale]
    counted = [*of_coordinators(roll=roll), *of_phantoms(roll=roll)]
    told = [one.number for one in counted if one.person_id == june.person_id and one.number]
    return sorted(int(line[1]) for line in lines), sorted(told)


@pytest.mark.parametrize("changed", [{"state": Plan.State.DRAFTING}, {"starts_on": date(2026, 12, 1)}])
def test_my_work_and_the_digest_count_the_same_worries_also_of_a_plan_that_is_not_agreed_yet(changed):
    Plan.objects.filter(partnership=people.vale()).update(**changed)

    on_the_page, told = worries()

    assert on_the_page == told
    assert len(PHANTOMS) in told


def test_a_round_that_no_longer_asks_about_an_action_says_nothing_of_it():
    RoundAsk.objects.filter(action=people.action("1.6")).update(dropped_why="Other rounds")
    first, _ = asked_twice("1.6")
    heard("1.6", days_ago=90)
    assert "1.6" in found()

    RoundAsk.objects.filter(round=first).update(dropped_why="In abeyance")

    assert "1.6" not in found()


def test_nothing_is_expected_of_an_action_in_abeyance_that_somebody_holds():
    asked_twice("1.6")
    heard("1.6", days_ago=90)
    action = people.action("1.6")

    Action.objects.filter(pk=action.pk).update(
        state=ActionState.IN_ABEYANCE, state_on=people.TODAY, state_by=people.person("june")
    )

    assert "1.6" not in found()


def test_the_list_and_the_rule_agree_about_every_open_action():
    asked_twice("1.6")
    heard("1.6", days_ago=90)

    for one in unanswered(people.reader("june"), plan=people.plan()):
        assert reasons_of(
            names_somebody=one.lead_person_id is not None, is_held=one.is_held, is_unheard=one.is_unheard
        )


def test_my_work_counts_them_for_whoever_sees_to_them(sign_in):
    assert "4 actions have nobody who answers for them" in words(sign_in("june").get("/p/vale/"))
    assert "2 actions have nobody who answers for them" in words(sign_in("dana").get("/p/vale/"))
    assert "nobody who answers for" not in words(sign_in("tom").get("/p/vale/"))


def test_the_overview_counts_them_for_whoever_sees_to_them(sign_in):
    overview = people.plan().get_absolute_url()

    assert "4 actions of this plan have nobody who answers for them." in words(sign_in("june").get(overview))
    dana = words(sign_in("dana").get(overview))
    assert "2 actions that your authority leads here have nobody who answers for them." in dana
    assert "4 open actions are held by nobody." in dana
    assert "4 open actions are held by nobody." in words(sign_in("elin").get(overview))


def test_those_of_a_restricted_plan_are_counted_for_its_members_alone(sign_in):
    made = open_restricted_plan()
    inside = reverse("plans:plan-unanswered", args=["vale", made.plan.key])

    numbers = {
        called: dict(numbers_by_plan(people.reader(called), partnership=people.vale()))
        for called in ("aled", "june")
    }

    assert numbers["aled"] == {made.plan: 1, people.plan(): 4}
    assert numbers["june"] == {people.plan(): 4}
    assert references(sign_in("aled").get(inside)) == ["Kestrel-1.5"]
    assert sign_in("june").get(inside).status_code == 404


def test_the_list_costs_the_same_however_long_it_is(june):
    with CaptureQueriesContext(connection) as few:
        june.get(page())

    Action.objects.update(lead_person=None)

    with CaptureQueriesContext(connection) as many:
        assert len(references(june.get(page()))) > 40
    assert len(many) == len(few)

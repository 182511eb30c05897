"""The coordinator says what a plan is made of: its priorities and objectives, in their order."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Action, Objective, Plan, Priority
from plans.services.actions import ActionAnswers, add_action
from plans.services.objectives import ObjectiveAnswers, edit_objective
from plans.services.priorities import PriorityAnswers, edit_priority, move_priority
from tests.integration import people
from tests.integration.reading import boxes, words
from tests.integration.restricted import CANARY, open_restricted_plan

NEW = {"number": "7", "title": "Water safety", "aim": "Nobody drowns.", "lead_seat": "", "lead_person": ""}


@pytest.fixture
def elin(sign_in):
    """Elin Garrod, an observer: she reads, and changes nothing."""
    return sign_in("elin")


def page(name, key):
    return reverse(f"plans:{name}", args=["vale", key])


def the_list(client):
    return client.get(page("priority-list", people.plan().key))


def send(client, name, key, /, **answers):
    return client.post(page(name, key), answers, follow=True)


def numbers():
    return [one.number for one in Priority.objects.filter(plan=people.plan()).order_by("position")]


def as_it_is(priority):
    answers = vars(PriorityAnswers.of(priority)).items()
    return {name: getattr(one, "key", one) or "" for name, one in answers} | {"version": priority.version}


def test_the_page_lists_priorities_with_their_objectives_leads_and_actions(elin):
    text = words(the_list(elin))

    for priority in Priority.objects.filter(plan=people.plan()):
        assert str(priority) in text
        for objective in priority.objectives.all():
            assert str(objective) in text
    count = Action.objects.filter(priority=people.priority()).count()
    assert f"{count} actions under {people.priority()}" in text
    assert "Add a priority" not in text
    assert "Remove" not in text


def test_the_plan_leads_to_its_priorities(elin):
    assert (
        page("priority-list", people.plan().key)
        in elin.get(people.plan().get_absolute_url()).content.decode()
    )


def test_a_priority_is_added_at_the_end(june):
    form = june.get(page("priority-add", people.plan().key))
    assert boxes(form)["number"] == "7"

    shown = send(june, "priority-add", people.plan().key, **NEW)

    assert "The priority is part of the plan" in words(shown)
    assert "7. Water safety" in words(shown)
    assert "Nobody leads it yet" in words(shown)
    assert numbers() == ["1", "2", "3", "4", "5", "6", "7"]


def test_sent_twice_it_is_added_once(june):
    key = boxes(june.get(page("priority-add", people.plan().key)))["key"]

    for _ in range(2):
        shown = send(june, "priority-add", people.plan().key, **NEW, key=key)

    assert "The priority is part of the plan" in words(shown)
    assert Priority.objects.filter(title="Water safety").count() == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"title": ""}, "Enter the priority"),
        ({"number": ""}, "Enter the number"),
        ({"title": "x" * 121}, "Priority must be 120 characters or fewer. It has 121"),
        ({"number": "12345678901"}, "Number must be 10 characters or fewer. It has 11"),
        ({"lead_seat": "2222222222"}, "Choose the lead authority from the list"),
        ({"lead_person": "2222222222"}, "Choose the person who leads it from the list"),
    ],
)
def test_what_cannot_be_is_explained_and_what_was_typed_is_kept(june, answers, sentence):
    shown = send(june, "priority-add", people.plan().key, **{**NEW, **answers})

    assert sentence in words(shown)
    assert boxes(shown)["aim"] == "Nobody drowns."
    assert not Priority.objects.filter(number="7").exists()


def test_a_change_is_kept_with_its_reason_and_whoever_made_it(june, elin):
    priority = people.priority()
    before = priority.title

    shown = send(
        june,
        "priority-edit",
        priority.key,
        **as_it_is(priority) | {"title": "Exploitation of any kind", "reason": "Agreed in May"},
    )

    assert "The priority is changed" in words(shown)
    text = words(elin.get(page("priority-changes", people.plan().key)))
    assert "Priority 2. Exploitation of any kind" in text
    assert "2. Exploitation of any kind, changed by June Okafor on 23 November 2026" in text
    assert f"Priority {before} Exploitation of any kind" in text
    assert "Reason given: Agreed in May" in text


def test_the_same_again_changes_nothing(june):
    priority = people.priority()

    shown = send(june, "priority-edit", priority.key, **as_it_is(priority), reason="")

    assert "Nothing was changed" in words(shown)
    priority.refresh_from_db()
    assert priority.version == as_it_is(people.priority())["version"] == 1


def test_two_coordinators_who_change_one_priority_both_see_what_the_other_wrote(june, sign_in):
    priority = people.priority()
    typed = as_it_is(priority) | {"aim": "June’s aim", "reason": ""}
    typed["opened"] = priority.version
    send(sign_in("aled"), "priority-edit", priority.key, **typed | {"aim": "Aled’s aim"})

    clash = send(june, "priority-edit", priority.key, **typed)

    assert "Somebody saved this while you were writing" in words(clash)
    assert "Aled’s aim" in words(clash)
    assert boxes(clash)["aim"] == "June’s aim"
    send(june, "priority-edit", priority.key, **boxes(clash))
    assert people.priority().aim == "June’s aim"


def test_moving_changes_the_order_and_not_the_numbers(june):
    shown = send(june, "priority-move", people.priority("2").key, to="up")

    assert numbers() == ["2", "1", "3", "4", "5", "6"]
    text = words(shown)
    assert text.index(str(people.priority("2"))) < text.index(str(people.priority("1")))
    for key, to in ((people.priority("2").key, "up"), (people.priority("6").key, "down")):
        send(june, "priority-move", key, to=to)
    assert numbers() == ["2", "1", "3", "4", "5", "6"]


def test_a_move_writes_over_nothing_that_was_saved_meanwhile(june):
    stale, by = people.priority("2"), people.reader("june")
    edit_priority(
        key=stale.key,
        version=1,
        answers=PriorityAnswers("2", "Said meanwhile"),
        reason="",
        by=by,
        now=clock.now(),
    )

    move_priority(priority=stale, up=True, by=by, now=clock.now())

    assert people.priority("2").title == "Said meanwhile"


def test_a_priority_with_anything_under_it_stays(june):
    priority = people.priority()
    objectives = priority.objectives.count()
    actions = Action.objects.filter(priority=priority).count()

    asked = june.get(page("priority-remove", priority.key))
    sent = send(june, "priority-remove", priority.key, version=priority.version)

    counted = f"{objectives} objectives, {actions} actions and 1 measure are under it."
    for shown in (asked, sent):
        assert f"can’t be removed yet. {counted} Put them somewhere else first" in words(shown)
        assert 'name="version"' not in shown.content.decode()
    assert f"Remove {priority}" not in words(the_list(june))
    assert Priority.objects.filter(pk=priority.pk).exists()


def test_an_empty_priority_is_removed_and_its_story_stays(june, elin):
    send(june, "priority-add", people.plan().key, **NEW)
    key = people.priority("7").key

    asked = june.get(page("priority-remove", key))
    shown = send(june, "priority-remove", key, version=1)

    assert "Remove this priority" in words(asked)
    assert "“7. Water safety” is removed" in words(shown)
    text = words(elin.get(page("priority-changes", people.plan().key)))
    assert "Priority 7. Water safety Removed by June Okafor on 23 November 2026" in text
    assert "Aim Nobody drowns." in text


def test_one_that_was_changed_meanwhile_is_not_removed(june):
    send(june, "priority-add", people.plan().key, **NEW)
    priority = people.priority("7")
    send(june, "priority-edit", priority.key, **as_it_is(priority) | {"aim": "Another"}, reason="")

    shown = send(june, "priority-remove", priority.key, version=1)

    assert "Somebody changed this meanwhile, so it was not removed." in words(shown)
    assert Priority.objects.filter(pk=priority.pk).exists()


def test_whoever_typed_about_one_that_somebody_removed_reads_so_and_keeps_the_words(june, sign_in):
    send(june, "priority-add", people.plan().key, **NEW)
    priority = people.priority("7")
    typed = as_it_is(priority) | {"aim": "Words that took an hour", "reason": ""}
    send(sign_in("aled"), "priority-remove", priority.key, version=1)

    changed = send(june, "priority-edit", priority.key, **typed)
    added = send(june, "objective-add", priority.key, title="Rings at the weir", priority=priority.key)
    again = send(june, "priority-remove", priority.key, version=1)

    assert [one.status_code for one in (changed, added, again)] == [410, 410, 410]
    assert "Aled Pryce removed it on 23 November 2026" in words(changed)
    assert "Words that took an hour" in words(changed)
    assert "Rings at the weir" in words(added)
    assert june.get(page("priority-edit", "2222222222")).status_code == 404


def test_the_number_that_is_offered_is_the_first_that_is_free(june):
    send(june, "priority-add", people.plan().key, **NEW)
    send(june, "priority-add", people.plan().key, **NEW | {"number": "8"})
    send(june, "priority-remove", people.priority("7").key, version=1)

    assert boxes(june.get(page("priority-add", people.plan().key)))["number"] == "7"


def test_a_move_that_names_no_direction_moves_nothing(june):
    send(june, "priority-move", people.priority("2").key)

    assert numbers() == ["1", "2", "3", "4", "5", "6"]


def test_an_action_is_not_put_under_an_objective_that_has_just_moved(june):
    objective = people.objective()
    chosen = ActionAnswers(title="Later", priority=objective.priority, objective=objective)
    answers = ObjectiveAnswers(objective.reference, objective.title, people.priority("3"))
    by = people.reader("june")
    edit_objective(key=objective.key, version=1, answers=answers, reason="", by=by, now=clock.now())

    with pytest.raises(ValidationError, match="Somebody has just put this objective elsewhere"):
        add_action(plan=people.plan(), answers=chosen, by=by, now=clock.now())


def test_an_objective_is_added_under_its_priority(june):
    shown = send(
        june,
        "objective-add",
        people.priority().key,
        reference="2.9",
        title="See it",
        priority=people.priority().key,
    )

    assert "The objective is part of the plan" in words(shown)
    assert "2.9 See it No actions yet" in words(shown)
    assert Objective.objects.filter(priority=people.priority()).last().title == "See it"


def test_an_objective_that_moves_to_another_priority_takes_its_actions_along(june):
    objective, other = people.objective(), people.priority("3")
    actions = set(objective.actions.values_list("pk", flat=True))
    assert actions

    send(
        june,
        "objective-edit",
        objective.key,
        reference=objective.reference,
        title=objective.title,
        priority=other.key,
        version=objective.version,
        reason="It belongs there",
    )

    assert Objective.objects.filter(priority=other).last().pk == objective.pk
    moved = Action.objects.filter(pk__in=actions)
    assert {one.priority_id for one in moved} == {other.pk}
    for one in moved:
        one.clean()
    assert moved.first().history.first().history_change_reason == "It belongs there"


def test_an_objective_with_actions_stays_and_an_empty_one_goes(june):
    objective = people.objective()

    refused = send(june, "objective-remove", objective.key, version=objective.version)
    objective.actions.update(objective=None)
    removed = send(june, "objective-remove", objective.key, version=objective.version)

    assert "under it. Put them somewhere else first" in words(refused)
    assert f"“{objective}” is removed" in words(removed)


def test_an_objective_moves_among_those_of_its_priority_alone(june):
    first, second = people.priority().objectives.order_by("position")[:2]

    send(june, "objective-move", second.key, to="up")
    send(june, "objective-move", second.key, to="up")

    assert list(people.priority().objectives.order_by("position")[:2]) == [second, first]


def test_the_story_of_an_objective_whose_old_priority_is_gone_still_names_it(june, elin):
    send(june, "priority-add", people.plan().key, **NEW)
    old = people.priority("7")
    send(june, "objective-add", old.key, reference="7.1", title="Rings", priority=old.key)
    rings = Objective.objects.get(title="Rings")
    answers = {"reference": "7.1", "title": "Rings", "priority": people.priority("1").key, "version": 1}
    send(june, "objective-edit", rings.key, **answers, reason="")
    send(june, "priority-remove", old.key, version=1)

    assert f"7. Water safety {people.priority('1')}" in words(
        elin.get(page("priority-changes", people.plan().key))
    )


def test_a_closed_plan_is_as_it_was(june):
    Plan.objects.filter(pk=people.plan().pk).update(state=Plan.State.CLOSED)

    refused = send(june, "priority-add", people.plan().key, **NEW)

    assert refused.status_code == 403
    assert "This plan is closed, so nothing in it can change." in words(refused)
    assert "Add a priority" not in words(the_list(june))


@pytest.mark.parametrize("called", ["dana", "tom", "tess", "elin", "hal", "gareth"])
def test_nobody_but_the_coordinator_changes_what_a_plan_is_made_of(called):
    with pytest.raises((PermissionDenied, Http404)):
        move_priority(priority=people.priority(), up=True, by=people.reader(called), now=clock.now())

    assert numbers() == ["1", "2", "3", "4", "5", "6"]


def test_what_is_done_to_a_restricted_plan_stands_on_its_own_trail_alone(sign_in):
    restricted = open_restricted_plan()

    shown = send(sign_in("aled"), "priority-add", restricted.plan.key, **NEW)

    assert f"{CANARY} priority" in words(shown)
    added = AuditEvent.objects.get(
        verb="priority.added", subject_id=Priority.objects.get(title="Water safety").pk
    )
    assert added.circle_id == restricted.circle.pk
    for name in ("priority-edit", "priority-remove", "objective-add"):
        assert sign_in("june").get(page(name, restricted.priority.key)).status_code == 404


def test_a_priority_of_another_plan_takes_no_objective_of_this_one(june):
    restricted = open_restricted_plan()

    shown = send(
        june,
        "objective-add",
        people.priority().key,
        title="x",
        reference="",
        priority=restricted.priority.key,
    )

    assert "Choose the priority from the list" in words(shown)


def test_the_page_costs_the_same_however_many_there_are(june):
    with CaptureQueriesContext(connection) as few:
        the_list(june)
    for number in range(10):
        send(june, "priority-add", people.plan().key, **NEW | {"number": f"9{number}"})

    with CaptureQueriesContext(connection) as many:
        the_list(june)

    assert len(many) == len(few)

"""Adding and changing an action by its form."""

import pytest
from django.urls import reverse

from plans.models import Action, Objective, Priority
from tests.integration import people
from tests.integration.reading import boxes, problems, words


def edit_address(reference="1.6"):
    return reverse("plans:action-edit", args=["vale", people.action(reference).key])


def add_address():
    return reverse("plans:action-add", args=["vale", people.plan().key])


def change(client, reference="1.6", **changed):
    page = edit_address(reference)
    return client.post(page, {**boxes(client.get(page)), **changed}, follow=True)


def test_a_coordinator_adds_an_action_and_arrives_on_its_page(june):
    priority = Priority.objects.get(plan=people.plan(), number="4")
    answers = {
        "title": "Light the towpath",
        "reference": "4.10",
        "priority": priority.key,
        "objective": Objective.objects.get(reference="4B").key,
        "lead_seat": people.action("1.6").lead_seat.key,
        "lead_person": people.person("tom").key,
        "due_on-day": "31",
        "due_on-month": "3",
        "due_on-year": "2027",
    }

    page = june.post(add_address(), answers, follow=True)

    said = words(page)
    assert "The action is part of the plan" in said
    assert "Action 4.10 Light the towpath" in said
    assert "Led by Marshland Constabulary Due 31 March 2027, in 4 months" in said
    assert "Action added to the plan June Okafor, 23 November 2026" in said


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"title": ""}, "Enter what will be done"),
        ({"title": "x" * 301}, "Your answer must be 300 characters or fewer. It has 301"),
        ({"reference": "x" * 21}, "Reference must be 20 characters or fewer. It has 21"),
        ({"detail": "x" * 4001}, "Detail must be 4000 characters or fewer. It has 4001"),
        ({"timescale": "x" * 301}, "Timescale in words must be 300 characters or fewer. It has 301"),
        ({"priority": "2222222222"}, "Choose the priority from the list"),
        ({"objective": "2222222222"}, "Choose the objective from the list"),
        ({"lead_seat": "1"}, "Choose the lead authority from the list"),
        ({"lead_person": "nobody"}, "Choose the person who holds it from the list"),
    ],
)
def test_each_mistake_in_a_new_action_has_its_sentence(sent, sentence, june):
    count = Action.objects.count()

    page = june.post(add_address(), {"title": "Light the towpath", **sent})

    assert problems(page) == [sentence]
    assert Action.objects.count() == count


def test_what_is_of_another_partnership_is_not_in_the_lists(june, fen):
    page = june.post(
        add_address(),
        {
            "title": "Ours",
            "priority": fen.priority.key,
            "objective": fen.objective.key,
            "lead_seat": fen.seat.key,
            "lead_person": fen.coordinator.key,
        },
    )

    assert len(problems(page)) == 4
    assert "Fen" not in words(page)
    assert "Nadia" not in words(page)


def test_an_objective_must_be_of_the_priority_chosen(june):
    priority = Priority.objects.get(plan=people.plan(), number="4")
    objective = Objective.objects.get(reference="1A")

    page = june.post(add_address(), {"title": "Ours", "priority": priority.key, "objective": objective.key})

    assert problems(page) == ["This objective belongs to “1. Domestic abuse”. Choose that priority"]


def test_the_form_for_a_change_holds_what_the_action_is(june):
    action = people.action("1.6")

    held = boxes(june.get(edit_address()))

    assert held["title"] == action.title
    assert held["reference"] == "1.6"
    assert held["lead_person"] == people.person("tom").key
    assert held["priority"] == action.priority.key
    assert held["version"] == str(action.version)


def test_an_action_whose_holder_has_gone_keeps_them_until_somebody_chooses_another(june):
    change(june, reference="1.14", detail="Somebody will take it over")

    kept = people.action("1.14")
    assert (kept.detail, kept.lead_person) == ("Somebody will take it over", people.person("gareth"))


def test_moving_the_due_date_asks_why(june):
    page = change(june, **{"due_on-day": "1", "due_on-month": "4", "due_on-year": "2027"})

    assert problems(page) == ["Say why the due date moves"]
    saved = june.post(edit_address(), {**boxes(page), "reason": "The supplier closed"}, follow=True)
    assert "Due date moved from 1 January 2027 to 1 April 2027. June Okafor, 23 November 2026" in words(saved)
    assert "Reason given: The supplier closed" in words(saved)
    assert "first agreed for 1 January 2027" in words(saved)


def test_over_a_newer_save_both_answers_are_shown_and_a_second_try_keeps_mine(june, sign_in):
    opened = boxes(june.get(edit_address()))
    change(sign_in("aled"), title="As Aled wrote it", detail="Aled’s detail")

    clash = june.post(edit_address(), {**opened, "title": "As June wrote it"}, follow=True)

    said = words(clash)
    assert "Somebody saved this action while you were writing" in said
    assert "Changed by Aled Pryce on 23 November 2026" in said
    assert "As Aled wrote it" in said
    assert "Aled’s detail" in said
    assert boxes(clash)["title"] == "As June wrote it"
    assert people.action("1.6").title == "As Aled wrote it"
    june.post(edit_address(), boxes(clash), follow=True)
    assert people.action("1.6").title == "As June wrote it"


def test_a_mistake_after_a_clash_does_not_hide_what_the_other_saved(june, sign_in):
    opened = boxes(june.get(edit_address()))
    change(sign_in("aled"), title="As Aled wrote it")
    clash = june.post(edit_address(), {**opened, "title": ""})
    assert problems(clash) == []  # first things first: what Aled wrote

    again = june.post(edit_address(), boxes(clash))

    assert problems(again) == ["Enter what will be done"]
    assert "As Aled wrote it" in words(again)


def test_the_same_answers_again_change_nothing_and_say_so(june):
    version = people.action("1.6").version

    assert "Nothing was changed" in words(change(june))
    assert people.action("1.6").version == version


def test_a_new_action_sent_twice_is_added_once(june):
    sent = {**boxes(june.get(add_address())), "title": "Light the towpath"}

    first, second = (june.post(add_address(), sent, follow=True) for _ in range(2))

    assert first.redirect_chain == second.redirect_chain
    assert Action.objects.filter(title="Light the towpath").count() == 1


def test_a_key_that_is_taken_elsewhere_adds_nothing_and_tells_nothing(june, fen):
    sent = {**boxes(june.get(add_address())), "title": "Light the towpath", "key": fen.action.key}

    page = june.post(add_address(), sent)

    assert page.status_code == 404
    assert not Action.objects.filter(title="Light the towpath").exists()


def test_an_authority_lead_cannot_give_an_action_to_another_authority(sign_in):
    before = people.action("1.6").lead_seat

    change(sign_in("dana"), lead_seat=people.action("4.7").lead_seat.key, detail="Dana’s detail")

    assert people.action("1.6").lead_seat == before
    assert people.action("1.6").detail == "Dana’s detail"


def test_only_people_who_give_updates_are_offered_to_hold_an_action(june):
    page = june.post(add_address(), {"title": "Ours", "lead_person": people.person("hal").key})

    assert problems(page) == ["Choose the person who holds it from the list"]


def test_an_authority_lead_changes_their_own_and_reads_why_not_another(sign_in):
    assert "The action is changed" in words(change(sign_in("dana"), detail="Dana’s detail"))
    refused = sign_in("priya").get(edit_address())
    assert refused.status_code == 403
    assert "Only the coordinator or the lead authority can change an action." in words(refused)
    assert "Nothing was saved." not in words(refused)  # nothing was sent
    sent = sign_in("priya").post(edit_address(), {"title": "Mine"})
    assert "can change an action. Nothing was saved." in words(sent)

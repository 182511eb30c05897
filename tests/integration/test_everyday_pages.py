"""An action that reads like everyday work is asked about once, and never stopped."""

from django.urls import reverse

from plans.models import Action
from tests.integration import people
from tests.integration.reading import boxes, problems, references, words
from tests.integration.test_action_fields import add_address, change

EVERYDAY = "Continue to attend the monthly meeting"
ADVICE = "This reads like everyday work: say what partners do together that none would do alone."
NOT_YET = "Not saved yet: is this business as usual?"


def first_send(client, **typed):
    held = boxes(client.get(add_address()))
    answers = {**held, "title": EVERYDAY, "resources": "Two hours a month", **typed}
    return client.post(add_address(), answers, follow=True)


def added():
    return Action.objects.filter(title=EVERYDAY)


def test_the_first_send_comes_back_with_advice_and_all_that_was_typed(june):
    page = first_send(june)

    assert page.status_code == 200
    assert NOT_YET in words(page)
    assert ADVICE in words(page)
    assert problems(page) == []
    assert boxes(page)["resources"] == "Two hours a month"
    assert not added().exists()
    assert "<title>Not saved yet: Add an action" in page.content.decode()


def test_the_second_send_saves_it_as_it_is(june):
    page = first_send(june)

    saved = june.post(add_address(), boxes(page), follow=True)

    assert "The action is part of the plan" in words(saved)
    assert added().count() == 1


def test_a_reason_given_then_is_saved_and_the_page_has_no_flag(june):
    page = first_send(june)
    reason = "Police and housing decide there together what neither would alone"

    saved = june.post(add_address(), {**boxes(page), "additionality": reason}, follow=True)

    assert "The action is part of the plan" in words(saved)
    assert "May be business as usual" not in words(saved)


def test_mistakes_are_told_first_and_the_advice_after_them(june):
    page = first_send(june, objective="none")

    assert problems(page) != []
    assert NOT_YET not in words(page)


def test_whoever_may_change_it_sees_that_it_may_be_business_as_usual_and_others_do_not(june, tom, sign_in):
    june.post(add_address(), boxes(first_send(june)))
    page = added().get().get_absolute_url()

    assert "May be business as usual" in words(june.get(page))
    assert "May be business as usual" not in words(tom.get(page))
    assert "May be business as usual" not in words(sign_in("elin").get(page))


def test_the_coordinator_lists_them_and_nobody_else_is_offered_to(june, tom):
    june.post(add_address(), boxes(first_send(june, reference="9.9")))
    address = reverse("plans:action-list", args=["vale", people.plan().key])

    assert references(june.get(address, {"everyday": "on"})) == ["3.3", "9.9"]
    assert "May be business as usual" in words(june.get(address))
    assert "May be business as usual" not in words(tom.get(address))
    assert references(tom.get(address, {"everyday": "on"})) == references(tom.get(address))


def test_an_action_that_reads_so_already_is_not_asked_about_when_its_date_moves(june):
    action = people.action("3.3")

    page = change(june, action, resources="A van")

    assert NOT_YET not in words(page)
    assert "The action is changed" in words(page)


def test_a_change_to_its_words_is_asked_about_once(june):
    action = people.action("1.6")

    page = change(june, action, title=EVERYDAY, additionality="N/A")
    assert NOT_YET in words(page)
    assert people.action("1.6").title != EVERYDAY

    edit = reverse("plans:action-edit", args=["vale", action.key])
    assert "The action is changed" in words(june.post(edit, boxes(page), follow=True))
    assert people.action("1.6").title == EVERYDAY

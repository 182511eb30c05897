"""Two worlds: a digest is the same to everybody outside, whether or not there is a restricted plan."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from csp.models import Digest, Message
from plans.models import Action
from tests.integration import people
from tests.integration.digesting import MONDAY, TUESDAY, first_names, joined_long_ago, written
from tests.integration.reading import words
from tests.integration.restricted import CANARY, INSIDE, open_restricted_plan

APART = """Hello {name},

something waits for you in the Vale Community Safety Partnership that this e-mail says nothing about. \
Sign in to see it:

http://localhost:8000/p/vale/

You get this e-mail on working days when something has changed, and as a week begins. Choose another rhythm, \
or none, here:

http://localhost:8000/account/emails/"""


@pytest.fixture(autouse=True)
def _nobody_is_new() -> None:
    joined_long_ago()


def open_ones(messages):
    return sorted((one.to_address, one.subject, one.text) for one in messages if one.circle_id is None)


@pytest.mark.parametrize("held_by", [INSIDE, ("tom", "sol", "aled", "carys", None)])
def test_what_everybody_may_see_is_the_same_with_a_restricted_plan_and_without(held_by):
    without = open_ones(written(MONDAY))
    Message.objects.all().delete()
    forget_that_anything_was_written()
    there = open_restricted_plan(held_by)

    messages = written(MONDAY)

    assert open_ones(messages) == without
    assert {one.circle_id for one in messages} == {None, there.circle.pk}


def forget_that_anything_was_written():
    Digest.objects.all().delete()
    cache.clear()


def test_what_is_restricted_comes_in_a_letter_of_its_own_that_says_nothing():
    there = open_restricted_plan()

    apart = [one for one in written(MONDAY) if one.circle_id]

    assert first_names(apart) == ["Aled", "Carys"]
    for one in apart:
        assert one.circle_id == there.circle.pk
        assert one.subject == "Something waits for you in the Vale Community Safety Partnership"
        assert one.text == APART.format(name=one.to_person.name)


def test_whoever_is_named_from_outside_is_told_in_the_same_words():
    open_restricted_plan(("tom", "aled"))

    [toms] = [one for one in written(MONDAY) if one.to_person == people.person("tom")]

    assert toms.circle_id
    assert toms.text == APART.format(name="Tom Ferrier")


def test_no_word_of_a_restricted_plan_is_in_any_message():
    open_restricted_plan(("tom", "sol", "aled", "carys", None))

    for one in written(MONDAY):
        assert CANARY.lower() not in f"{one.subject}{one.text}".lower()
        assert "restricted" not in f"{one.subject}{one.text}".lower()


def test_the_outbox_shows_what_is_restricted_to_its_circle_alone(june, sign_in):
    open_restricted_plan()
    written(MONDAY)
    address = reverse("csp:message-list", args=["vale"])

    assert "Something waits for you" not in words(june.get(address))
    assert "Something waits for you" in words(sign_in("aled").get(address))


def test_a_change_of_what_is_restricted_sends_nothing_that_others_see():
    there = open_restricted_plan()
    written(MONDAY)
    Action.objects.filter(pk=there.actions[0].pk).update(due_on=None)

    messages = written(TUESDAY)

    assert [(first_names([one]), one.circle_id) for one in messages] == [(["Aled"], there.circle.pk)]
    assert open_ones(messages) == []


def test_whoever_has_left_the_circle_hears_of_nothing():
    open_restricted_plan()

    apart = [one for one in written(MONDAY) if one.circle_id]

    assert "Joel" not in first_names(apart)

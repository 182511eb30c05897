"""An action's page and every change to it."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from csp.web import clock
from plans.models import Action
from plans.services.actions import edit_action
from tests.integration import people
from tests.integration.reading import words
from tests.integration.test_action_services import answers_of


def page_of(client, reference):
    return client.get(people.action(reference).get_absolute_url())


def changes_of(client, reference):
    return client.get(reverse("plans:action-changes", args=["vale", people.action(reference).key]))


def test_the_page_says_what_the_action_is_and_what_has_been_said_newest_first(june):
    said = words(page_of(june, "4.7"))

    assert "Led by Marshland County Council" in said
    assert "Due 24 October 2026, 4 weeks late" in said
    assert "first agreed for 25 July 2026" in said
    newest, moved, oldest = (
        said.index("21 July 2026, ▼ from on track"),
        said.index("Due date moved from 25 July 2026 to 24 October 2026"),
        said.index("Action added to the plan June Okafor, 18 December 2025"),
    )
    assert newest < moved < oldest


def test_an_action_with_nothing_filled_in_says_so(june):
    Action.objects.filter(reference="5.6").update(priority=None, objective=None, due_on=None, timescale="")

    said = words(page_of(june, "5.6"))

    assert "Led by no authority yet Due no due date" in said
    assert "Lead No authority yet Nobody holds it yet Due No date" in said
    assert "Priority None" in said


@pytest.mark.parametrize(
    ("called", "offered"), [("june", True), ("dana", True), ("tom", False), ("elin", False)]
)
def test_changing_is_offered_to_those_who_may(called, offered, sign_in):
    assert ("Change this action" in words(page_of(sign_in(called), "1.6"))) is offered


def test_a_finished_action_is_not_called_late(june):
    said = words(page_of(june, "1.1"))

    assert "late" not in said.partition("Facts")[0].partition("Domestic")[0]
    assert "B Complete" in said


def test_every_change_is_listed_field_by_field_newest_first(june):
    action = people.action("1.6")
    edited = replace(
        answers_of(action),
        title="Train 200 officers",
        lead_person=people.person("dana"),
        due_on=date(2027, 4, 1),
    )
    edit_action(
        key=action.key, version=action.version, answers=edited, reason="A wider duty",
        by=people.reader("june"), now=clock.now(),
    )  # fmt: skip

    said = words(changes_of(june, "1.6"))

    assert "Changed by June Okafor on 23 November 2026" in said
    assert "Reason given: A wider duty" in said
    assert f"What will be done {action.title} Train 200 officers" in said
    assert "Lead person Tom Ferrier Dana Whitlock" in said
    assert "Due date 1 January 2027 1 April 2027" in said
    assert said.index("Changed by June Okafor on 23 November 2026") < said.index("Status Nothing On track")


def test_an_action_that_was_never_changed_says_so(june):
    assert "No changes yet The action is as it was when it was added to the plan." in words(
        changes_of(june, "5.6")
    )


def test_an_action_page_costs_the_same_however_much_was_said(june, django_assert_max_num_queries):
    few, many = people.action("5.6"), people.action("2.2")
    Action.objects.filter(pk=few.pk).update(
        status=people.status("G"), lead_seat=many.lead_seat, lead_person=many.lead_person
    )

    with django_assert_max_num_queries(20) as quiet:
        page_of(june, "5.6")
    with django_assert_max_num_queries(20) as busy:
        page_of(june, "2.2")

    assert len(quiet) == len(busy)

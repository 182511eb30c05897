"""“My work”: what is asked of each person, late first."""

import re

import pytest

from plans.models import Action, Plan
from tests.integration import people
from tests.integration.reading import words
from tests.integration.rounds import nothing_open


@pytest.fixture(autouse=True)
def _nothing_open():
    """Let no round be open: what one asks takes the place of what is asked here."""
    nothing_open(people.plan())


def asked(client):
    return re.findall(
        r"Update (\d\.\d+) ",
        words(re.sub(r'(?s)<a class="govuk-button.*?</a>', "", client.get("/p/vale/").content.decode())),
    )


@pytest.mark.parametrize(
    ("called", "greeting"),
    [
        ("neil", "Hello, Neil. Two things are asked of you."),
        ("sol", "Hello, Sol. One thing is asked of you."),
        ("june", "Hello, June. Four things are asked of you."),
        ("hal", "Hello, Hal. Nothing is asked of you today."),
        ("elin", "Hello, Elin. Nothing is asked of you today."),
    ],
)
def test_each_is_greeted_by_name_and_told_how_much_is_asked(called, greeting, sign_in):
    assert greeting in words(sign_in(called).get("/p/vale/"))


@pytest.mark.parametrize(
    ("called", "references"),
    [
        ("neil", ["4.7", "3.8"]),  # late, then silent
        ("sol", ["1.15"]),
        ("joel", ["3.1", "2.6"]),  # both late, the older date first
        ("lewis", ["2.5"]),  # due in less than four weeks
        ("owen", ["2.12", "4.5"]),
        ("tom", []),
        ("june", []),
    ],
)
def test_what_is_late_silent_or_due_soon_is_asked_late_first(called, references, sign_in):
    assert asked(sign_in(called)) == references


def test_each_question_says_why(sign_in):
    said = words(sign_in("neil").get("/p/vale/"))

    assert "Monday 23 November 2026" in said
    assert "1 is late" in said
    assert "Due 24 October 2026 and not reported complete. Last update 21 July 2026." in said
    assert "Nothing has been reported for more than 92 days. Last update 23 July 2026." in said


def test_what_is_reported_complete_is_no_longer_asked(sign_in):
    Action.objects.filter(reference="1.15").update(status=people.status("B"))

    assert asked(sign_in("sol")) == []


def test_a_closed_plan_asks_nothing(sign_in):
    Plan.objects.update(state=Plan.State.CLOSED)

    assert asked(sign_in("neil")) == []


def test_a_councillor_reads_that_papers_will_be_here(sign_in):
    said = words(sign_in("hal").get("/p/vale/"))

    assert "When papers are issued to your committee, they will be here." in said
    assert "Plans" not in said.partition("Hello")[0]


def test_an_observer_is_pointed_to_the_plans(sign_in):
    assert "Look at the partnership’s plans" in words(sign_in("elin").get("/p/vale/"))


@pytest.mark.parametrize(
    ("called", "sentence"),
    [
        ("tom", "When an action of yours is due, late or has been silent for too long, it will be here."),
        ("elin", "Your role is not asked for updates. If something else needs you, it will be here."),
        ("tess", "Your role is not asked for updates. If something else needs you, it will be here."),
    ],
)
def test_an_empty_page_promises_what_a_role_can_be_asked(called, sentence, sign_in):
    Plan.objects.update(state=Plan.State.CLOSED)

    said = words(sign_in(called).get("/p/vale/"))

    assert sentence in said
    assert ("an action of yours" in said) == (called == "tom")


def test_a_coordinator_is_asked_about_the_whole_plan(sign_in):
    said = words(sign_in("june").get("/p/vale/"))

    for sentence in (
        "4 actions have nobody who answers for them",
        "6 actions are late",
        "6 actions are silent",
    ):
        assert sentence in said


def test_below_what_is_asked_stands_every_open_action_one_holds(sign_in):
    held = words(sign_in("tom").get("/p/vale/")).partition("Your actions")[2]

    for action in Action.objects.filter(lead_person=people.person("tom")):
        assert (f"{action.reference} {action.title}" in held) is action.is_open


def test_my_work_costs_the_same_however_much_is_asked(sign_in, django_assert_max_num_queries):
    lewis = sign_in("lewis")
    with django_assert_max_num_queries(16) as few:
        lewis.get("/p/vale/")

    Action.objects.update(lead_person=people.person("lewis"))

    with django_assert_max_num_queries(16) as many:
        assert len(asked(lewis)) > 10
    assert len(few) == len(many)

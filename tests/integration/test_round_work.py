"""“My work” while a round is open: one line for what is to be reported, one for each report that came back."""

import pytest

from plans.models import Action, UpdateRound
from tests.integration import people, rounds
from tests.integration.reading import words
from tests.integration.test_round_report import report_as


@pytest.fixture
def opened():
    return rounds.open_round()


def asks(client):
    """Return what is asked, in the order of the page."""
    return [ask for group in client.get("/p/vale/").context["page"].groups for ask in group.asks]


def titles(client):
    return [ask.title for ask in asks(client)]


def test_a_round_asks_once_for_all_of_an_officers_actions(tom, opened):
    (ask,) = asks(tom)

    assert ask.title == "Report on 7 actions for the December round, by Friday 4 December"
    assert ask.url == f"/p/vale/plans/rounds/{opened.key}/report/"
    assert (ask.why, ask.verb, ask.due_on) == (
        "Community Safety Plan 2024 to 2027.",
        "Report",
        opened.due_on,
    )


def test_what_is_reported_already_is_counted_off(tom, opened):
    report_as("tom", "1.6")

    (ask,) = asks(tom)

    assert ask.title.startswith("Report on 6 actions for the December round")
    assert ask.why.startswith("1 of 7 is reported.")
    assert ask.verb == "Carry on"


def test_a_round_named_otherwise_is_quoted(tom, opened):
    UpdateRound.objects.update(title="Winter 2026")

    assert titles(tom) == ["Report on 7 actions for “Winter 2026”, by Friday 4 December"]


def test_an_action_that_a_round_asks_about_is_not_asked_for_a_second_time(sign_in):
    rounds.nothing_open(people.plan())
    neil = sign_in("neil")
    assert [title.partition(" ")[0] for title in titles(neil)] == ["Update", "Update"]

    rounds.open_round()

    assert [title.partition(" ")[0] for title in titles(neil)] == ["Report"]


def test_a_round_that_asks_about_some_leaves_the_others_as_they_were(sign_in):
    rounds.open_round(references=["4.7"])

    asked = titles(sign_in("neil"))

    assert [title.partition(",")[0] for title in asked if title.startswith("Report")] == [
        "Report on 1 action for the December round"
    ]
    assert [title for title in asked if title.startswith("Update 3.8")]
    assert not [title for title in asked if title.startswith("Update 4.7")]


def test_what_is_after_its_own_due_date_is_said_so(sign_in):
    rounds.open_round(references=["4.7", "3.8"])

    (ask,) = asks(sign_in("neil"))

    assert (ask.why, ask.is_late) == ("4.7 is after the due date. Community Safety Plan 2024 to 2027.", False)


def test_what_came_back_is_named_with_who_asks_and_what(tom, opened):
    report_as("tom", "1.6")
    rounds.return_report(opened, "1.6", "Which wards are these?\n\nAnd since when?")

    answer = next(ask for ask in asks(tom) if ask.verb == "Answer")

    assert answer.title.startswith("Answer June Okafor about 1.6 Share risk information")
    assert answer.url.endswith(f"/report/#{rounds.ask(opened, '1.6').key}")
    assert answer.why == "June Okafor asked on 23 November 2026: “Which wards are these? And since when?”"
    assert "Report on 6 actions" in words(tom.get("/p/vale/"))


def test_a_round_that_is_overdue_is_late(tom):
    rounds.open_round(due_on=people.TODAY.replace(day=20), meeting_on=people.TODAY)

    (ask,) = asks(tom)

    assert ask.is_late


def test_a_quiet_day_comes_when_everything_is_reported_and_when_the_round_is_locked(sign_in):
    opened = rounds.open_round(references=["1.6"])
    tom = sign_in("tom")

    report_as("tom", "1.6")
    assert "Hello, Tom. Nothing is asked of you today." in words(tom.get("/p/vale/"))
    rounds.return_report(opened, "1.6")
    assert "One thing is asked of you." in words(tom.get("/p/vale/"))
    rounds.lock(opened)
    assert "Hello, Tom. Nothing is asked of you today." in words(tom.get("/p/vale/"))


@pytest.mark.parametrize(
    ("called", "is_asked"),
    [("tom", True), ("dana", False), ("neil", False), ("june", False), ("elin", False), ("hal", False)],
)
def test_an_action_that_names_somebody_is_asked_of_them_alone(called, is_asked, sign_in):
    rounds.open_round(references=["1.6"])

    assert any(title.startswith("Report on") for title in titles(sign_in(called))) is is_asked


@pytest.mark.parametrize(("called", "is_asked"), [("tom", True), ("dana", True), ("neil", False)])
def test_an_action_that_nobody_holds_is_asked_of_its_authoritys_people(called, is_asked, sign_in):
    Action.objects.filter(pk=people.action("1.6").pk).update(lead_person=None)
    rounds.open_round(references=["1.6"])

    assert any(title.startswith("Report on") for title in titles(sign_in(called))) is is_asked

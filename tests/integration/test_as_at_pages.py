"""The pages of a plan's past: as at a day, and what changed between two moments."""

from dataclasses import replace
from datetime import date, datetime
from html import unescape

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Plan
from plans.services.actions import ActionAnswers, add_action, edit_action
from plans.services.updates import add_update
from tests.integration import people, published
from tests.integration.restricted import CANARY, open_restricted_plan

YESTERDAY = {"since": "day", "since_day-day": "22", "since_day-month": "11", "since_day-year": "2026"}
SINCE_YESTERDAY = {**YESTERDAY, "until": "today"}


@pytest.fixture(autouse=True)
def _without_versions():
    published.forget()


def page(name, plan=None):
    return reverse(f"plans:plan-{name}", args=["vale", (plan or people.plan()).key])


def text(answer):
    return unescape(" ".join(answer.content.decode().split()))


def on(day):
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def change(reference, **changes):
    action = people.action(reference)
    answers = replace(ActionAnswers.of(action), **changes)
    given = {"answers": answers, "reason": "", "by": people.reader("june"), "now": clock.now()}
    return edit_action(key=action.key, version=action.version, **given)


def report(reference, letter, words):
    action = people.action(reference)
    given = {"status": people.status(letter), "text": words, "nothing_has_changed": False}
    add_update(key=action.key, version=action.version, by=people.reader("june"), now=clock.now(), **given)


def test_the_plan_leads_to_its_past(june):
    read = text(june.get(people.plan().get_absolute_url()))

    assert f'href="{page("past")}"' in read
    assert f'href="{page("difference")}"' in read


def test_a_plan_is_shown_as_it_stood_at_the_end_of_a_day(june):
    was = people.action("1.6")
    change("1.6", title="Something else altogether")

    read = text(june.get(page("past"), on(date(2026, 11, 22))))

    assert "as it stood at the end of 22 November 2026" in read
    assert was.title in read
    assert "Something else altogether" not in read
    assert f'href="{was.get_absolute_url()}"' in read


def test_without_a_day_it_is_a_quarter_ago(june):
    assert "as it stood at the end of 24 August 2026" in text(june.get(page("past")))


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("31", "2", "2026", "Day must be a real date"),
        ("24", "11", "2026", "Day must be on or before 23 November 2026"),
        ("1", "1", "2019", "Day must be on or after"),
        ("", "11", "2026", "Day must include a day"),
        ("", "", "", "Enter the day"),
        ("x", "y", "20266", "Day must be a real date"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_a_sentence(day, month, year, said, june):
    read = text(june.get(page("past"), {"day-day": day, "day-month": month, "day-year": year}))

    assert "There is a problem" in read
    assert said in read
    assert "as it stood at the end" not in read
    assert f'value="{year}"' in read


def test_what_slipped_says_by_how_many_days_and_against_the_first(june):
    action = people.action("1.6")
    change("1.6", due_on=date(2027, 3, 31), title=action.title)
    change("1.6", due_on=date(2027, 4, 10))

    read = text(june.get(page("difference"), SINCE_YESTERDAY))

    later = (date(2027, 4, 10) - action.due_on).days
    first = (date(2027, 4, 10) - action.original_due_on).days
    assert "Due dates that slipped" in read
    assert f"{later} days later; {first} days after the date first agreed" in read


def test_changed_words_are_marked_before_and_after(june):
    change("1.6", done_when="Every tenant has been seen twice")

    read = text(june.get(page("difference"), SINCE_YESTERDAY))

    assert "Changed wording" in read
    assert "<del>" in read
    assert "<ins>" in read
    assert "Success measure" in read


def test_status_moves_for_better_and_worse_with_the_last_words(june):
    report("1.6", "B", "All of it is done")
    report("4.7", "R", "The money went elsewhere")

    read = text(june.get(page("difference"), SINCE_YESTERDAY))

    assert "Status is better" in read
    assert "Status is worse" in read
    assert "The money went elsewhere" in read


def test_new_and_moved_actions_say_where_they_come_from_and_went(june):
    other = Plan.objects.get(pk=people.plan().pk)
    other.pk, other.key, other.title = None, "0therp1an2", "Another plan"
    other.public_version = None
    other.save()
    add_action(
        plan=people.plan(), answers=ActionAnswers("Brand new"), by=people.reader("june"), now=clock.now()
    )
    gone = people.action("4.7")
    gone.plan, gone.priority, gone.objective = other, None, None
    gone._history_date = clock.now()
    gone.save()

    read = text(june.get(page("difference"), SINCE_YESTERDAY))

    assert "Brand new" in read
    assert "Added on 23 November 2026" in read
    assert "No longer in the plan" in read
    assert "Moved to “Another plan”" in read


def test_a_decision_is_told_with_its_reason(june):
    action = people.action("1.6")
    action.state, action.state_why = "stopped", "The grant ended"
    action.state_on, action.state_by = people.TODAY, people.person("june")
    action.save()

    read = text(june.get(page("difference"), SINCE_YESTERDAY))

    assert "What was decided" in read
    assert "The grant ended" in read


def test_when_nothing_changed_it_says_so(june):
    read = text(june.get(page("difference"), {**SINCE_YESTERDAY, "since_day-day": "23"}))

    assert "Nothing changed" in read
    assert "Download these" not in read


def test_two_versions_are_compared_by_what_was_kept(june):
    first = published.version(ago=9, title="The plan as it was called first")
    second = published.version(published=True)
    people.person("june")

    read = text(june.get(page("difference"), {"since": first.key, "until": second.key}))

    assert "From version 1, put to the authorities on 14 November 2026 to version 2, published on" in read
    assert "The plan itself" in read
    assert "called first" in read


def test_a_damaged_version_is_not_compared(june):
    kept = published.damage(published.version(), actions="not a list of actions")

    read = text(june.get(page("difference"), {"since": kept.key, "until": "today"}))

    assert "The content of that version is damaged, so it can’t be compared" in read


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "day", "until": "today"}, "Enter the day to compare from"),
        ({"since": "unknown", "until": "today"}, "Choose the moment from which to compare from the list"),
        ({"since": "day", "until": ""}, "Choose the moment up to which to compare"),
        (
            {
                **YESTERDAY,
                "until": "day",
                "until_day-day": "1",
                "until_day-month": "11",
                "until_day-year": "2026",
            },
            "The day to compare to must be on or after the day to compare from",
        ),
        ({**SINCE_YESTERDAY, "since_day-year": "2031"}, "must be on or before 23 November 2026"),
    ],
)
def test_moments_that_cannot_be_compared_are_refused_with_a_sentence(asked, said, june):
    read = text(june.get(page("difference"), asked))

    assert "There is a problem" in read
    assert said in read
    assert june.get(page("difference-csv"), asked).status_code == 404


def test_the_file_holds_every_change_and_is_noted(june):
    change("1.6", due_on=date(2027, 3, 31), title="=HYPERLINK(1)")
    before = AuditEvent.objects.filter(verb="plan-changes.exported").count()

    answer = june.get(page("difference-csv"), SINCE_YESTERDAY)

    rows = answer.getvalue().decode("utf-8-sig").splitlines()
    assert rows[0] == "Kind of change,Reference,What,Field,Before,After,Note"
    assert any(row.startswith("Due dates that slipped,1.6") for row in rows)
    assert "'=HYPERLINK(1)" in answer.getvalue().decode() or ",=HYPERLINK" not in answer.getvalue().decode()
    assert answer["Content-Disposition"] == 'attachment; filename="vale-changes-2026-11-23.csv"'
    assert AuditEvent.objects.filter(verb="plan-changes.exported").count() == before + 1


@pytest.mark.parametrize("name", ["past", "difference", "difference-csv"])
def test_a_restricted_plan_has_no_past_for_an_outsider(name, june, sign_in):
    restricted = open_restricted_plan()
    address = page(name, restricted.plan)

    assert june.get(address).status_code == 404
    assert sign_in("aled").get(address).status_code == 200


def test_an_action_that_went_into_a_restricted_plan_is_not_told_to_an_outsider(june, sign_in):
    action, restricted = people.action("4.7"), open_restricted_plan()
    title = action.title
    action.plan, action.priority, action.objective = restricted.plan, None, None
    action._history_date = clock.now()
    action.save()

    for name, asked in (("past", on(date(2026, 11, 22))), ("difference", SINCE_YESTERDAY)):
        outside, inside = text(june.get(page(name), asked)), text(sign_in("aled").get(page(name), asked))
        assert title not in outside
        assert CANARY not in outside
        assert title in inside


def test_it_opens_without_asking_once_for_each_action(june, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        june.get(page("past"), on(people.TODAY))
    with django_assert_max_num_queries(42):
        june.get(page("difference"), {**YESTERDAY, "since_day-month": "1", "until": "today"})


def test_the_times_of_versions_are_those_of_london(june):
    kept = published.version()
    kept.made_at = datetime.fromisoformat("2026-07-01T23:30:00+00:00")
    kept.save()

    assert "put to the authorities on 2 July 2026" in text(june.get(page("difference")))

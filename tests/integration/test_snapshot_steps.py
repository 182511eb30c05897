"""What was promised of milestones and measures is kept: in versions, in locked rounds, as at a day, as a change."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp import audit
from csp.web import clock
from plans.models import Action, Measure, Milestone
from plans.models.verb import Verb
from plans.queries.snapshots import as_at, as_it_stands
from plans.services.measures import MeasureAnswers, edit_measure
from plans.services.milestones import (
    MilestoneAnswers,
    add_milestone,
    edit_milestone,
    reach_milestone,
    remove_milestone,
)
from tests.integration import people, published, rounds
from tests.integration.restricted import open_restricted_plan

TODAY = people.TODAY
YESTERDAY = TODAY - timedelta(days=1)
SINCE = {"since_day-day": "22", "since_day-month": "11", "since_day-year": "2026"}
SINCE_YESTERDAY = {"since": "day", **SINCE, "until": "today"}


@pytest.fixture(autouse=True)
def _without_versions():
    published.forget()


@pytest.fixture
def measure():
    """A measure of the plan with a number for its target, as it was yesterday."""
    one = Measure(plan=people.plan(), position=90, reference="M90", title="Calls about noise", unit="calls")
    one.target, one.target_value, one.target_on = "Fewer calls", Decimal(300), date(2027, 3, 31)
    one.source, one.coverage, one.detail = "The call centre", "The whole district", "Without tests"
    audit.save(one, by=people.reader("june"), why=Verb.MEASURE_ADDED, now=clock.now() - timedelta(days=1))
    return one


@pytest.fixture
def step():
    """A milestone of action 1.6, as it was yesterday."""
    answers = MilestoneAnswers("Wardens trained", date(2026, 12, 31))
    return add_milestone(
        action=people.action("1.6"),
        answers=answers,
        by=people.reader("june"),
        now=clock.now() - timedelta(days=1),
    )


def by_now():
    return {"by": people.reader("june"), "now": clock.now()}


def slip(step):
    answers = MilestoneAnswers(step.title, date(2027, 1, 14))
    held = {"key": step.key, "version": step.version}
    return edit_milestone(**held, answers=answers, reason="", **by_now())


def weaken(measure):
    answers = replace(
        MeasureAnswers.of(measure),
        target_value=Decimal(305),
        target_on=None,
        source="Whoever answers",
        coverage="Two wards",
        detail="With tests",
    )
    held = {"key": measure.key, "version": measure.version}
    return edit_measure(**held, answers=answers, reason="", **by_now())


def text(answer):
    return unescape(" ".join(answer.content.decode().split()))


def page(name):
    return reverse(f"plans:plan-{name}", args=["vale", people.plan().key])


def on(day):
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def row(read, name):
    """Return the row of the first table that begins with these words."""
    return next(one for one in read.split("<tr>") if name in one)


def then(day, called="june"):
    return as_at(people.reader(called), plan=people.plan(), day=day)


def steps(snapshot):
    return {one.key: one for one in snapshot.milestones}


def test_a_weaker_target_is_told_with_both_numbers_and_its_day(june, measure):
    weaken(measure)

    lines = june.get(page("difference-csv"), SINCE_YESTERDAY).getvalue().decode("utf-8-sig").splitlines()

    told = {tuple(row[3:6]) for row in csv.reader(lines) if row[2] == "M90 Calls about noise"}
    assert told == {
        ("Target as a number", "300 calls", "305 calls"),
        ("Day of the target", "31 March 2027", "Nothing"),
        ("Source", "The call centre", "Whoever answers"),
        ("What the figures cover", "The whole district", "Two wards"),
        ("What exactly is counted", "Without tests", "With tests"),
    }


def test_the_plan_as_at_a_day_shows_the_target_and_the_milestones_of_then(june, measure, step):
    weaken(measure)
    slip(step)

    read = text(june.get(page("past"), on(YESTERDAY)))
    today = text(june.get(page("past"), on(TODAY)))

    assert "As a number: 300 calls by 31 March 2027" in row(read, "M90 Calls about noise")
    assert "Milestone: Wardens trained, by 31 Dec 2026" in read
    assert "As a number: 305 calls" in row(today, "M90 Calls about noise")
    assert "Milestone: Wardens trained, by 14 Jan 2027, first agreed: 31 Dec 2026" in today


def test_a_version_keeps_the_target_and_the_milestones_whatever_becomes_of_them(june, measure, step):
    kept = published.version()
    weaken(measure)
    held = {"key": step.key, "version": step.version}
    remove_milestone(**held, **by_now())

    read = text(june.get(kept.get_absolute_url()))

    assert "300 calls by 31 March 2027" in row(read, "M90 Calls about noise")
    assert "Source: The call centre" in row(read, "M90 Calls about noise")
    assert "Milestone: Wardens trained, by 31 Dec 2026" in read
    assert f"{kept.sha256}: the text has not changed since" in read


def test_what_slipped_and_what_was_removed_is_told_of_milestones(june, step):
    gone = Milestone.objects.get(title="Sixty young people matched")
    remove_milestone(key=gone.key, version=gone.version, **by_now())
    slip(step)

    read = text(june.get(page("difference"), SINCE_YESTERDAY))

    slipped, other = read.split('id="slipped-steps"')[1].split("</section>")[0], row(read, gone.title)
    assert "Wardens trained" in slipped
    assert "14 days later; 14 days after the date first agreed" in slipped
    assert "No longer in the plan" in other
    assert "Removed by June Okafor on 23 November 2026" in other


def test_between_versions_a_step_that_was_reached_is_no_change_and_one_that_slipped_is(june, step):
    published.version(ago=5)
    held = {"key": step.key, "version": step.version}
    reached = reach_milestone(**held, reached_on=TODAY, note="All four", **by_now())
    second = published.version(ago=4)
    assert "Nothing of what was promised." in text(june.get(second.get_absolute_url()))

    slip(reached)

    assert "Milestones that slipped" in text(june.get(published.version().get_absolute_url()))


def test_a_version_that_was_kept_before_milestones_were_says_so_and_calls_nothing_changed(
    june, measure, step
):
    old = published.as_kept_first(published.version(ago=5))
    new = published.version()
    not_kept = "milestones; what exactly a measure counts, its source, its target as a number"

    alone = text(june.get(old.get_absolute_url()))
    beside = text(june.get(new.get_absolute_url()))
    asked = {"since": old.key, "until": new.key}
    between = text(june.get(page("difference"), asked))
    file = b"".join(june.get(page("difference-csv"), asked)).decode()

    assert f"{old.sha256}: the text has not changed since" in alone
    assert f"When this was kept, these were not yet kept with a plan: {not_kept}" in alone
    assert "Nothing of what was promised." in beside
    assert f"Not in it, and so not compared: {not_kept}" in beside
    assert "Nothing changed" in between
    assert f"Not in it, and so not compared: {not_kept}" in between
    last = file.rstrip().splitlines()[-1]
    assert last.startswith("Not compared,,,,,,")
    assert f"Not in it, and so not compared: {not_kept}" in last


def test_two_versions_of_today_lack_nothing(june, step):
    published.version(ago=5)

    read = text(june.get(published.version().get_absolute_url()))

    assert "Nothing of what was promised." in read
    assert "Not in it, and so not compared" not in read
    assert "not yet kept with a plan" not in read


def test_the_milestones_that_came_with_an_action_are_not_called_new(june, step):
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        came = people.action("1.6")
        new = Action(plan=came.plan, reference="9.9", title="Light the park", added_on=TODAY)
        new.save()
        Milestone(action=new, title="Lamps up", position=1).save()
        Milestone(action=came, title="Lamps bought", position=9).save()
        first = published.version()
    with_it = [one for one in first.content["actions"] if one["key"] != new.key]
    kept = [one for one in first.content["milestones"] if one["title"] not in ("Lamps up", "Lamps bought")]
    before = published.version(ago=2, actions=with_it, milestones=kept)

    read = text(june.get(page("difference"), {"since": before.key, "until": first.key}))

    assert "Came with its action" in row(read, "Lamps up")
    assert "New milestone" in row(read, "Lamps bought")


def test_a_locked_round_tells_what_became_of_milestones(june, step):
    rounds.lock(rounds.open_round())
    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        slip(step)
        locked = rounds.lock(rounds.open_round(title="January round"))

    read = text(june.get(locked.get_absolute_url()))

    told = read.split('id="milestones"')[1].split("</section>")[0]
    assert "1 milestone<" in told
    assert "Wardens trained" in told
    assert "14 Jan 2027" in told
    assert "was 31 Dec 2026" in told


def test_the_public_reads_nothing_new(client, measure, step):
    published.shown()

    read = text(client.get(reverse("plans:publication-detail", args=["vale", people.plan().key])))

    assert "Fewer calls" in row(read, "M90 Calls about noise")
    assert "300 calls" not in read
    assert "The call centre" not in read
    assert "Wardens trained" not in read


@pytest.mark.parametrize(("called", "seen"), [("june", False), ("aled", True)])
def test_a_step_of_an_action_that_sits_in_a_restricted_plan_today_is_shown_to_nobody_outside_it(
    called, seen, step
):
    restricted, action = open_restricted_plan(), people.action("1.6")
    action.plan, action.priority, action.objective = restricted.plan, None, None
    audit.save(action, by=people.reader("aled"), why=Verb.ACTION_CHANGED, now=clock.now())

    assert (step.key in steps(then(YESTERDAY, called))) is seen
    assert step.key not in steps(then(TODAY, called))


def test_a_removed_step_is_in_the_plan_of_then_and_not_in_the_one_of_today(step):
    remove_milestone(key=step.key, version=step.version, **by_now())

    assert steps(then(YESTERDAY))[step.key].due_on == date(2026, 12, 31)
    assert step.key not in steps(then(TODAY))


def test_milestones_cost_the_same_number_of_questions_however_many_there_are():
    def asked():
        with CaptureQueriesContext(connection) as found:
            as_at(people.reader("june"), plan=people.plan(), day=TODAY)
            as_it_stands(people.reader("june"), plan=people.plan())
        return len(found)

    before = asked()
    for action in Action.objects.filter(plan=people.plan()).open():
        add_milestone(action=action, answers=MilestoneAnswers("One more"), **by_now())

    assert asked() == before

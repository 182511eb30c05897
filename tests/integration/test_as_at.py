"""A plan as it stood at the end of a day: what was in it then, in the words of then, and nothing one may not see."""

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csp import audit
from csp.models import Circle
from csp.web import clock
from plans.models import Action, Commitment, Measure, Milestone
from plans.models.verb import Verb
from plans.queries.snapshots import NotThereYet, as_at, as_it_stands, first_day
from plans.services.actions import ActionAnswers, add_action, edit_action
from plans.services.measures import MeasureAnswers, edit_measure
from plans.services.milestones import (
    MilestoneAnswers,
    add_milestone,
    edit_milestone,
    move_milestone,
    reach_milestone,
    remove_milestone,
)
from plans.services.objectives import ObjectiveAnswers, edit_objective
from plans.services.priorities import PriorityAnswers, edit_priority, move_priority
from plans.services.updates import add_update
from tests.integration import at_table, people
from tests.integration.restricted import open_restricted_plan

LONDON = ZoneInfo("Europe/London")
TODAY = people.TODAY


def then(day, reader="june"):
    return as_at(people.reader(reader), plan=people.plan(), day=day)


def now(reader="june"):
    return as_it_stands(people.reader(reader), plan=people.plan())


def of(snapshot, key):
    return next((one for one in snapshot.actions if one.key == key), None)


def change(reference, at, **changes):
    action = people.action(reference)
    answers = replace(ActionAnswers.of(action), **changes)
    return edit_action(
        key=action.key, version=action.version, answers=answers, reason="", by=people.reader("june"), now=at
    )


def move_to(action, plan, at):
    action.plan, action.priority, action.objective = plan, None, None
    audit.save(action, by=people.reader("aled"), why=Verb.ACTION_CHANGED, now=at)


def test_a_plan_as_at_today_is_the_plan_as_it_stands():
    assert then(TODAY) == now()


def test_an_action_reads_as_it_did_at_the_end_of_the_day():
    was = people.action("1.6")
    change("1.6", clock.now(), title="Something else", due_on=date(2027, 2, 1))

    yesterday, today = (of(then(day), was.key) for day in (TODAY - timedelta(days=1), TODAY))

    assert (yesterday.title, yesterday.due_on) == (was.title, was.due_on)
    assert (today.title, today.due_on) == ("Something else", date(2027, 2, 1))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 7, 1, 0, 30, tzinfo=LONDON), date(2026, 7, 1)),  # still 30 June in UTC
        (datetime(2026, 6, 30, 23, 59, 59, tzinfo=LONDON), date(2026, 6, 30)),
    ],
)
def test_a_day_ends_at_midnight_in_london(at, day):
    action = people.action("6.4")
    Action.history.filter(id=action.pk).update(history_date=datetime(2026, 1, 1, tzinfo=LONDON))
    change("6.4", at, title="Changed at night")

    assert of(then(day), action.key).title == "Changed at night"
    assert of(then(day - timedelta(days=1)), action.key).title == action.title


def test_a_save_that_waited_stands_though_it_began_before_the_one_it_waited_for():
    noon, status, body = clock.now(), people.status("R"), at_table.body()
    by = people.reader("june")
    for word, at in [("Saved first", noon), ("Saved last", noon - timedelta(seconds=9))]:
        change("1.6", at, title=word)
        status.word, body.name = word, word
        audit.save(status, by=by, why=Verb.STATUS_CHANGED, now=at)
        audit.save(body, by=people.reader("tess"), why=audit.Verb.AUTHORITY_CHANGED, now=at)

    snapshot = then(TODAY)

    found = of(snapshot, people.action("1.6").key)
    assert (found.title, found.lead) == ("Saved last", "Saved last")
    assert "Saved first" not in {one.status for one in snapshot.actions}
    assert snapshot == now()


def test_an_action_that_was_added_later_is_not_in_it():
    added = add_action(
        plan=people.plan(), answers=ActionAnswers("New"), by=people.reader("june"), now=clock.now()
    )

    assert of(then(TODAY - timedelta(days=1)), added.key) is None
    assert of(then(TODAY), added.key)


def test_a_part_that_was_removed_since_is_in_it_and_one_removed_by_then_is_not():
    measure = Measure(plan=people.plan(), position=90, title="Calls about noise")
    audit.save(measure, by=people.reader("june"), why=Verb.PLAN_IMPORTED, now=clock.now() - timedelta(days=3))
    audit.remove(measure, by=people.reader("june"), why=Verb.PLAN_IMPORTED, now=clock.now())

    assert "Calls about noise" in {one.title for one in then(TODAY - timedelta(days=1)).measures}
    assert "Calls about noise" not in {one.title for one in then(TODAY).measures}


def test_an_action_that_was_moved_to_another_plan_is_found_where_it_was():
    action, other = people.action("1.6"), people.plan()
    other.pk, other.key, other.title = None, "0therp1an2", "Another plan"
    other.public_version = None
    audit.save(other, by=people.reader("june"), why=Verb.PLAN_ADDED, now=clock.now() - timedelta(days=9))
    move_to(action, other, clock.now())
    before = TODAY - timedelta(days=1)

    assert of(then(before), action.key)
    assert of(then(TODAY), action.key) is None
    assert of(as_at(people.reader("june"), plan=other, day=before), action.key) is None
    assert of(as_at(people.reader("june"), plan=other, day=TODAY), action.key)


@pytest.mark.parametrize(("called", "seen"), [("june", False), ("aled", True)])
def test_an_action_that_sits_in_a_restricted_plan_today_is_shown_to_nobody_outside_it(called, seen):
    action, restricted = people.action("4.7"), open_restricted_plan()
    move_to(action, restricted.plan, clock.now())

    assert bool(of(then(TODAY - timedelta(days=1), called), action.key)) is seen


@pytest.mark.parametrize(("called", "seen"), [("june", False), ("aled", True)])
def test_an_action_that_was_removed_from_a_restricted_plan_stays_unknown_outside_it(called, seen):
    restricted = open_restricted_plan()
    by, made = people.reader("aled"), clock.now() - timedelta(days=2)
    action = add_action(plan=people.plan(), answers=ActionAnswers("Moved, then removed"), by=by, now=made)
    move_to(action, restricted.plan, made + timedelta(hours=20))
    audit.remove(action, by=by, why=Verb.ACTION_CHANGED, now=clock.now())

    assert bool(of(then(made.date(), called), action.key)) is seen


def test_a_restricted_plan_has_no_past_for_an_outsider():
    restricted = open_restricted_plan()
    audit.save(restricted.plan, by=people.reader("aled"), why=Verb.PLAN_ADDED, now=clock.now())

    with pytest.raises(NotThereYet):
        as_at(people.reader("june"), plan=restricted.plan, day=TODAY)
    assert as_at(people.reader("aled"), plan=restricted.plan, day=TODAY).title == "Kestrel plan"
    assert first_day(people.reader("june"), plan=restricted.plan) is None


def test_before_the_plan_there_is_none():
    first = first_day(people.reader("june"), plan=people.plan())

    assert then(first).title == people.plan().title
    with pytest.raises(NotThereYet):
        then(first - timedelta(days=1))


def test_an_authority_is_called_what_it_was_called_then_and_a_person_what_they_are_called_today():
    lead, holder = str(people.action("1.6").lead_seat), people.person("tom")
    body = at_table.body()
    body.name = "Marshland Police"
    audit.save(body, by=people.reader("tess"), why=audit.Verb.AUTHORITY_CHANGED, now=clock.now())
    holder.name = "Tom Ferrier-Hale"
    holder.save()

    yesterday, today = (of(then(day), people.action("1.6").key) for day in (TODAY - timedelta(days=1), TODAY))

    assert (yesterday.lead, today.lead) == (lead, "Marshland Police")
    assert yesterday.holder == today.holder == "Tom Ferrier-Hale"


def test_last_words_and_status_are_those_given_until_then():
    action = people.action("1.6")
    given = {"status": people.status("R"), "text": "The van broke down", "nothing_has_changed": False}
    before = of(now(), action.key)
    add_update(key=action.key, version=action.version, by=people.reader("tom"), now=clock.now(), **given)

    yesterday, today = (of(then(day), action.key) for day in (TODAY - timedelta(days=1), TODAY))

    assert (yesterday.status, yesterday.last_words) == (before.status, before.last_words)
    assert (today.status, today.last_words) == (str(people.status("R")), "The van broke down")


def test_it_costs_the_same_number_of_questions_however_much_there_is():
    reader, plan = people.reader("june"), people.plan()
    with CaptureQueriesContext(connection) as asked:
        as_at(reader, plan=plan, day=TODAY)
    change("1.6", clock.now(), title="Another save")
    for number in range(20):
        answers = ActionAnswers(f"New {number}")
        add_action(plan=people.plan(), answers=answers, by=people.reader("june"), now=clock.now())

    with CaptureQueriesContext(connection) as asked_again:
        as_at(reader, plan=plan, day=TODAY)

    assert len(asked) == len(asked_again) <= 12


class Edits:
    """Edits that are made at random, each by itself."""

    def __init__(self, seed):
        self.chosen = random.Random(seed)  # noqa: S311  (edits, no secrets)
        self.by = people.reader("june")
        self.led_by = people.action("1.6").lead_seat

    def make_one(self):
        kinds = (self.edit, self.report, self.add, self.priority, self.move, self.objective, self.seat)
        self.chosen.choice((*kinds, self.status, self.plan, self.commitment, self.measure, self.step))()

    def action(self):
        found = Action.objects.filter(plan=people.plan(), lead_seat__isnull=False).open()
        return self.chosen.choice(list(found.select_related("plan__partnership").order_by("pk")))

    def words(self):
        return f"Words {self.chosen.randrange(10**6)}"

    def edit(self):
        action = self.action()
        answers = replace(
            ActionAnswers.of(action),
            title=self.words(),
            reference=str(self.chosen.randrange(20)),
            lead_person=self.chosen.choice([None, people.person("tom")]),
        )
        given = {"answers": answers, "reason": "", "by": self.by, "now": clock.now()}
        edit_action(key=action.key, version=action.version, **given)

    def report(self):
        action, status = self.action(), people.status(self.chosen.choice("BGAR"))
        given = {"status": status, "text": self.words(), "nothing_has_changed": False}
        add_update(key=action.key, version=action.version, by=self.by, now=clock.now(), **given)

    def add(self):
        answers = ActionAnswers(self.words(), priority=people.priority("1"), due_on=date(2027, 1, 9))
        add_action(plan=people.plan(), answers=answers, by=self.by, now=clock.now())

    def priority(self):
        one = people.priority(self.chosen.choice("123456"))
        answers = replace(PriorityAnswers.of(one), title=self.words())
        edit_priority(
            key=one.key, version=one.version, answers=answers, reason="", by=self.by, now=clock.now()
        )

    def move(self):
        move_priority(priority=people.priority(), up=self.chosen.random() < 0.5, by=self.by, now=clock.now())

    def objective(self):
        one = people.objective()
        answers = replace(ObjectiveAnswers.of(one), title=self.words())
        edit_objective(
            key=one.key, version=one.version, answers=answers, reason="", by=self.by, now=clock.now()
        )

    def seat(self):
        body = self.led_by.authority
        body.name = self.words()
        audit.save(body, by=self.by, why=audit.Verb.AUTHORITY_CHANGED, now=clock.now())

    def status(self):
        status = people.status(self.chosen.choice("BGAR"))
        status.word = self.words()
        audit.save(status, by=self.by, why=Verb.STATUS_CHANGED, now=clock.now())

    def plan(self):
        plan = people.plan()
        plan.summary = self.words()
        audit.save(plan, by=self.by, why=Verb.PLAN_ADDED, now=clock.now())

    def measure(self):
        one = self.chosen.choice(list(Measure.objects.filter(plan=people.plan()).order_by("pk")))
        answers = replace(
            MeasureAnswers.of(one),
            target_value=Decimal(self.chosen.randrange(900)),
            target_on=self.chosen.choice([None, date(2027, 1, 9)]),
            source=self.words(),
            lead_seat=self.chosen.choice([None, self.led_by]),
        )
        given = {"answers": answers, "reason": "", "by": self.by, "now": clock.now()}
        edit_measure(key=one.key, version=one.version, **given)

    def step(self):
        """Add a milestone, or slip, reach, move or remove one that is there."""
        by_now = {"by": self.by, "now": clock.now()}
        found = list(Milestone.objects.filter(action__in=Action.objects.open()).order_by("pk"))
        one, what = self.chosen.choice(found), self.chosen.randrange(5)
        held = {"key": one.key, "version": one.version, **by_now}
        if what == 0:
            add_milestone(action=self.action(), answers=MilestoneAnswers(self.words()), **by_now)
        elif what == 1:
            answers = MilestoneAnswers(self.words(), date(2027, 1, 1 + self.chosen.randrange(28)))
            edit_milestone(answers=answers, reason="", **held)
        elif what == 2:
            reach_milestone(reached_on=clock.today(), note=self.words(), **held)
        elif what == 3:
            move_milestone(milestone=one, up=self.chosen.random() < 0.5, **by_now)
        else:
            remove_milestone(**held)

    def commitment(self):
        found = Commitment.objects.filter(plan=people.plan(), seat=self.led_by).first()
        one = found or Commitment(plan=people.plan(), seat=self.led_by)
        one.success = self.words()
        audit.save(one, by=self.by, why=Verb.PLAN_ADDED, now=clock.now())


@pytest.mark.parametrize("seed", range(3))
def test_after_any_series_of_edits_each_day_is_found_again_as_it_was(seed):
    edits, kept = Edits(seed), {}
    begun = datetime(2026, 11, 24, 9, tzinfo=LONDON)

    for number in range(12):
        with time_machine.travel(begun + timedelta(days=number), tick=False):
            edits.make_one()
            kept[clock.today()] = now()

    assert Circle.objects.count() == 0
    assert [day for day, snapshot in kept.items() if then(day) != snapshot] == []

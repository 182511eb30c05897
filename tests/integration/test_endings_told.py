"""What everything that lists, counts and reports says of an action that is over or waits."""

import pytest
from django.urls import reverse

from csp.models import Audience, AudienceReader
from plans.models import Action, ActionState
from plans.policies.actions import may_update
from plans.queries import actions, handovers, seat_work
from plans.queries.tally import tally_of
from scrutiny.sources import plan_record, summary
from tests.integration import people
from tests.integration.endings import OUTCOME, WHY, decided
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan
from tests.unit.scrutiny.filling import filled

LATE = "4.7"  # is late, and Neil holds it
DECIDED = [ActionState.CLOSED, ActionState.STOPPED, ActionState.IN_ABEYANCE]


def record():
    reader = AudienceReader(Audience.PART_1, people.vale().pk, people.TODAY)
    return plan_record.read(reader, plan=people.plan())


def line_of(reference):
    return next(line for line in record().lines if line.reference == reference)


@pytest.mark.parametrize("state", DECIDED)
def test_what_is_decided_of_a_late_action_takes_it_out_of_every_count_of_worries(state):
    reader, action = people.reader("june"), people.action(LATE)
    before = tally_of(reader, plan=people.plan()).attention

    decided(action, state)

    tally = tally_of(reader, plan=people.plan())
    after = tally.attention
    assert after["late"] == before["late"] - 1
    assert after["silent"] <= before["silent"]
    total = sum(sum(counts.values()) for counts in tally.counts.values())
    assert total == actions.count_of(reader, plan=people.plan())


@pytest.mark.parametrize("state", [ActionState.CLOSED, ActionState.STOPPED])
def test_what_is_over_is_not_handed_over_nor_counted_for_its_seat(state):
    reader, action = people.reader("june"), people.action(LATE)
    seat, holder = action.lead_seat_id, action.lead_person
    led = seat_work.open_actions_led(reader, seats=[seat])[seat]
    held = handovers.number_held(reader, partnership=people.vale(), person=holder)

    decided(action, state)

    assert seat_work.open_actions_led(reader, seats=[seat])[seat] == led - 1
    assert handovers.number_held(reader, partnership=people.vale(), person=holder) == held - 1


def test_what_waits_stays_with_its_holder_and_is_not_asked_for(sign_in):
    decided(people.action(LATE), ActionState.IN_ABEYANCE)

    said = words(sign_in("neil").get("/p/vale/"))

    assert people.action(LATE).title in said
    assert f"Update {people.action(LATE)}" not in said


@pytest.mark.parametrize(
    ("state", "word", "last"),
    [
        (ActionState.CLOSED, "Closed", OUTCOME),
        (ActionState.STOPPED, "Stopped", WHY),
        (ActionState.IN_ABEYANCE, "Held in abeyance", WHY),
    ],
)
def test_a_report_lists_it_with_what_was_decided_and_why_and_never_as_late(state, word, last):
    decided(people.action(LATE), state)

    line = line_of(LATE)

    assert (line.status.word, line.last_words, line.is_late) == (word, last, False)
    assert line.last_said == people.TODAY
    assert word in {one.word for one in record().used}


def test_a_report_counts_what_is_closed_as_complete_and_what_was_stopped_as_neither_well_nor_off_track():
    before = record()
    well, off = summary.going_well(before.lines), summary.stopped(before.lines)
    closed, stopped = people.action("4.7"), people.action("1.7")
    assert (closed.status.letter, stopped.status.letter) == ("A", "R")

    decided(closed, ActionState.CLOSED)
    decided(stopped, ActionState.STOPPED)

    after = record()
    assert summary.going_well(after.lines) == well + 1
    assert summary.stopped(after.lines) == off - 1
    assert after.months[-1][1] == before.months[-1][1] + 1
    assert len(after.lines) == len(before.lines)


def test_a_report_does_not_call_a_reopened_action_by_the_reason_it_goes_on():
    decided(decided(people.action(LATE), ActionState.STOPPED), ActionState.OPEN)

    line = line_of(LATE)

    assert line.status.word == "Behind"
    assert line.last_words != WHY


def test_the_words_of_the_statuses_are_explained_where_they_are_used():
    decided(people.action(LATE), ActionState.STOPPED)

    section = filled("action-plan", record())

    assert any("will not be finished" in str(block) for block in section.blocks)


def test_the_list_and_its_file_show_the_state_and_the_reason(june):
    decided(people.action(LATE), ActionState.STOPPED)
    address = reverse("plans:action-list", args=["vale", people.plan().key])
    key = people.priority("4").key

    listed = words(june.get(address, {"status": "stopped", "priority": key}))
    file = june.get(f"{address[:-1]}.csv", {"status": "stopped", "priority": key}).getvalue().decode()

    assert "Stopped reported: behind" in listed
    assert f"Stopped,{WHY}" in file


def test_whoever_is_named_on_a_restricted_action_reads_that_it_is_over_and_not_why(tom):
    action = open_restricted_plan(("tom", "carys")).actions[0]
    decided(Action.objects.get(pk=action.pk), ActionState.STOPPED, by="aled")

    page = tom.get(reverse("plans:action-restricted", args=["vale", action.key]))

    said = words(page)
    assert "Stopped 23 November 2026" in said
    assert WHY not in said
    assert "Your update" not in said
    assert not may_update(people.reader("tom"), Action.objects.get(pk=action.pk))
    assert "Update a restricted action" not in words(tom.get("/p/vale/"))

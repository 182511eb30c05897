"""An import writes all of a sheet into a plan, once, or nothing at all."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from csp.audit import NewerVersion
from csp.jobs import Stopped
from csp.models import AuditEvent, SearchEntry, StoredFile
from csp.queries.search import keys_with_words
from csp.web import clock
from plans.imports.fields import Field, Outcome
from plans.imports.refusals import CannotRead
from plans.models import Action, Measure, Objective, Plan, PlanImport, PlanNote, Priority
from plans.services import importing as services
from plans.services.actions import ActionAnswers, edit_action
from plans.services.importing import carry_out
from plans.services.imports import NotReady, ask_for_import, choose_columns, choose_rows, confirm
from tests.integration import people
from tests.integration.importing import Waiting, begun, done
from tests.integration.restricted import open_restricted_plan

TABLES = (Plan, Priority, Objective, Action, Measure, PlanNote, SearchEntry)


def rows_of_all_tables():
    histories = [model.history.count() for model in TABLES if hasattr(model, "history")]
    return [model.objects.count() for model in TABLES] + histories


def as_aled(one, service, **answers):
    return service(key=one.key, version=one.version, by=people.reader("aled"), now=clock.now(), **answers)


def test_every_row_of_a_sheet_becomes_an_action_with_all_that_was_written():
    one = done()

    first, second, *_ = Action.objects.filter(plan=one.plan).order_by("reference_order", "pk")[1:]
    assert one.plan.title == "Vale plan 2027"
    assert (first.reference, first.title) == ("1.1", "Gate the alleys behind the market")
    assert (first.priority.number, first.priority.title) == ("1", "Streets")
    assert first.lead_seat.authority.name == "Marshland Constabulary"
    assert first.due_on == first.original_due_on == date(2027, 6, 30)
    assert (first.timescale, first.timescale_precision) == ("by June 2027", "month")
    assert (first.timescale_from, first.timescale_to) == (date(2027, 6, 1), date(2027, 6, 30))
    assert first.done_when == "Half as many thefts"
    assert first.other_details == [["Funding", "None yet"]]
    assert (second.leads_as_written, second.timescale, second.due_on) == ("Vale DC and GMP", "Ongoing", None)
    assert second.lead_seat.authority.name == "Vale District Council"
    assert {action.added_on for action in Action.objects.filter(plan=one.plan)} == {people.TODAY}


def test_what_was_imported_is_found_has_a_history_and_is_one_event():
    before = AuditEvent.objects.latest("pk").pk

    one = done()

    found = keys_with_words(
        people.reader("june"), kind="action", words="alleys market", partnership=people.vale()
    )
    action = Action.objects.get(plan=one.plan, reference="1.1")
    verbs = AuditEvent.objects.filter(pk__gt=before).order_by("pk").values_list("verb", flat=True)
    assert [entry["subject_key"] for entry in found] == [action.key]
    assert [version.history_user for version in action.history.all()] == [people.person("aled")]
    assert list(verbs) == ["plan-import.started", "plan-import.confirmed", "plan.imported"]


def test_the_report_lists_every_row_and_adds_up():
    one = done()

    assert [(line["row"], line["outcome"]) for line in one.rows] == [(row, "action") for row in (2, 3, 4, 5)]
    assert {line["key"] for line in one.rows} == set(
        Action.objects.filter(plan=one.plan).values_list("key", flat=True)
    )
    assert (one.state, one.done_at, one.plan.circle) == ("done", clock.now(), None)


def test_a_plan_that_is_there_keeps_its_priorities_and_gets_more():
    plan = people.plan()
    theirs = list(plan.priorities.order_by("position"))
    sheet = f"Priority,Objective,Action\n{theirs[0].title.upper()},,Gate it\nStreets,Fewer thefts,Light it\n"

    done(text=sheet, plan=plan)

    gate, light = (Action.objects.get(plan=plan, title=title) for title in ("Gate it", "Light it"))
    assert gate.priority == theirs[0]
    assert light.priority.position == theirs[-1].position + 1
    assert light.priority.number == str(len(theirs) + 1)
    assert (light.objective.title, light.objective.position) == ("Fewer thefts", 1)
    assert plan.priorities.count() == len(theirs) + 1


def test_rows_become_what_was_chosen():
    one = begun()
    by_row = {2: Outcome.OBJECTIVE, 3: Outcome.MEASURE, 4: Outcome.NOTE, 5: Outcome.LEFT_OUT}
    confirm(key=one.key, version=1, by=people.reader("aled"), now=clock.now(), choices=by_row)

    carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    plan = Plan.objects.get(title="Vale plan 2027")
    objective, measure = Objective.objects.get(plan=plan), plan.measures.get()
    beside, note = plan.notes.order_by("position")
    assert (objective.reference, objective.title, objective.priority.title) == (
        "1.1",
        "Gate the alleys behind the market",
        "Streets",
    )
    assert (measure.title, measure.lead_as_written, measure.timescale) == (
        "Light the canal path",
        "Vale DC and GMP",
        "Ongoing",
    )
    assert measure.other_details == [["Funding", "£20000"]]
    assert (beside.heading, beside.text) == (
        "Objective 1.1 Gate the alleys behind the market",
        "Lead: Constabulary\nBy when: by June 2027\nSuccess measure: Half as many thefts\nFunding: None yet",
    )
    assert (note.heading, note.text) == ("Streets", "No plan is in place for the park")
    assert Action.objects.filter(plan=plan).count() == 0
    assert [line["outcome"] for line in PlanImport.objects.get(pk=one.pk).rows] == [
        "objective", "measure", "note", "left_out",
    ]  # fmt: skip


@pytest.mark.parametrize("fails", ["bulk_create_with_history", "remember_many", "reported"])
def test_an_import_that_fails_half_way_leaves_nothing(fails, monkeypatch):
    one = begun()
    as_aled(one, confirm)
    before = rows_of_all_tables()
    calls = []

    def fail(*args, **kwargs):
        calls.append(args)
        if fails != "bulk_create_with_history" or len(calls) > 2:
            raise RuntimeError("the power went")
        return real(*args, **kwargs)

    real = getattr(services, fails)
    monkeypatch.setattr(services, fails, fail)
    with pytest.raises(RuntimeError):
        carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    assert rows_of_all_tables() == before
    assert PlanImport.objects.get(pk=one.pk).state == "confirmed"


def test_an_import_that_another_worker_overtook_leaves_nothing():
    class Overtaken(Waiting):
        def finish(self):
            raise RuntimeError("another worker has it")

    one = begun()
    as_aled(one, confirm)
    before = rows_of_all_tables()

    with pytest.raises(RuntimeError):
        carry_out(key=one.key, by=people.reader("aled"), progress=Overtaken())

    assert rows_of_all_tables() == before


def test_an_import_is_carried_out_once():
    one = done()
    before = rows_of_all_tables()

    carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    assert rows_of_all_tables() == before


def test_confirming_twice_does_it_once():
    one = begun()
    as_aled(one, confirm)

    with pytest.raises(NewerVersion):
        as_aled(one, confirm)


def test_a_confirmed_import_cannot_change():
    one = begun()
    as_aled(one, ask_for_import)
    one.refresh_from_db()

    with pytest.raises(PermissionDenied, match="This import is being carried out, so it cannot change"):
        as_aled(one, choose_rows, choices={2: Outcome.NOTE})


def test_an_import_that_is_done_cannot_change():
    one = done()

    with pytest.raises(PermissionDenied, match="This import is done"):
        as_aled(one, choose_columns, sheet="", header_row=1, columns={0: Field.ACTION})


def test_what_was_not_confirmed_is_not_carried_out():
    one = begun()

    with pytest.raises(Stopped, match="It was changed after it was confirmed"):
        carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())


@pytest.mark.parametrize("called", ["tom", "dana", "hal", "elin"])
def test_only_the_coordinator_imports(called):
    with pytest.raises(PermissionDenied, match="Only the coordinator can import a plan"):
        begun(called)


def test_a_role_that_ended_meanwhile_carries_nothing_out():
    one = begun()
    as_aled(one, confirm)
    people.person("aled").appointments.update(ends_on=date(2026, 11, 22))
    before = rows_of_all_tables()

    with pytest.raises(Stopped, match="This import is no longer yours to carry out"):
        carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    assert rows_of_all_tables() == before


def test_nothing_goes_into_a_plan_that_is_closed():
    plan = people.plan()
    one = begun(plan=plan)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED)

    with pytest.raises(PermissionDenied, match="This plan is closed, so nothing in it can change"):
        as_aled(one, confirm)


def test_a_plan_that_closed_after_confirming_stays_as_it_was():
    plan = people.plan()
    one = begun(plan=plan)
    as_aled(one, confirm)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.CLOSED)
    before = rows_of_all_tables()

    with pytest.raises(PermissionDenied):
        carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    assert rows_of_all_tables() == before


def test_a_row_that_must_be_mended_stops_the_confirming():
    one = begun(text="Action,Lead\nGate it,Vale DC\n")

    with pytest.raises(NotReady, match="a row must be mended first"):
        as_aled(one, confirm, choices={2: Outcome.OBJECTIVE})

    assert PlanImport.objects.get(pk=one.pk).state == "preparing"


def test_a_sheet_of_which_every_row_is_left_out_is_not_confirmed():
    one = begun(text="Action,Lead\nGate it,Vale DC\n")

    with pytest.raises(NotReady, match="Nothing was imported: every row is left out"):
        as_aled(one, confirm, choices={2: Outcome.LEFT_OUT})


def test_an_objective_that_says_nothing_else_leaves_no_note():
    one = begun(text="Priority,Action\nStreets,1.1 Fewer thefts\nStreets,1.2 Gate it\n")
    as_aled(one, confirm, choices={2: Outcome.OBJECTIVE})

    carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    plan = Plan.objects.get(title="Vale plan 2027")
    assert [(one.reference, one.title) for one in Objective.objects.filter(plan=plan)] == [
        ("1.1", "Fewer thefts")
    ]
    assert not plan.notes.exists()


def test_a_number_that_another_priority_has_is_not_given_twice():
    plan = people.plan()
    theirs = [one.number for one in plan.priorities.order_by("position")]

    done(text=f"Priority,Action\nPriority {theirs[0]}: Streets,Gate it\nPriority 9: Homes,Visit\n", plan=plan)

    numbers = [one.number for one in plan.priorities.order_by("position")]
    assert numbers == [*theirs, str(len(theirs) + 1), "9"]


def test_what_was_not_read_is_told_by_the_report():
    one = done(text="Vale plan,,\nRef,Action,Lead\n1,Gate it,Vale DC\n,,\n2,Light it,Vale DC\n")

    assert one.not_read == ["1 row above the headings is not read.", "1 empty row is not read."]


def test_a_file_that_cannot_be_read_leaves_nothing():
    before = [PlanImport.objects.count(), StoredFile.objects.count()]

    with pytest.raises(CannotRead):
        begun(text=b"%PDF-1.7")

    assert [PlanImport.objects.count(), StoredFile.objects.count()] == before


def test_an_import_into_a_restricted_plan_carries_its_circle():
    restricted = open_restricted_plan()
    last = AuditEvent.objects.latest("pk").pk

    one = done(text="Action\nKestrel gate\n", plan=restricted.plan)

    assert one.circle == one.file.circle == restricted.circle
    assert {event.circle for event in AuditEvent.objects.filter(pk__gt=last)} == {restricted.circle}
    assert SearchEntry.objects.get(words="kestrel gate").circle == restricted.circle


def test_other_headings_are_guessed_again_and_forget_what_was_chosen():
    one = begun(text="Vale plan,,\nRef,Action,Lead\n1,Gate it,Vale DC\n")
    assert one.header_row == 2
    as_aled(one, choose_rows, choices={3: Outcome.NOTE})
    one.refresh_from_db()

    again = as_aled(one, choose_columns, sheet="", header_row=1, columns={})

    one.refresh_from_db()
    assert again
    assert (one.header_row, one.choices) == (1, {})
    assert one.columns["1"] == "action"


def test_a_hundred_actions_cost_about_as_many_statements_as_ten(django_assert_max_num_queries):
    rows = "".join(f"{number},Gate number {number}\n" for number in range(100))
    one = begun(text="Ref,Action\n" + rows)
    as_aled(one, confirm)

    with django_assert_max_num_queries(60):
        carry_out(key=one.key, by=people.reader("aled"), progress=Waiting())

    assert Action.objects.filter(plan__title="Vale plan 2027").count() == 100


def test_a_timescale_changed_by_hand_is_read_again():
    action = Action.objects.get(plan=done().plan, reference="1.1")
    answers = replace(ActionAnswers.of(action), timescale="by October 2027")

    edit_action(
        key=action.key, version=1, answers=answers, reason="", by=people.reader("june"), now=clock.now()
    )

    action.refresh_from_db()
    assert (action.timescale_from, action.timescale_to) == (date(2027, 10, 1), date(2027, 10, 31))
    assert action.due_on == date(2027, 6, 30)

"""The coordinator says what a plan measures; everybody who reads the plan sees how each measure stands."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import AuditEvent
from csp.web import clock
from plans.models import Measure, Plan, Priority, Reading
from plans.services.measures import MeasureAnswers, edit_measure
from tests.integration import measuring, people
from tests.integration.measuring import AUGUST, measure
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan

NEW = {
    "title": "Burglaries of homes",
    "reference": "M10",
    "detail": "Recorded by the police.",
    "unit": "burglaries",
    "better": "down",
    "every": "quarter",
    "lag_weeks": "6",
    "baseline": "1,204",
    "baseline_period": "the year to March 2024",
    "target": "A tenth fewer",
    "target_value": "1,083.6",
    "target_on-day": "31",
    "target_on-month": "3",
    "target_on-year": "2027",
}


@pytest.fixture
def elin(sign_in):
    """Elin Garrod, an observer: she reads, and changes nothing."""
    return sign_in("elin")


def page(name, key):
    return reverse(f"plans:{name}", args=["vale", key])


def send(client, name, key, /, **answers):
    return client.post(page(name, key), answers, follow=True)


def the_list(client):
    return client.get(page("measure-list", people.plan().key))


def detail(client, reference="M4"):
    return client.get(page("measure-detail", measure(reference).key))


def as_it_is(client, reference="M4"):
    shown = boxes(client.get(page("measure-edit", measure(reference).key)))
    return {name: answer for name, answer in shown.items() if name != "written_by"}


def order(number):
    return [
        one.reference
        for one in Measure.objects.filter(plan=people.plan(), priority__number=number).order_by("position")
    ]


def test_the_list_says_how_each_measure_stands(elin):
    text = words(the_list(elin))

    assert "9 measures" not in text  # one is held, and is not counted among them
    assert "8 measures, 2 off target, 1 with a figure overdue" in text
    assert "M1 Domestic abuse incidents recorded again within a year Marshland Constabulary 29.9%" in text
    assert "July to September 2026, provisional" in text
    assert (
        "Better: lower. 0.8 percentage points lower than in the same quarter a year earlier "
        "Better: lower. 1.5 percentage points lower than at the baseline (the year to March 2024)" in text
    )
    assert "Not at its target yet" in text
    assert "No baseline. The advisers are new. The first full year, to March 2026" in text
    assert "Overdue: the figure for October 2026 was expected about 14 November 2026" in text
    assert "Add a measure" not in text


def test_a_measure_that_is_good_neither_way_is_never_called_better_or_worse(elin):
    text = words(detail(elin, "M8"))

    assert "63 crimes , July to September 2026 12 more than in the same quarter a year earlier." in text
    assert "Neither is better by itself, so no change is called better or worse" in text
    assert "Better:" not in text
    assert "Worse:" not in text


def test_what_is_off_target_and_has_no_action_comes_first(elin, june):
    text = words(the_list(elin))

    assert (
        "Off target, and no action works on it M6 Reports of anti-social behaviour answered "
        "within five working days : 73%, July to September 2026. Target: 95% or more by 31 March 2026" in text
    )

    key = people.action("4.8").key
    shown = send(june, "measure-actions", measure("M6").key, actions=[key], version=measure("M6").version)

    assert "The actions that work on it are saved" in words(shown)
    assert "4.8 Answer every report" in words(shown)
    assert "no action works on it" not in words(the_list(elin))


def test_an_action_that_is_complete_no_longer_works_on_it(elin, june):
    key = people.action("4.8").key
    send(june, "measure-actions", measure("M6").key, actions=[key], version=measure("M6").version)
    people.Action.objects.filter(key=key).update(status=people.status("B"))

    assert "Off target, and no action works on it" in words(the_list(elin))


def test_which_actions_were_said_to_work_on_a_measure_stays_among_its_changes(elin, june):
    for chosen in ([people.action("4.8").key], []):
        send(june, "measure-actions", measure("M6").key, actions=chosen, version=measure("M6").version)

    text = words(elin.get(page("measure-history", measure("M6").key)))

    assert text.count("Actions that work on it") == 2
    assert "4.8 Answer every report" in text


def test_what_is_held_in_abeyance_stands_apart_with_its_reason(elin):
    text = words(the_list(elin)).partition("Held in abeyance")[2]

    assert "M9 Repeat calls to the same address about off-road bikes" in text
    assert "It cannot be counted until both use one code, planned for April 2027." in text


def test_the_overview_of_the_plan_shows_the_measures_with_their_sparks(elin):
    response = elin.get(people.plan().get_absolute_url())

    assert "What the plan measures" in words(response)
    assert "M7 People who feel safe in Lowmere after dark Marshland County Council 61%" in words(response)
    assert "Deliberate fires: February 2026 5, March 2026 4, April 2026 6" in response.content.decode()


def test_the_page_says_what_is_counted_and_shows_the_figures_with_their_notes(elin):
    response = detail(elin)
    text = words(response)

    assert "Serious offences that involve a knife" in text
    assert "Fewer is better" in text
    assert "Baseline 17 offences (a month on average in the year to March 2024)" in text
    assert "Target as a number 14 offences or fewer by 31 March 2027" in text
    assert "Figures are known About 4 weeks after the month" in text
    assert "3.1 Put a youth worker in the emergency department at weekends" in text
    assert "May 2026 16 Worse: more. 2 more a Recording practice" in text
    assert "Next: October 2026, expected about 28 November 2026" in text
    assert "Note a at May 2026" in response.content.decode()
    assert "A year earlier: Sep 2025 16" not in response.content.decode()
    assert "Change this measure" not in text
    assert "Give figures" not in text


def test_a_measure_is_added_with_its_figures_as_people_write_them(june):
    assert june.get(page("measure-add", people.plan().key)).status_code == 200

    shown = send(june, "measure-add", people.plan().key, **NEW)

    assert "The measure is part of the plan" in words(shown)
    assert "Baseline 1,204 burglaries (the year to March 2024)" in words(shown)
    assert "1,083.6 burglaries or fewer by 31 March 2027" in words(shown)
    assert "No figure has been given yet." in words(shown)
    assert measure("M10").baseline == 1204


def test_sent_twice_it_is_added_once(june):
    key = boxes(june.get(page("measure-add", people.plan().key)))["key"]

    for _ in range(2):
        shown = send(june, "measure-add", people.plan().key, **NEW, key=key)

    assert "M10" in words(shown)
    assert Measure.objects.filter(reference="M10").count() == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"title": ""}, "Enter what is measured"),
        ({"better": ""}, "Choose which way is good"),
        ({"baseline": "about forty"}, "Baseline must be a number, like 1,204 or 12.5"),
        ({"baseline": "-3"}, "Baseline must be 0 or more"),
        ({"baseline": "12%"}, "Baseline must be in burglaries, not in per cent"),
        ({"baseline": "1234567890123"}, "Baseline must have 12 digits or fewer before the point"),
        ({"target_value": "1,20"}, "Target as a number must be a number, like 1,204 or 12.5"),
        ({"lag_weeks": "soon"}, "Number of weeks must be a whole number from 0 to 104"),
        ({"why_no_baseline": "New"}, "Give the baseline, or say why there is none, not both"),
        ({"target_value": ""}, "Enter the target as a number too, so that the day means something"),
        ({"target_on-day": "32"}, "Day by which the target is to be reached must be a real date"),
        ({"lead_seat": "2222222222"}, "Choose the authority that gives the figures from the list"),
        ({"priority": "2222222222"}, "Choose the priority from the list"),
    ],
)
def test_what_cannot_be_is_explained_and_what_was_typed_is_kept(june, answers, sentence):
    shown = send(june, "measure-add", people.plan().key, **{**NEW, **answers})

    assert any(sentence in one for one in problems(shown))
    assert boxes(shown)["detail"] == "Recorded by the police."
    assert not Measure.objects.filter(reference="M10").exists()


def test_a_change_is_kept_with_its_reason_and_whoever_made_it(june, elin):
    shown = send(
        june,
        "measure-edit",
        measure().key,
        **as_it_is(june) | {"target_value": "12", "reason": "Agreed in May"},
    )

    assert "The measure is changed" in words(shown)
    for name, key in (("measure-changes", people.plan().key), ("measure-history", measure().key)):
        text = words(elin.get(page(name, key)))
        assert "changed by June Okafor on 23 November 2026" in text
        assert "Target as a number 14 12" in text
        assert "Reason given: Agreed in May" in text


def test_the_same_again_changes_nothing(june):
    before = measure().version

    assert "Nothing was changed" in words(send(june, "measure-edit", measure().key, **as_it_is(june)))
    assert measure().version == before


def test_two_coordinators_who_change_one_measure_both_see_what_the_other_wrote(june, sign_in):
    typed = as_it_is(june)
    send(sign_in("aled"), "measure-edit", measure().key, **typed | {"source": "Aled’s source"})

    clash = send(june, "measure-edit", measure().key, **typed | {"source": "June’s source"})

    assert "Somebody saved this measure while you were writing" in words(clash)
    assert "Aled’s source" in words(clash)
    assert boxes(clash)["source"] == "June’s source"
    send(june, "measure-edit", measure().key, **boxes(clash))

    assert measure().source == "June’s source"


def test_a_measure_is_moved_among_those_under_its_priority(june):
    assert order("4") == ["M5", "M6", "M9"]

    send(june, "measure-move", measure("M6").key, to="up")
    send(june, "measure-move", measure("M6").key, to="up")

    assert order("4") == ["M6", "M5", "M9"]


def test_a_measure_with_figures_stays_and_one_without_goes_and_its_story_stays(june, elin):
    measuring.add(people.plan(), reference="M10", title="Counted once", called="june")
    key = measure("M10").key

    refused = send(june, "measure-remove", measure().key, version=measure().version)
    gone = send(june, "measure-remove", key, version=1)

    assert "can’t be removed. It has figures, and they are kept. Hold it in abeyance" in words(refused)
    assert "“M10 Counted once” is removed" in words(gone)
    text = words(elin.get(page("measure-changes", people.plan().key)))
    assert "Measure M10 Counted once Removed by June Okafor on 23 November 2026" in text


def test_whoever_typed_about_one_that_somebody_removed_reads_so_and_keeps_the_words(june, sign_in):
    measuring.add(people.plan(), reference="M10", called="june")
    one = measure("M10")
    typed = as_it_is(june, "M10") | {"detail": "Words that took an hour"}
    send(sign_in("aled"), "measure-remove", one.key, version=1)

    changed = send(june, "measure-edit", one.key, **typed)

    assert changed.status_code == 410
    assert "Aled Pryce removed it on 23 November 2026" in words(changed)
    assert "Words that took an hour" in words(changed)
    assert june.get(page("measure-edit", "2222222222")).status_code == 404


def test_one_is_held_in_abeyance_with_a_reason_and_taken_up_again(june, elin):
    empty = send(june, "measure-hold", measure().key, version=measure().version, why_held="")
    send(june, "measure-hold", measure().key, version=measure().version, why_held="No code for it yet")

    assert problems(empty) == ["Enter why it is held in abeyance"]
    text = words(detail(elin))
    assert "Held in abeyance No code for it yet" in text
    assert "Not at its target yet" not in text
    send(june, "measure-hold", measure().key, version=measure().version)
    assert measure().why_held == ""
    assert "Why it is held in abeyance No code for it yet Nothing" in words(
        elin.get(page("measure-history", measure().key))
    )


def test_a_priority_of_another_plan_or_one_that_was_removed_is_refused(june):
    other = Plan.objects.get(pk=people.plan().pk)
    other.pk, other.key, other.title = None, "3333333333", "Other"
    other.save()
    elsewhere = Priority(plan=other, position=1, number="1", title="Elsewhere")
    elsewhere.save()
    answers = MeasureAnswers(**{**vars(MeasureAnswers.of(measure())), "priority": elsewhere})

    with pytest.raises(ValidationError, match="Choose a priority of this plan"):
        edit_measure(
            key=measure().key,
            version=measure().version,
            answers=answers,
            reason="",
            by=people.reader("june"),
            now=clock.now(),
        )


def test_in_a_closed_plan_nothing_about_measures_changes(june, tom):
    Plan.objects.filter(pk=people.plan().pk).update(state=Plan.State.CLOSED)

    assert "closed, so nothing in it can change" in words(send(june, "measure-add", people.plan().key, **NEW))
    assert "closed, so nothing in it can change" in words(tom.get(page("reading-add", measure().key)))
    assert "overdue" not in words(the_list(june))


def test_an_officer_cannot_change_what_is_measured():
    with pytest.raises(PermissionDenied, match="Only the coordinator can change what is measured"):
        measuring.add(people.plan(), called="tom")


def test_a_plan_without_measures_says_so(june, elin):
    Reading.objects.all().delete()
    Measure.actions.through.objects.all().delete()
    Measure.objects.all().delete()

    assert "No measures yet" in words(the_list(elin))
    assert "Add a measure" not in words(the_list(elin))
    assert "Add a measure" in words(the_list(june))
    assert "What the plan measures" not in words(elin.get(people.plan().get_absolute_url()))


def test_the_list_is_exported_as_it_is_shown_and_formulas_are_made_none(elin):
    Measure.objects.filter(reference="M1").update(title="=1+1")

    lines = elin.get(page("measure-list-csv", people.plan().key)).getvalue().decode().splitlines()
    due = elin.get(f"{page('measure-list-csv', people.plan().key)}?due=on").getvalue().decode().splitlines()

    assert lines[0].startswith("\ufeffPriority,Reference,Measure,Unit,Latest figure,Period")
    assert lines[1].startswith('1. Domestic abuse,M1,\'=1+1,%,29.9,"July to September 2026, provisional"')
    assert len(lines) == 10
    assert [line.split(",")[1] for line in due[1:]] == ["M5"]
    assert AuditEvent.objects.filter(verb="measures.exported").count() == 2


def test_words_of_an_imported_measure_are_shown_as_they_were_written(elin):
    one = Measure(
        plan=people.plan(),
        position=20,
        title="Calls",
        target="Fewer, see LPDG plan",
        lead_as_written="Cllr and police",
        timescale="Q3/4",
        other_details=[["National indicator", "NI 3, 4"]],
    )
    one.save()

    text = words(elin.get(page("measure-detail", one.key)))

    assert "Target Fewer, see LPDG plan Timescale Q3/4 Given by Cllr and police" in text
    assert "National indicator NI 3, 4" in text
    assert "Which way is good Nobody has said yet" in text
    assert "None, and nobody has said why" in text
    assert "Under no priority" in words(the_list(elin))


def test_more_measures_and_figures_cost_no_more_questions(elin):
    def cost(name, key):
        with CaptureQueriesContext(connection) as asked:
            elin.get(page(name, key))
        return len(asked)

    pages = [("measure-list", people.plan().key), ("plan-detail", people.plan().key)]
    before = [cost(*one) for one in pages]
    for _ in range(3):
        measuring.give(measuring.add(people.plan(), called="june"), (AUGUST, "7"), called="june")

    assert [cost(*one) for one in pages] == before


def test_a_member_of_the_circle_reads_a_restricted_measure(sign_in):
    made = open_restricted_plan()
    text = words(sign_in("carys").get(page("measure-detail", made.measure.key)))

    for said in ("measure", "definition", "note"):
        assert f"{CANARY} {said}" in text
    assert "Overdue: 2 figures, the first for September 2026" in text
    assert (
        AuditEvent.objects.filter(subject="plans.measure", subject_id=made.measure.pk, circle=None).count()
        == 0
    )

"""One box finds plans, their priorities and their measures too, and goes on finding them by what they say now."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.kernel.terms import Term
from csp.models import SearchEntry
from csp.services.words import set_words
from csp.web import clock
from plans.imports.fields import Outcome
from plans.models import Plan
from plans.services import measures, plan_life, priorities
from plans.services.importing import carry_out
from plans.services.imports import confirm
from plans.services.plan_life_next import Decided, Fate, make_next_plan
from tests.integration import agreeing, importing, measuring, paneling, people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.reviewing import open_review

PAGE = "/p/vale/search/"
YEAR = (date(2027, 4, 1), date(2028, 3, 31))
SECOND = plan_life.PlanAnswers(
    Plan.Kind.COMMUNITY_SAFETY, "Safer Vale 2028/29", date(2028, 4, 1), date(2029, 3, 31)
)
KINDS = ("plan", "priority", "measure")


def search(client, text):
    return client.get(PAGE, {"words": text})


def june():
    return {"by": people.reader("june"), "now": clock.now()}


def standing(one):
    return {"key": one.key, "version": one.version, "reason": "", **june()}


def add(service, answers, **said):
    """Add a piece to Vale's plan, called “Quillwort” and something, as its coordinator."""
    return service(plan=people.plan(), answers=answers(**said), **june())


def quillwort_priority():
    return add(
        priorities.add_priority,
        priorities.PriorityAnswers,
        number="9",
        title="Quillwort banks",
        aim="Nobody falls in, and every bridge has a lamp.",
    )


def quillwort_measure(title="Quillwort rescues"):
    return add(
        measures.add_measure,
        measures.MeasureAnswers,
        title=title,
        detail="Every time that a crew goes out for somebody in the water.",
    )


def quillwort_plan():
    answers = plan_life.PlanAnswers(Plan.Kind.COMMUNITY_SAFETY, "Quillwort plan", *YEAR)
    return plan_life.add_plan(partnership=people.vale(), answers=answers, **june())


def test_a_plan_is_found_by_its_title_with_how_far_it_is_and_its_days(tom):
    plan = quillwort_plan()

    page = search(tom, "quillwort PLAN")

    assert "Plans 1 Quillwort plan Being drafted, 1 April 2027 to 31 March 2028" in words(page)
    assert f'href="{plan.get_absolute_url()}"><mark>Quillwort</mark> <mark>plan</mark></a>' in (
        page.content.decode()
    )


def test_a_plan_is_found_by_what_it_says_with_the_words_round_it(tom):
    plan = quillwort_plan()
    answers = plan_life.TextAnswers(strategy="First we look after the towpath, then after the locks.")

    plan_life.write_texts(answers=answers, **standing(plan))

    page = search(tom, "quillwort towpath")
    assert "1 record holds every one of these words." in words(page)
    assert "First we look after the <mark>towpath</mark>, then after the locks." in page.content.decode()


def test_a_priority_is_found_under_the_partnerships_word_for_it_and_leads_to_its_place(tom):
    set_words(
        partnership=people.vale(),
        version=0,
        words={Term(one): {"priority": "theme"}.get(one, "") for one in Term},
        by=people.reader("tess"),
        now=clock.now(),
    )
    one = quillwort_priority()

    page = search(tom, "bridge quillwort")

    place = reverse("plans:priority-list", args=["vale", people.plan().key])
    assert f'href="{place}#{one.key}">9. <mark>Quillwort</mark> banks</a>' in page.content.decode()
    assert f"Themes 1 9. Quillwort banks {people.plan().title} Nobody falls in" in words(page)
    assert "every <mark>bridge</mark> has a lamp" in page.content.decode()
    assert f'id="{one.key}"' in tom.get(place).content.decode()


def test_a_measure_is_found_by_its_definition_and_leads_to_its_page(tom):
    one = quillwort_measure()

    page = search(tom, "quillwort crew")

    assert f"Measures 1 Quillwort rescues {people.plan().title} Every time that a crew" in words(page)
    assert f'href="{reverse("plans:measure-detail", args=["vale", one.key])}"' in page.content.decode()
    assert "a <mark>crew</mark> goes out" in page.content.decode()


@pytest.mark.parametrize(
    ("made", "answers", "change"),
    [
        (quillwort_plan, plan_life.PlanAnswers, plan_life.edit_plan),
        (quillwort_priority, priorities.PriorityAnswers, priorities.edit_priority),
        (quillwort_measure, measures.MeasureAnswers, measures.edit_measure),
    ],
    ids=KINDS,
)
def test_what_is_renamed_is_found_by_its_new_name_alone(tom, made, answers, change):
    one = made()
    known = vars(answers.of(one)) | {"title": "Zebrawort"}

    change(answers=answers(**known), **standing(one))

    assert "1 record holds" in words(search(tom, "zebrawort"))
    assert "Nothing found" in words(search(tom, "quillwort"))


@pytest.mark.parametrize(
    ("made", "remove"),
    [(quillwort_priority, priorities.remove_priority), (quillwort_measure, measures.remove_measure)],
    ids=KINDS[1:],
)
def test_what_is_removed_is_found_no_more_and_its_words_are_gone(tom, made, remove):
    one = made()
    assert "1 record holds" in words(search(tom, "quillwort"))

    remove(key=one.key, version=one.version, **june())

    assert "Nothing found" in words(search(tom, "quillwort"))
    assert not SearchEntry.objects.filter(subject_key=one.key).exists()


def test_the_next_plan_and_all_that_is_copied_into_it_are_found(tom):
    plan = agreeing.published()
    measuring.add(plan, called="june", title="Zebrawort", priority=plan.priorities.get(), lead_seat=None)
    talk = plan.actions.get()
    carried = {talk.key: Decided(Fate.CARRY, "It goes on", talk.version)}

    make_next_plan(plan=plan, key="2222222223", answers=SECOND, decided=carried, **june())

    assert "Plans 1 Safer Vale 2028/29" in words(search(tom, "2028/29"))
    assert "Measures 2 Zebrawort Safer Vale 2028/29" in words(search(tom, "zebrawort"))
    copied = Plan.objects.get(follows=plan).priorities.get()
    assert f"#{copied.key}" in search(tom, "knives").content.decode()


def test_what_a_sheet_brings_is_found(tom):
    begun = importing.begun(text="Priority,Action,Target\nZebrawort,Lamps on bridges,Sixty\n")
    known = {"key": begun.key, "version": begun.version, "choices": {2: Outcome.MEASURE}}
    confirm(**known, by=people.reader("aled"), now=clock.now())
    carry_out(key=begun.key, by=people.reader("aled"), progress=importing.Waiting())

    assert "Measures 1 Lamps on bridges Vale plan 2027 Sixty" in words(search(tom, "sixty lamps"))
    plan = Plan.objects.get(title="Vale plan 2027")
    assert f'href="{plan.get_absolute_url()}"' in search(tom, "2027 vale plan").content.decode()
    assert "Priorities 1 1. Zebrawort Vale plan 2027" in words(search(tom, "zebrawort"))


def test_the_plan_of_a_review_is_found_by_those_who_are_on_the_review_for_it_alone(sign_in, june):
    plan = paneling.plan(open_review().review, "Zebrawort")

    assert plan.get_absolute_url() in search(sign_in("wren"), "zebrawort").content.decode()
    assert "Nothing found" in words(search(june, "zebrawort"))


def test_of_a_restricted_plan_members_find_all_and_an_officer_named_on_an_action_finds_nothing(sign_in, tom):
    open_restricted_plan(held_by=("tom", "aled"))
    kinds = [f"{kind} 1 " for kind in ("Plans", "Priorities", "Measures")]

    found = words(search(sign_in("aled"), CANARY))

    assert all(kind in found for kind in kinds)
    assert "Nothing found" in words(search(tom, CANARY))


def test_a_councillor_finds_none_of_them(sign_in):
    quillwort_plan()
    quillwort_priority()

    assert "Nothing found" in words(search(sign_in("hal"), "quillwort"))


def test_many_that_are_found_cost_no_more_queries_than_one(tom):
    quillwort_plan(), quillwort_priority(), quillwort_measure()

    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert "Nothing found" not in words(search(tom, "quillwort"))
        return len(asked)

    search(tom, "quillwort")
    few = cost()
    for number in range(12):
        quillwort_plan(), quillwort_measure(f"Quillwort {number}")

    assert cost() == few


def kept():
    """What the search knows of plans, priorities and measures."""
    found = SearchEntry.objects.filter(kind__in=KINDS).order_by("kind", "subject_key")
    return list(found.values("kind", "subject_key", "partnership", "circle", "words"))


def test_the_change_of_the_tables_writes_what_the_services_keep_and_takes_it_away_again():
    open_restricted_plan()
    before = kept()
    assert {entry["kind"] for entry in before} == set(KINDS)
    others = SearchEntry.objects.exclude(kind__in=KINDS).count()
    change = import_module("plans.migrations.0009_words_of_what_plans_hold")

    change.forget(apps, None)
    assert kept() == []

    change.keep(apps, None)
    change.keep(apps, None)
    assert kept() == before
    assert SearchEntry.objects.exclude(kind__in=KINDS).count() == others

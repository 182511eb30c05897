"""The plan's overview: its figures and bars are what the database counts."""

import re
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from csp.models import Partnership
from plans.models import Action, Plan, Priority
from tests.integration import people
from tests.integration.reading import words


def overview(client):
    return client.get(people.plan().get_absolute_url())


def actions(**chosen):
    return Action.objects.filter(plan=people.plan(), **chosen)


def test_the_figures_are_what_the_database_counts(june):
    html = overview(june).content.decode()

    figures = re.findall(r"<b>([^<]*)</b>\s*<(?:a|span)[^>]*>([^<]*)<", html)
    well = actions(state="open", status__stands_for__in=["complete", "on_track"]).count()
    well += actions(state="closed").count()
    off = actions(state="open", status__stands_for="off_track").count()
    assert figures == [
        (f"{well} of {actions().count()}", "actions complete or on track"),
        (str(off), "off track: will miss their date"),
        ("6", "late: open after their due date"),
        ("6", "silent: no update for too long"),
    ]
    assert "late: open after their due date 10 after the date first agreed" in words(overview(june))


def test_each_bar_says_what_the_database_counts_for_its_priority(june):
    html = unescape(overview(june).content.decode())

    for priority in Priority.objects.filter(plan=people.plan()):
        total = actions(priority=priority).count()
        parts = [
            (letter, actions(priority=priority, state="open", status__letter=letter).count(), word)
            for letter, word in (
                ("B", "complete"),
                ("G", "on track"),
                ("A", "behind"),
                ("R", "off track"),
                ("N", "not started"),
            )
        ]
        parts.append(("–", actions(priority=priority, state="open", status=None).count(), "not reported"))
        parts += [
            (letter, actions(priority=priority, state=state).count(), word)
            for letter, state, word in (
                ("‖", "in_abeyance", "held in abeyance"),
                ("✓", "closed", "closed"),
                ("×", "stopped", "stopped"),
            )
        ]
        said = ", ".join(f"{count} {word}" for _, count, word in parts if count)
        assert f'aria-label="{priority}: {total} actions. {said}"' in html
        for letter, count, _ in parts:
            assert not count or f">{count} {letter}</text>" in html


def test_the_late_and_silent_figures_lead_to_exactly_those_actions(june):
    html = overview(june).content.decode()
    address = reverse("plans:action-list", args=["vale", people.plan().key])

    assert f'href="{address}?due=late"' in html
    assert f'href="{address}?due=first"' in html
    assert f'href="{address}?silent=on"' in html
    assert f'href="{address}?status={people.status("R").key}"' in html


def test_what_is_off_track_is_listed_with_the_words_of_its_last_update(june):
    said = words(overview(june))

    for action in actions(status__letter="R"):
        last = " ".join(action.updates.first().text.split()[:24])
        assert f"{action.reference} {action.title}" in said
        assert last in said


def test_the_page_says_who_is_silent_and_what_nobody_holds(june):
    said = words(overview(june))

    assert "6 open actions have had no update for more than 92 days." in said
    assert "4 actions of this plan have nobody who answers for them." in said


@pytest.mark.parametrize(
    ("called", "offered"), [("june", True), ("dana", False), ("tom", False), ("elin", False)]
)
def test_adding_an_action_is_offered_to_those_who_may(called, offered, sign_in):
    assert ("Add an action" in words(overview(sign_in(called)))) is offered


def test_a_closed_plan_offers_nothing_to_add(june):
    Plan.objects.update(state=Plan.State.CLOSED)

    assert "Add an action" not in words(overview(june))


def test_the_overview_costs_the_same_however_many_actions_there_are(june, django_assert_max_num_queries):
    beside = another_plan()  # where there is one, the page asks what was moved between the two
    with django_assert_max_num_queries(20) as all_of_them:
        overview(june)
    few = actions().values_list("pk", flat=True)[:3]
    people.plan().actions.exclude(pk__in=list(few)).update(plan=beside)
    with django_assert_max_num_queries(len(all_of_them)) as three:
        overview(june)

    assert len(three) == len(all_of_them)


def another_plan():
    plan = people.plan()
    plan.pk, plan.key, plan.title = None, "bcdfghjkmn", "Another plan"
    plan.save()
    return plan


def test_a_plan_without_anything_says_so(june):
    plan = another_plan()
    page = june.get(plan.get_absolute_url())
    listed, rounds = (
        words(june.get(reverse(f"plans:{name}", args=["vale", plan.key])))
        for name in ("action-list", "round-list")
    )

    assert "0 of 0 actions complete or on track" in words(page)
    assert (
        "No priorities yet A plan is about a few priorities. This one has none yet. Add the first priority"
        in words(page)
    )
    assert "No action is reported off track." in words(page)
    assert "Silent No action is open." in words(page)
    assert (
        "No actions yet This plan has no action yet. Add the first action Import them from a file" in listed
    )
    assert "No action of this plan is open, so there is nothing to ask about. Add an action" in rounds


def test_whoever_cannot_fill_a_plan_without_anything_is_offered_nothing(sign_in):
    plan, elin = another_plan(), sign_in("elin")
    said = [
        words(elin.get(reverse(f"plans:{name}", args=["vale", plan.key])))
        for name in ("plan-detail", "action-list", "round-list")
    ]

    assert "No actions yet This plan has no action yet." in said[1]
    for offer in ("Add the first", "Add an action", "Import them"):
        assert offer not in " ".join(said)


def test_an_action_under_no_priority_is_counted_too(june):
    actions(reference="4.9").update(priority=None, objective=None)

    page = overview(june)

    assert "Under no priority: 1 action. 1 not started" in page.content.decode()
    assert f"of {actions().count()} actions" in words(page)


def test_the_list_of_plans_names_each_plan_its_state_and_its_dates(june, fen):
    said = words(june.get("/p/vale/plans/"))

    assert "Community Safety Plan 2024 to 2027 Published 1 Apr 2024 31 Mar 2027" in said
    assert "Fen plan" not in said


def test_a_partnership_without_a_plan_says_so(client):
    empty = Partnership(slug="dale", place="Dale", kind=Partnership.Kind.UNITARY)
    empty.save()
    june = people.person("june")
    appointment: Any = june.appointments.first()
    appointment.pk, appointment.key, appointment.partnership = None, "bcdfghjkmn", empty
    appointment.save()
    client.force_login(june)

    assert "No plans yet When the partnership has a plan, it will be listed here." in words(
        client.get("/p/dale/plans/")
    )


def test_somebody_of_two_partnerships_is_asked_which(client):
    test_a_partnership_without_a_plan_says_so(client)

    assert "Your partnerships Dale Community Safety Partnership Vale Community Safety Partnership" in words(
        client.get("/")
    )

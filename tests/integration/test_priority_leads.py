"""Priorities that somebody leads are counted and handed over with their work, and a lead who has left is said."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.audit import NewerVersion
from csp.kernel.terms import Term
from csp.models import AuditEvent, Message
from csp.services.handovers import Passed, hand_over, held_by
from csp.services.words import set_words
from csp.web import clock
from csp.web.handovers import desk_of
from plans.models import Action, Plan, Priority
from plans.policies.handovers import may_pass_priority_on
from plans.services.priorities import PriorityAnswers, edit_priority
from tests.integration import at_table, people
from tests.integration.handing import LINK, as_it_is, page_of, passed
from tests.integration.meanwhile import in_which_order
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan

FOURTH = "4. Anti-social behaviour"


@pytest.fixture
def fourth():
    """Priority 4, which Tom leads for the constabulary; he holds nothing else."""
    Action.objects.filter(lead_person=people.person("tom")).update(lead_person=None)
    four = people.priority("4")
    answers = replace(PriorityAnswers.of(four), lead_person=people.person("tom"), lead_seat=at_table.seat())
    by, now = people.reader("june"), clock.now()
    return edit_priority(key=four.key, version=four.version, answers=answers, reason="", by=by, now=now)


def taken(priority, version=None):
    return Passed("plans.priority", priority.key, version or priority.version)


def hand(by, to, *given):
    return hand_over(
        partnership=people.vale(),
        holder=people.person("tom"),
        successor=people.person(to),
        passed=given,
        link=LINK,
        by=people.reader(by),
        now=clock.now(),
    )


def count(called="tom", by="june"):
    return held_by(person=people.person(called), partnership=people.vale(), by=people.reader(by))


def of_tom():
    return {"partnership": people.vale(), "person": people.person("tom")}


def overview():
    return reverse("plans:plan-detail", args=["vale", people.plan().key])


def leave(called):
    people.person(called).appointments.update(ends_on=date(2026, 11, 22))


def test_priorities_are_counted_beside_the_actions_of_whoever_leads_them(fourth, june):
    assert count() == "1 priority"
    Action.objects.filter(pk=people.action("1.6").pk).update(lead_person=people.person("tom"))

    assert count() == "1 priority and 1 open action"
    page = june.get(reverse("csp:person-detail", args=["vale", people.person("tom").key]))
    assert "Held by Tom Ferrier: 1 priority and 1 open action." in words(page)


def test_a_leaver_still_in_front_of_a_priority_is_said_to_hold_it_no_more(fourth, june):
    leave("tom")

    page = june.get(reverse("csp:person-detail", args=["vale", people.person("tom").key]))

    assert "Held by nobody, and still in the name of Tom Ferrier: 1 priority." in words(page)


def test_a_priority_of_a_closed_plan_is_nobodys_work_any_more(fourth):
    Plan.objects.filter(pk=fourth.plan_id).update(state=Plan.State.CLOSED)

    assert count() == ""


def test_the_coordinator_hands_over_a_leavers_priority_on_the_page(fourth, june):
    leave("tom")
    page = june.get(page_of("tom"))
    assert f"{FOURTH} Leads it in Community Safety Plan" in words(page)

    after = june.post(page_of("tom"), {**as_it_is(page), "successor": people.person("dana").key}, follow=True)

    assert "Handed over to Dana Whitlock: 1 priority. They are told by e-mail" in words(after)
    assert "begins with it" not in words(after)
    assert "There is nothing to hand over" in words(after)
    assert people.priority("4").lead_person == people.person("dana")


def test_the_history_of_the_priority_and_the_trail_say_who_handed_it_over(fourth, june):
    hand("tom", "dana", taken(fourth))

    newest = people.priority("4").history.first()
    assert (newest.history_change_reason, newest.history_user) == ("Handed over", people.person("tom"))
    assert AuditEvent.objects.order_by("-pk")[0].verb == "priority.changed"
    changes = words(june.get(reverse("plans:priority-changes", args=["vale", people.plan().key])))
    assert "Who leads it there Tom Ferrier Dana Whitlock" in changes


def test_the_letter_says_where_the_priority_names_them_and_promises_no_first_page(fourth):
    hand("june", "dana", taken(fourth))

    letter = Message.objects.get(kind="handover", subject="Handed over to you: 1 priority")
    assert letter.to_person == people.person("dana")
    assert "Each priority names you as its lead on the page of its plan. Sign in here:" in letter.text
    assert "top of your first page" not in letter.text
    assert fourth.title not in letter.text


def test_a_partnership_with_a_word_of_its_own_reads_it_wherever_they_are_counted_and_handed_over(
    fourth, june, sign_in
):
    own = {Term.PRIORITY: "theme", Term.PRIORITIES: "strands"}
    asked = {term: own.get(term, "") for term in Term}
    tess, now = people.reader("tess"), clock.now()
    set_words(partnership=people.vale(), version=0, words=asked, by=tess, now=now)
    restricted = open_restricted_plan()
    Priority.objects.filter(pk=restricted.priority.pk).update(lead_person=people.person("tom"))
    inside, outside = sign_in("aled").get(page_of("tom")), sign_in("priya").get(page_of("tom"))

    assert count() == "1 theme"
    for told in (
        "Tom Ferrier leads 1 theme of a restricted plan, which",
        "another lead on the form of the theme.",
    ):
        assert told in words(inside)
    assert "Tom Ferrier leads 1 more theme for other authorities." in words(outside)
    assert "No open action or theme that you may pass on names Tom Ferrier." in words(outside)
    assert [one.called for one in desk_of(people.reader("june"), **of_tom()).items] == ["theme"]
    assert hand("june", "dana", taken(fourth)) == "1 theme"
    letter = Message.objects.get(kind="handover", subject="Handed over to you: 1 theme")
    assert "Each theme names you as its lead on the page of its plan." in letter.text
    assert "priorit" not in letter.text.casefold()
    assert "and strands that you lead." in words(sign_in("tom").get(page_of("tom")))


def test_actions_and_priorities_go_together_or_not_at_all(fourth):
    Action.objects.filter(pk=people.action("1.6").pk).update(lead_person=people.person("tom"))
    with pytest.raises(NewerVersion):
        hand("june", "dana", passed(people.action("1.6")), taken(fourth, version=99))
    assert people.action("1.6").lead_person == people.person("tom")

    said = hand("june", "dana", passed(people.action("1.6")), taken(fourth))

    assert said == "1 priority and 1 action"
    assert people.action("1.6").lead_person == people.priority("4").lead_person == people.person("dana")
    letter = Message.objects.get(kind="handover", subject="Handed over to you: 1 priority and 1 action")
    assert "top of your first page" in letter.text


@pytest.mark.parametrize(
    ("called", "may"),
    [("june", True), ("tom", True), ("dana", True), ("neil", False), ("priya", False), ("elin", False)],
)
def test_whoever_leads_it_their_authoritys_lead_and_the_coordinator_pass_a_priority_on(called, may, fourth):
    decision = may_pass_priority_on(people.reader(called), fourth)

    assert bool(decision) is may
    if not may:
        assert "its authority’s lead and the coordinator can hand it over." in decision.refusal


def test_the_lead_of_another_authority_is_told_that_it_stays(fourth, sign_in):
    page = sign_in("priya").get(page_of("tom"))

    assert (
        "Tom Ferrier leads 1 more priority for other authorities. The lead of each, or the coordinator, can hand "
        "them over."
    ) in words(page)
    with pytest.raises(PermissionDenied, match="its authority’s lead and the coordinator can hand it over"):
        hand("priya", "dana", taken(fourth))


def test_a_priority_of_a_restricted_plan_is_told_of_inside_its_circle_and_passed_on_nowhere(sign_in):
    restricted = open_restricted_plan()
    Priority.objects.filter(pk=restricted.priority.pk).update(lead_person=people.person("tom"))
    before = count(by="aled")

    said = {called: words(sign_in(called).get(page_of("tom"))) for called in ("aled", "june")}

    sentence = "Tom Ferrier leads 1 priority of a restricted plan, which is not handed over here."
    assert (sentence in said["aled"], sentence in said["june"]) == (True, False)
    assert not any(f"{CANARY}-1. {CANARY} priority" in one for one in said.values())
    assert "priority" not in before
    with pytest.raises(NewerVersion):
        hand("aled", "dana", taken(restricted.priority))
    assert not may_pass_priority_on(people.reader("aled"), restricted.priority)


def test_what_is_sent_twice_is_handed_over_once_and_no_mistake(fourth, sign_in):
    tom = sign_in("tom")
    filled = {**as_it_is(tom.get(page_of("tom"))), "successor": people.person("dana").key}
    tom.post(page_of("tom"), filled)

    again = tom.post(page_of("tom"), filled, follow=True)

    assert "You have handed these over already. They were not handed over twice." in words(again)
    assert Message.objects.filter(subject="Handed over to you: 1 priority").count() == 1


def test_plans_are_held_before_their_priorities_and_both_before_actions(fourth):
    Action.objects.filter(pk=people.action("1.6").pk).update(lead_person=people.person("tom"))

    with in_which_order() as held:
        hand("june", "dana", passed(people.action("1.6")), taken(fourth))

    assert [one for one in held if one in {"Plan", "Priority", "Action"}] == ["Plan", "Priority", "Action"]


@pytest.mark.parametrize("page", ["plans:plan-detail", "plans:priority-list"])
def test_a_plan_says_that_the_lead_of_a_priority_has_left(page, fourth, june):
    address = reverse(page, args=["vale", people.plan().key])
    assert "Its lead has left" not in words(june.get(address))

    leave("tom")

    assert "Its lead has left: Tom Ferrier, Marshland Constabulary" in words(june.get(address))


def test_somebody_with_another_role_here_has_not_left(fourth, june):
    people.appoint_also("tom", "observer")
    people.person("tom").appointments.exclude(role="observer").update(ends_on=date(2026, 11, 22))

    assert "Its lead has left" not in words(june.get(overview()))


def test_somebody_between_two_appointments_has_not_left(fourth, june):
    people.appoint_also("tom", "officer")
    appointments = people.person("tom").appointments
    later = appointments.order_by("-pk")[0]
    appointments.exclude(pk=later.pk).update(ends_on=date(2026, 11, 22))
    appointments.filter(pk=later.pk).update(starts_on=date(2026, 12, 1))

    assert "Its lead has left" not in words(june.get(overview()))


def test_a_closed_plan_goes_on_naming_whoever_led_it(fourth, june):
    leave("tom")
    Plan.objects.filter(pk=people.plan().pk).update(
        state=Plan.State.CLOSED, closed_on=people.TODAY, closed_by=people.person("june")
    )

    assert "Tom Ferrier" in words(june.get(overview()))
    assert "Its lead has left" not in words(june.get(overview()))


def test_saying_who_has_left_costs_the_same_for_one_priority_and_for_all(fourth, june):
    june.get(overview())
    with CaptureQueriesContext(connection) as one:
        june.get(overview())
    leave("tom")
    every = Priority.objects.filter(plan=people.plan())
    every.update(lead_person=people.person("tom"))

    with CaptureQueriesContext(connection) as all_of_them:
        page = june.get(overview())

    assert words(page).count("Its lead has left: Tom Ferrier") == every.count()
    assert len(all_of_them) == len(one)

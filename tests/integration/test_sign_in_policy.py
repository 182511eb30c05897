"""How people of a partnership sign in is the partnership's to say, down to what must not be weakened."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied

from csp.audit import NewerVersion
from csp.models import AuditEvent, Circle, CircleMember, SignInPolicy
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.services.sign_in_policies import set_sign_in_policy
from csp.web import clock
from tests.integration import people
from tests.integration.reading import boxes, problems, words

PAGE = "/p/vale/settings/sign-in/"
MINUTES = "Minutes without a page must be a whole number from 10 to 480"
HOURS = "Hours must be a whole number from 1 to 24"
SET_UP = "/account/second-step/set-up/"


def answers(roles=("coordinator", "officer"), minutes="30", hours="8", version="1", by_link="without"):
    return {
        "second_factor_roles": list(roles),
        "idle_minutes": minutes,
        "longest_hours": hours,
        "by_link": by_link,
        "version": version,
    }


def set_policy(called="tess", version=1, roles=("coordinator",), minutes=60, hours=12):
    return set_sign_in_policy(
        partnership=people.vale(),
        version=version,
        second_factor_roles=roles,
        idle_minutes=minutes,
        longest_hours=hours,
        by_link="without",
        by=people.reader(called),
        now=clock.now(),
    )


def join_a_circle(called, starts_on=date(2026, 1, 1), ends_on=None):
    circle = Circle(partnership=people.vale())
    circle.save()
    CircleMember(circle=circle, person=people.person(called), starts_on=starts_on, ends_on=ends_on).save()


def test_the_page_begins_with_the_answers_every_partnership_begins_with(sign_in):
    page = sign_in("tess").get(PAGE)

    assert boxes(page)["idle_minutes"] == "60"
    assert boxes(page)["longest_hours"] == "12"
    assert page.content.decode().count(" checked") == 3
    assert "Nothing yet." in words(page)


def test_an_administrator_asks_officers_for_a_second_step_and_it_holds_at_once(sign_in, tom):
    assert tom.get("/p/vale/").status_code == 200

    saved = sign_in("tess").post(PAGE, answers(), follow=True)

    assert "The change is saved" in words(saved)
    assert tom.get("/p/vale/")["Location"] == SET_UP
    assert SignInPolicy.objects.get().second_factor_roles == ["administrator", "coordinator", "officer"]


def test_what_was_changed_by_whom_is_on_the_page_and_one_event_is_on_the_trail(sign_in):
    tess = sign_in("tess")

    page = words(tess.post(PAGE, answers(), follow=True))

    assert "Changed by Tess Hollin on 23 November 2026" in page
    assert "Minutes without a page 60 30" in page
    assert "Administrator, Coordinator, Review coordinator Administrator, Coordinator, Officer" in page
    [event] = AuditEvent.objects.filter(verb="sign-in-policy.changed")
    assert (event.person, event.partnership) == (people.person("tess"), people.vale())


def test_who_reports_by_a_link_is_said_here_with_its_history(sign_in):
    page = words(sign_in("tess").post(PAGE, answers(by_link="nobody"), follow=True))

    assert "The change is saved" in page
    assert SignInPolicy.objects.get().by_link == "nobody"
    assert "Who may report by a link Only people who need no second step to sign in Nobody" in page


def test_who_reports_by_a_link_is_chosen_from_the_list(sign_in):
    page = sign_in("tess").post(PAGE, answers(by_link="mayor"))

    assert problems(page) == [
        "Choose an answer to “Who may report to a review round by a link, without signing in?” from the list"
    ]


def test_nobody_can_untick_administrators(sign_in):
    sign_in("tess").post(PAGE, answers(roles=()))

    policy = SignInPolicy.objects.get()
    assert policy.second_factor_roles == ["administrator"]
    Authenticator.objects.filter(user=people.person("tess")).delete()
    assert sign_in("tess").get(PAGE)["Location"] == SET_UP


def test_a_row_that_leaves_administrators_out_still_asks_them(sign_in):
    SignInPolicy(partnership=people.vale(), second_factor_roles=[]).save()
    Authenticator.objects.filter(user=people.person("tess")).delete()

    assert sign_in("tess").get(PAGE)["Location"] == SET_UP


def test_a_coordinator_whose_partnership_asks_for_none_needs_no_second_step(sign_in):
    set_policy(roles=())
    Authenticator.objects.filter(user=people.person("june")).delete()

    assert sign_in("june").get("/p/vale/").status_code == 200


def test_nothing_changed_is_nothing_saved(sign_in):
    same = answers(roles=("coordinator", "review_coordinator"), minutes="60", hours="12")

    page = sign_in("tess").post(PAGE, same, follow=True)

    assert "Nothing was changed" in words(page)
    assert not SignInPolicy.objects.exists()


@pytest.mark.parametrize(
    ("minutes", "hours", "found"),
    [
        ("9", "12", [MINUTES]),
        ("481", "25", [MINUTES, HOURS]),
        ("an hour", "0", [MINUTES, HOURS]),
        ("", "", ["Enter the minutes without a page", "Enter the hours"]),
    ],
)
def test_times_that_make_no_sense_are_refused_in_a_sentence(minutes, hours, found, sign_in):
    page = sign_in("tess").post(PAGE, answers(minutes=minutes, hours=hours))

    assert problems(page) == found
    assert not SignInPolicy.objects.exists()


def test_a_role_that_is_not_in_the_list_is_refused(sign_in):
    assert problems(sign_in("tess").post(PAGE, answers(roles=("mayor",)))) == [
        "Choose an answer to “Who takes a second step at sign-in?” from the list"
    ]


def test_two_administrators_who_save_at_once_both_see_what_the_other_chose(sign_in):
    set_policy(minutes=45)

    clash = sign_in("tess").post(PAGE, answers(minutes="30", version="1"))

    assert "Somebody saved this page while you were writing" in words(clash)
    assert "Minutes without a page 60 45" in words(clash)
    assert boxes(clash)["idle_minutes"] == "30"
    assert SignInPolicy.objects.get().idle_minutes == 45
    again = sign_in("tess").post(PAGE, {**boxes(clash), "second_factor_roles": ["coordinator"]}, follow=True)
    assert "The change is saved" in words(again)
    assert SignInPolicy.objects.get().idle_minutes == 30


def test_the_service_refuses_an_older_version_and_whoever_is_no_administrator():
    set_policy(minutes=45)

    with pytest.raises(NewerVersion):
        set_policy(minutes=30)
    with pytest.raises(PermissionDenied, match="Only an administrator can set up the partnership"):
        set_policy(called="june", version=2, minutes=30)


@pytest.mark.parametrize("called", ["tom", "hal", "elin"])
def test_everyone_on_a_review_takes_a_second_step_whatever_the_roles_say(called, sign_in):
    set_policy(roles=())
    join_a_circle(called)

    assert sign_in(called).get("/p/vale/")["Location"] == SET_UP


def test_whoever_is_no_longer_on_a_review_or_not_yet_takes_none(tom):
    join_a_circle("tom", ends_on=date(2026, 11, 22))
    join_a_circle("tom", starts_on=date(2026, 11, 24))

    assert tom.get("/p/vale/").status_code == 200


def test_whoever_works_with_two_partnerships_is_held_to_the_more_careful(fen, sign_in, tom):
    newcomer = people.person("tom").appointments.get()
    newcomer.pk, newcomer.key, newcomer.partnership = None, "tomsinfen0", fen.partnership
    newcomer.save()
    SignInPolicy(partnership=fen.partnership, second_factor_roles=[Role.OFFICER]).save()

    assert tom.get("/p/vale/")["Location"] == SET_UP


def test_who_must_take_a_second_step_costs_no_query_of_its_own(django_assert_num_queries):
    set_policy()
    join_a_circle("tom")
    tom = people.person("tom")

    with django_assert_num_queries(1):
        assert reader_of(tom, today=people.TODAY).needs_second_factor

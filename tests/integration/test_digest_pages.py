"""The page on which one says how often one is told what waits."""

import pytest
from django.urls import reverse

from csp.audit import Verb
from csp.models import AuditEvent, Digest
from tests.integration import people
from tests.integration.digesting import MONDAY, joined_long_ago, written
from tests.integration.reading import boxes, words
from tests.integration.test_see_as import seeing

PAGE = "/account/emails/"


def send(client, how_often, **also):
    answers = {**boxes(client.get(PAGE)), "how_often": how_often, **also}
    return client.post(PAGE, answers)


def chosen_by(called):
    return Digest.objects.get(person=people.person(called))


def deeds():
    return AuditEvent.objects.filter(verb=Verb.DIGEST_CHANGED)


def test_the_page_says_what_the_e_mails_hold_and_that_letters_of_rounds_come_anyway(tom):
    said = words(tom.get(PAGE))

    assert "Your e-mails" in said
    assert "It says how many there are of each, and never what they are called or about." in said
    assert "None has been written to you yet." in said
    assert (
        "at most once a day for each of your partnerships (what is restricted comes in one of its own)"
        in said
    )
    assert "if you coordinate, what to see to in your plans" in said
    assert "Some letters come whatever you choose" in said
    assert "what a review round asks of you" in said


def test_daily_is_chosen_for_whoever_never_chose(tom):
    assert boxes(tom.get(PAGE))["how_often"] == "daily"
    assert not Digest.objects.exists()


def test_a_choice_is_saved_with_one_line_on_the_trail(tom):
    saved = send(tom, "weekly")

    assert saved["Location"] == PAGE
    assert "The change is saved" in words(tom.get(PAGE))
    assert boxes(tom.get(PAGE))["how_often"] == "weekly"
    [deed] = deeds()
    assert (deed.person, deed.subject_id, deed.partnership_id) == (
        people.person("tom"),
        chosen_by("tom").pk,
        None,
    )


def test_the_same_form_sent_twice_is_saved_once(tom):
    answers = {**boxes(tom.get(PAGE)), "how_often": "never"}

    first, second = tom.post(PAGE, answers), tom.post(PAGE, answers)

    assert (first.status_code, second.status_code) == (302, 302)
    assert deeds().count() == 1
    assert chosen_by("tom").version == 2


def test_the_same_answer_changes_nothing(tom):
    send(tom, "weekly")

    send(tom, "weekly")

    assert "Nothing was changed" in words(tom.get(PAGE))
    assert deeds().count() == 1


def test_another_answer_from_an_older_window_is_asked_about(tom):
    older = {**boxes(tom.get(PAGE)), "how_often": "never"}
    send(tom, "weekly")

    page = tom.post(PAGE, older)

    assert page.status_code == 200
    assert "You saved another answer in another window" in words(page)
    assert "It is “On Mondays”." in words(page)
    assert chosen_by("tom").how_often == "weekly"
    assert send_shown(tom, page).status_code == 302
    assert chosen_by("tom").how_often == "never"


def send_shown(client, page):
    return client.post(PAGE, boxes(page))


@pytest.mark.parametrize("how_often", ["", "hourly"])
def test_no_answer_and_one_that_is_not_offered_are_said_beside_the_question(tom, how_often):
    page = send(tom, how_often)

    assert page.status_code == 200
    assert "There is a problem" in words(page)
    assert not Digest.objects.exists()


def test_being_written_to_is_no_clash_with_a_page_that_is_open(tom, sign_in):
    joel = sign_in("joel")
    joined_long_ago()
    answers = {**boxes(joel.get(PAGE)), "how_often": "never"}
    written(MONDAY)

    assert joel.post(PAGE, answers).status_code == 302
    assert chosen_by("joel").how_often == "never"
    assert "The last one was written on Monday 23 November 2026." in words(joel.get(PAGE))


def test_whoever_looks_at_the_site_as_somebody_else_sees_their_own_and_changes_nothing(sign_in):
    client = seeing(sign_in, "tom")
    answers = {**boxes(client.get(PAGE)), "how_often": "never"}

    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, answers).status_code == 403
    assert not Digest.objects.exists()


def test_one_gets_there_from_the_account(tom):
    assert f'href="{PAGE}"' in tom.get(reverse("mfa_index")).content.decode()


def test_what_is_held_about_somebody_says_how_often_they_are_told(tom):
    send(tom, "weekly")

    assert "On Mondays" in words(tom.get(reverse("csp:my-data")))

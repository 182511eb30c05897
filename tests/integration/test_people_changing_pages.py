"""The pages that put right somebody's name: the form, what it refuses, every change, one's own data."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from csp.models import Appointment, Partnership, Person
from csp.permissions import Role
from csp.policies.people import NOT_YOURS_ALONE, YOUR_OWN
from csp.queries.readers import reader_of
from csp.web import clock
from plans.models import SignOff
from plans.queries.publications import names_of_people
from tests.integration import agreeing, people
from tests.integration.changing import change, changes_of, form_of
from tests.integration.fen import found_fen
from tests.integration.reading import boxes, problems, words
from tests.integration.seeing import seeing
from tests.integration.test_leavers import gareth, remove
from tests.integration.test_my_data import section, taken
from tests.integration.test_people_changing import appoint_in_fen
from tests.integration.test_people_changing import tom as officer


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def page_of(person):
    return f"/p/vale/people/{person.key}/"


def sent(client, person, **changed):
    """Open the form, change some answers and send it."""
    return client.post(form_of(person), {**boxes(client.get(form_of(person))), **changed}, follow=True)


def test_the_page_of_a_person_leads_to_the_form_and_to_every_change(tess, june):
    page = tess.get(page_of(officer())).content.decode()
    assert f'href="{form_of(officer())}"' in page
    assert f'href="{changes_of(officer())}"' in page

    read = june.get(page_of(officer())).content.decode()
    assert form_of(officer()) not in read
    assert changes_of(officer()) not in read


def test_a_change_is_saved_said_and_read_on_the_page(tess):
    page = sent(tess, officer(), name=" Tom  Archer ", reason="Married")

    assert page.redirect_chain[-1][0] == page_of(officer())
    assert "The name is now Tom Archer" in words(page)
    assert officer().name == "Tom Archer"
    assert "Reason given: Married" in words(tess.get(changes_of(officer())))


def test_the_form_asks_for_no_address_and_one_that_is_sent_all_the_same_is_not_taken(tess):
    was = officer().email
    assert "E-mail address" not in words(tess.get(form_of(officer())))

    sent(tess, officer(), name="Tom Archer", email="tom.archer@vale.example")

    assert (officer().name, officer().email) == ("Tom Archer", was)


def test_nobody_is_led_to_a_form_for_their_own_name(tess):
    person = people.person("tess")

    page = tess.get(page_of(person))
    assert form_of(person) not in page.content.decode()
    assert YOUR_OWN in words(page)
    for answer in (tess.get(form_of(person)), tess.post(form_of(person), {"name": "June Okafor"})):
        assert answer.status_code == 403
        assert YOUR_OWN in words(answer)
    assert people.person("tess").name == "Tess Hollin"


def test_the_same_again_says_that_nothing_was_changed(tess):
    assert "Nothing was changed" in words(sent(tess, officer()))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": " "}, "Enter the name"),
        ({"name": "T" * 121}, "Name must be 120 characters or fewer. It has 121"),
        ({"reason": "r" * 101}, "Reason must be 100 characters or fewer. It has 101"),
    ],
)
def test_an_answer_that_can_not_be_is_refused_beside_the_field(answers, sentence, tess):
    page = sent(tess, officer(), **answers)

    assert problems(page) == [sentence]
    assert (officer().name, officer().version) == ("Tom Ferrier", 1)


def test_a_stale_form_shows_what_another_administrator_saved_and_keeps_what_was_typed(tess):
    opened = boxes(tess.get(form_of(officer())))
    people.appoint("Ines Holt", Role.ADMINISTRATOR)
    change(officer(), name="Tom Archer", by="ines", reason="Married")

    page = tess.post(form_of(officer()), {**opened, "name": "Thomas Ferrier"})

    said = words(page)
    assert "Somebody saved this while you were writing" in said
    assert "Name Tom Ferrier Tom Archer" in said
    assert "Reason given: Married" in said
    assert boxes(page)["name"] == "Thomas Ferrier"
    assert officer().name == "Tom Archer"
    assert "The name is now Thomas Ferrier" in words(tess.post(form_of(officer()), boxes(page), follow=True))


def test_who_works_elsewhere_too_has_a_sentence_in_the_place_of_the_form(tess):
    appoint_in_fen(officer(), Role.OBSERVER)

    page = words(tess.get(page_of(officer())))
    assert NOT_YOURS_ALONE in page
    assert "Change name" not in page
    assert "Fen" not in page
    for answer in (tess.get(form_of(officer())), tess.post(form_of(officer()), {"name": "Tom Archer"})):
        assert answer.status_code == 403
        assert NOT_YOURS_ALONE in words(answer)


def test_somebody_of_another_partnership_is_not_there(tess):
    nadia = found_fen().coordinator

    assert tess.get(form_of(nadia)).status_code == tess.get(changes_of(nadia)).status_code == 404


def test_nobody_reaches_the_form_while_they_look_at_the_site_as_somebody_else(sign_in):
    browser = seeing(sign_in, "dana")

    assert browser.get(form_of(officer())).status_code == 403
    assert browser.post(form_of(officer()), {"name": "Tom Archer"}).status_code == 403
    assert officer().name == "Tom Ferrier"


def test_every_change_says_what_before_after_who_when_and_why(tess):
    assert "No changes yet" in words(tess.get(changes_of(officer())))
    change(officer(), name="Tom Archer", reason="Married")

    said = words(tess.get(changes_of(officer())))

    assert "Changed by Tess Hollin on 23 November 2026 at 10:30" in said
    assert "Name Tom Ferrier Tom Archer" in said
    assert "E-mail address" not in said
    assert "Reason given: Married" in said


def renamed_in_fen(person, name):
    """Let the administrator of Fen, who works nowhere else, give somebody who works there another name."""
    tamsin = Person.joining(email="tamsin@fen.example", name="Tamsin Reed")
    tamsin.save()
    fen = appoint_in_fen(tamsin, Role.ADMINISTRATOR)
    change(person, name=name, at=fen, by=reader_of(tamsin, today=clock.today()), reason="A fen wedding")


def test_what_somebody_was_called_where_they_worked_before_is_not_shown_here(tess):
    nadia = found_fen().coordinator
    renamed_in_fen(nadia, "Nadia Fenwick")
    came = Appointment(
        person=nadia,
        partnership=people.vale(),
        authority=people.appointment("aled").authority,
        role=Role.OFFICER,
        starts_on=people.TODAY,
    )
    came._history_date = clock.now() + timedelta(minutes=1)
    came.save()

    page = words(tess.get(changes_of(nadia)))

    assert "No changes yet" in page
    assert "Nadia Brook" not in page
    assert "Tamsin" not in page


def test_what_somebody_is_called_after_their_last_day_here_is_not_shown_here(tess):
    yesterday = clock.now() - timedelta(days=1)
    for history in (Person.history.filter(id=officer().pk), Appointment.history.filter(person=officer())):
        history.update(history_date=clock.now() - timedelta(days=300))
    with time_machine.travel(yesterday, tick=False):
        change(officer(), name="Tom Archer", reason="Still here")
    Appointment.objects.filter(person=officer()).update(ends_on=yesterday.date())
    appoint_in_fen(officer(), Role.OFFICER)

    renamed_in_fen(officer(), "Tom Wilding")

    page = words(tess.get(changes_of(officer())))
    assert "Name Tom Ferrier Tom Archer" in page
    assert page.count("Changed by") == 1
    assert "A fen wedding" not in page


def test_what_somebody_is_called_elsewhere_is_shown_as_long_as_they_are_here(tess):
    appoint_in_fen(officer(), Role.OFFICER)
    Appointment.objects.filter(person=officer(), partnership=people.vale()).update(ends_on=people.TODAY)
    appoint_in_fen(people.person("tess"), Role.ADMINISTRATOR)
    change(officer(), at=Partnership.objects.get(slug="fen"), name="Tom Archer")

    assert "Name Tom Ferrier Tom Archer" in words(tess.get(changes_of(officer())))


def test_what_was_put_right_here_after_their_last_day_is_shown_here(tess):
    change(gareth(), name="Gareth Stroud-Lee", reason="He asked for it")

    page = words(tess.get(changes_of(gareth())))

    assert "Name Gareth Stroud Gareth Stroud-Lee" in page
    assert "Reason given: He asked for it" in page


def test_after_the_contact_details_are_removed_no_page_says_the_address_or_the_reason(tess):
    was = gareth().email
    change(gareth(), name="Gareth Stroud-Lee", reason="He moved")
    remove()

    said = words(tess.get(changes_of(gareth())))

    assert "Name Gareth Stroud Gareth Stroud-Lee" in said
    for gone in (was, "removed.invalid", "He moved"):
        assert gone not in said


def test_the_trail_says_who_changed_whom(tess):
    change(officer(), name="Tom Archer")

    assert "Tess Hollin Changed somebody’s name Tom Archer" in words(tess.get("/p/vale/settings/trail/"))


def test_what_was_signed_keeps_the_name_and_stays_theirs(tess, tom, june):
    plan = agreeing.agreed()
    SignOff.objects.update(signed_name="Tom Ferrier")

    change(officer(), name="Tom Archer")

    version = plan.versions.get()
    page = words(june.get(reverse("plans:plan-agreement", args=["vale", plan.key])))
    assert set(version.sign_offs.values_list("signed_name", flat=True)) == {"Tom Ferrier"}
    assert "Tom Ferrier" in page
    assert len(taken(tom)["answers"]) == SignOff.objects.count()


def test_a_name_before_is_still_looked_for_in_what_is_to_be_public():
    change(officer(), name="Tom Archer")

    names = names_of_people(people.reader("june"), partnership=people.vale())

    assert names.count("Tom Archer") == names.count("Tom Ferrier") == names.count("Dana Whitlock") == 1


def test_one_reads_and_takes_away_what_one_was_called_before(tom, tess):
    person = people.person("tom")
    change(person, name="Tom Archer")

    assert [row[1:] for row in section(tom, "names")] == [["Tom Ferrier", "Tom Archer", "Tess Hollin"]]
    [told] = taken(tom)["names"]
    assert {name: told[name] for name in ("before", "after", "who")} == {
        "before": "Tom Ferrier",
        "after": "Tom Archer",
        "who": "Tess Hollin",
    }
    [about_them] = [row for row in taken(tom)["done-by-others"] if "name" in row["what"]]
    assert about_them["who"] == "Tess Hollin"
    assert "Tom Ferrier" not in json.dumps(taken(tess))

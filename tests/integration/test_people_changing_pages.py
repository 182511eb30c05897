"""The pages that put right somebody's name and address: the form, what it refuses, every change, one's own data."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from csp.models import Appointment, Invitation, Person
from csp.permissions import Role
from csp.policies.people import NOT_YOURS_ALONE
from csp.queries.readers import reader_of
from csp.services.people import NOT_TO_BE_HAD
from csp.web import clock
from plans.models import SignOff
from plans.queries.publications import names_of_people
from tests.integration import agreeing, mailing, people
from tests.integration.changing import NEW, change, changes_of, form_of, set_up_second_step
from tests.integration.fen import found_fen
from tests.integration.reading import boxes, problems, words
from tests.integration.seeing import seeing
from tests.integration.test_leavers import gareth, remove
from tests.integration.test_leavers import invite as invitation_to
from tests.integration.test_my_data import section, taken
from tests.integration.test_people_changing import appoint_in_fen
from tests.integration.test_people_changing import tom as officer

WAS = "tom.ferrier@marshland-constabulary.example"


@pytest.fixture(autouse=True)
def everybody_has_a_second_step():
    for person in Person.objects.all():
        set_up_second_step(person)


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
    page = sent(tess, officer(), name=" Tom  Archer ", email=f" {NEW.upper()} ", reason="Married")

    assert page.redirect_chain[-1][0] == page_of(officer())
    said = words(page)
    assert "Tom Archer is changed" in said
    assert NEW in said
    assert (officer().name, officer().email) == ("Tom Archer", NEW)


def test_the_same_again_says_that_nothing_was_changed(tess):
    assert "Nothing was changed" in words(sent(tess, officer()))


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": " "}, "Enter the name"),
        ({"name": "T" * 121}, "Name must be 120 characters or fewer. It has 121"),
        ({"email": ""}, "Enter the e-mail address"),
        ({"email": "tom at work"}, "E-mail address must be an address like name@vale.example"),
        ({"email": "anybody@removed.invalid"}, "E-mail address must be an address like name@vale.example"),
        ({"reason": "r" * 101}, "Reason must be 100 characters or fewer. It has 101"),
    ],
)
def test_an_answer_that_can_not_be_is_refused_beside_the_field(answers, sentence, tess):
    page = sent(tess, officer(), **answers)

    assert problems(page) == [sentence]
    assert (officer().name, officer().email, officer().version) == ("Tom Ferrier", WAS, 1)


def test_an_address_that_is_taken_is_refused_beside_the_field_and_what_was_typed_stays(tess):
    dana, nadia = people.person("dana"), found_fen().coordinator

    here = sent(tess, officer(), email=dana.email, name="Tom Archer")
    assert problems(here) == [f"{dana.name} signs in with this address"]
    assert boxes(here)["name"] == "Tom Archer"

    elsewhere = sent(tess, officer(), email=nadia.email)
    assert problems(elsewhere) == [NOT_TO_BE_HAD]
    assert "Nadia" not in words(elsewhere)
    assert "Fen" not in words(elsewhere)


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
    assert "Thomas Ferrier is changed" in words(tess.post(form_of(officer()), boxes(page), follow=True))


def test_who_works_elsewhere_too_has_a_sentence_in_the_place_of_the_form(tess):
    appoint_in_fen(officer(), Role.OBSERVER)

    page = words(tess.get(page_of(officer())))
    assert NOT_YOURS_ALONE in page
    assert "Change name or address" not in page
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
    change(officer(), name="Tom Archer", email=NEW, reason="Married")

    said = words(tess.get(changes_of(officer())))

    assert "Changed by Tess Hollin on 23 November 2026 at 10:30" in said
    assert f"Name Tom Ferrier Tom Archer E-mail address {WAS} {NEW}" in said
    assert "Reason given: Married" in said


def test_what_somebody_was_called_where_they_worked_before_is_not_shown_here(tess):
    fen = found_fen()
    nadia, tamsin = fen.coordinator, Person.joining(email="tamsin@fen.example", name="Tamsin Reed")
    tamsin.save()
    appoint_in_fen(tamsin, Role.ADMINISTRATOR)
    change(
        nadia,
        name="Nadia Fenwick",
        at=fen.partnership,
        by=reader_of(tamsin, today=people.TODAY),
        reason="A fen wedding",
    )
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


def test_after_the_contact_details_are_removed_no_page_says_an_old_address(tess):
    was = gareth().email
    change(gareth(), email="gareth.old@vale.example", reason="He moved")
    change(gareth(), name="Gareth Stroud-Lee")
    remove()

    said = words(tess.get(changes_of(gareth())))

    assert "Name Gareth Stroud Gareth Stroud-Lee" in said
    for gone in (was, "gareth.old@vale.example", "removed.invalid", "He moved"):
        assert gone not in said


def test_the_trail_says_who_changed_whom(tess):
    change(officer(), name="Tom Archer")

    assert "Tess Hollin Changed somebody’s name or e-mail address Tom Archer" in words(
        tess.get("/p/vale/settings/trail/")
    )


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


def test_what_went_to_an_address_is_not_shown_to_whoever_has_it_later(tom, tess):
    theirs = invitation_to(people.vale())
    Invitation.objects.filter(pk=theirs.pk).update(
        accepted_at=clock.now(), accepted_by=gareth(), name="Gareth"
    )
    written = mailing.written(
        "dana", to_address=gareth().email, to_person=gareth(), subject="Only for Gareth"
    )
    change(gareth(), email="gareth.old@vale.example")

    change(officer(), email=written.to_address)

    tom.force_login(officer())
    assert taken(tom)["invitations"] == []
    assert "Only for Gareth" not in json.dumps(taken(tom))
    tess.force_login(gareth())
    assert [row["name"] for row in taken(tess)["invitations"]] == ["Gareth"]
    assert "Only for Gareth" in json.dumps(taken(tess))


def test_one_reads_and_takes_away_what_one_was_called_before(tom, tess):
    person = people.person("tom")
    change(person, name="Tom Archer", email=NEW)
    tom.force_login(people.person("tom"))

    rows = section(tom, "names")
    assert [row[1:] for row in rows] == [
        ["Name", "Tom Ferrier", "Tom Archer", "Tess Hollin"],
        ["E-mail address", WAS, NEW, "Tess Hollin"],
    ]
    assert {(row["before"], row["after"]) for row in taken(tom)["names"]} == {
        ("Tom Ferrier", "Tom Archer"),
        (WAS, NEW),
    }
    [about_them] = [row for row in taken(tom)["done-by-others"] if "name" in row["what"]]
    assert about_them["who"] == "Tess Hollin"
    assert "Tom Ferrier" not in json.dumps(taken(tess))

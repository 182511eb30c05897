"""The list of people and the page of one: who is shown to whom, found how, and in which order."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from csp.models import Appointment, Authority, Person
from csp.permissions import Role
from tests.integration import people
from tests.integration.reading import words

LIST = "/p/vale/people/"


@pytest.fixture
def tess(sign_in):
    """Tess Hollin, the administrator."""
    return sign_in("tess")


def shown(client, query=""):
    """Return the names in the table, in order."""
    page = client.get(LIST + query)
    return [row.name for row in page.context["page"].rows]


def person_page(called):
    return reverse("csp:person-detail", args=["vale", people.person(called).key])


def test_the_list_names_everybody_appointed_today_by_name(tess):
    page = tess.get(LIST)

    said = words(page)
    assert "24 people with 25 appointments today, by name." in said
    assert shown(tess)[:4] == ["Aled Pryce", "Ama Derby", "Bev Hartnoll", "Callum Reyes"]
    assert "Gareth Stroud" not in said
    assert (
        "Tom Ferrier Marshland Constabulary Inspector, partnerships and prevention Officer Further notice"
        in said
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?words=ŌKAFOR", ["June Okafor", "June Okafor"]),
        ("?words=o’keeffe", ["Shona O'Keeffe"]),
        ("?words=tom+fer", ["Tom Ferrier"]),
        ("?words=nobody", []),
        ("?words=!!!", []),
        ("?role=administrator", ["Tess Hollin"]),
        ("?role=no-role&words=tess", ["Tess Hollin"]),
        ("?state=ended", ["Gareth Stroud"]),
        ("?state=any&words=gareth", ["Gareth Stroud"]),
        ("?state=to-come", []),
        ("?state=nonsense&role=observer", ["Elin Garrod"]),
    ],
)
def test_the_list_shows_who_fits(query, names, tess):
    assert shown(tess, query) == names


def test_the_list_is_narrowed_to_an_authority_and_says_so(tess):
    fire = Authority.objects.get(name="Marshland Fire and Rescue")

    page = tess.get(f"{LIST}?authority={fire.key}")

    assert [row.name for row in page.context["page"].rows] == ["Owen Tarrant", "Shona O'Keeffe"]
    assert page.context["page"].chips == [("Marshland Fire and Rescue", "?")]


def test_the_sentence_fits_one_and_several_whose_appointments_have_ended(tess):
    assert "1 person whose appointment has ended, by name." in words(tess.get(f"{LIST}?state=ended"))

    people.appoint("Ines Holt", Role.OFFICER)
    Appointment.objects.filter(person__name="Ines Holt").update(ends_on=date(2026, 1, 4))
    assert "2 people whose appointments have ended, by name." in words(tess.get(f"{LIST}?state=ended"))

    again = people.appoint_also("gareth", Role.OBSERVER)
    Appointment.objects.filter(pk=again.pk).update(ends_on=date(2026, 1, 4))
    assert "2 people with 3 appointments that have ended, by name." in words(tess.get(f"{LIST}?state=ended"))


def test_an_appointment_to_come_says_from_when(tess):
    people.appoint("Ines Holt", Role.OFFICER, starts_on=date(2027, 1, 4))

    said = words(tess.get(f"{LIST}?state=to-come"))

    assert "1 person whose appointment is to come, by name." in said
    assert "Ines Holt Vale District Council Officer Further notice from 4 Jan 2027" in said


def test_an_empty_list_says_so_and_leads_out(tess):
    said = words(tess.get(f"{LIST}?words=nobody"))

    assert "0 people today, by name." in said
    assert "Nobody fits" in said
    assert "Show everybody who is appointed today" in said


def test_a_long_list_comes_fifty_a_page(tess):
    for number in range(40):
        joined = Person(email=f"more.{number}@vale.example", name=f"Zed {number:02}")
        joined.save()
        Appointment(
            person=joined,
            partnership=people.vale(),
            authority=Authority.objects.get(name="Vale District Council"),
            role=Role.OBSERVER,
            starts_on=people.TODAY,
        ).save()

    first, second = tess.get(LIST), tess.get(f"{LIST}?page=2")

    assert "64 people with 65 appointments today, by name. Showing 1 to 50." in words(first)
    assert len(first.context["page"].rows) == 50
    assert [row.name for row in second.context["page"].rows][-1] == "Zed 39"
    assert "51 to 65 of 65" in words(second)


@pytest.mark.parametrize("called", ["june", "dana"])
def test_whoever_only_reads_sees_no_invitation_and_no_button(called, sign_in):
    listed, one = words(sign_in(called).get(LIST)), words(sign_in(called).get(person_page("tom")))

    assert "Tom Ferrier" in listed
    assert "Bryn Hallam" not in listed
    assert "Invit" not in listed
    assert "Add an appointment" not in one
    assert "Changes" not in one
    assert "tom.ferrier@marshland-constabulary.example" in one


def test_an_officer_reads_why_not(tom):
    page = tom.get(LIST)

    assert page.status_code == 403
    assert "Your role does not open the list of people. Ask the partnership’s administrator." in words(page)
    assert "People" not in [item.label for item in page.context["navigation"]]


def test_people_stand_before_settings_in_the_navigation(tess):
    labels = [item.label for item in tess.get(LIST).context["navigation"]]

    assert labels[-2:] == ["People", "Settings"]


def test_administrators_see_which_invitations_wait(tess):
    said = words(tess.get(LIST))

    assert "2 invitations not accepted yet" in said
    assert (
        "Bryn Hallam Marshland Fire and Rescue bryn.hallam@marshland-fire.example Officer Open until 28 Nov 2026"
    ) in said
    assert "Councillor Ran out on 6 Nov 2026" in said


def test_without_an_invitation_the_block_says_so(tess):
    for called in ("bryn", "odile"):
        tess.post(reverse("csp:invitation-withdraw", args=["vale", people.invitation(called).key]))

    said = words(tess.get(LIST))

    assert "No invitation is waiting" in said
    assert "invitations not accepted yet" not in said


def test_a_person_is_shown_with_every_appointment_here_newest_first(tess):
    people.appoint_also("gareth", Role.OBSERVER)

    said = words(tess.get(person_page("gareth")))

    assert (
        "Observer Vale District Council 1 Jan 2025 Further notice Change Observer, Vale District Council"
        in said
    )
    assert said.index("Observer Vale") < said.index("Officer Marshland Constabulary")
    assert "14 Oct 2026 ended" in said
    assert "End Officer, Marshland Constabulary" not in said


def test_the_address_is_a_link_that_nothing_can_be_hidden_in(tess):
    Person.objects.filter(email__startswith="tom.").update(email="tom?bcc=x&y@vale.example")

    html = tess.get(person_page_of("Tom Ferrier")).content.decode()

    assert 'href="mailto:tom%3Fbcc%3Dx%26y@vale.example"' in html


def person_page_of(name):
    return reverse("csp:person-detail", args=["vale", Person.objects.get(name=name).key])


def test_the_key_of_somebody_elsewhere_is_a_page_that_is_not_there(tess, fen):
    theirs, nobodys = fen.coordinator.key, "2222222222"

    answers = [
        tess.get(reverse(name, args=["vale", key]))
        for name in ("csp:person-detail", "csp:appointment-add")
        for key in (theirs, nobodys)
    ]

    assert [one.status_code for one in answers] == [404] * 4
    assert all("Nadia" not in words(one) for one in answers)


def test_what_somebody_does_elsewhere_is_not_shown(tess, fen):
    Appointment(
        person=people.person("tom"),
        partnership=fen.partnership,
        authority=fen.seat.authority,
        role=Role.COUNCILLOR,
        starts_on=people.TODAY - timedelta(days=9),
    ).save()

    listed, one = words(tess.get(LIST)), words(tess.get(person_page("tom")))

    assert "Fen" not in listed
    assert "Fen" not in one
    assert "Councillor" not in one

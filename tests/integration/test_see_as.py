"""A coordinator looks at the site as somebody else: who may, as whom, what they see, and how it ends."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from csp.models import AuditEvent, SignInPolicy
from csp.permissions import SEEN_AS, Permission, Role
from csp.web import clock
from csp.web.see_as import PLACE
from tests.integration import people
from tests.integration.reading import words
from tests.integration.seeing import begin, seeing
from tests.integration.visitors import address

BANNER = "You are looking at this as Tom Ferrier, Officer, Marshland Constabulary. Nothing can be changed."
ELSEWHERE = "You are looking at the pages of Vale as Tom Ferrier, Officer, Marshland Constabulary."
ENDED = "You see the site as yourself again."
BUTTON = "See the site as Tom Ferrier does"
ROLES = "You can look at the site as an authority lead, an officer, a councillor, a scrutiny officer or an observer."
CALLED = {
    Role.ADMINISTRATOR: "tess",
    Role.COORDINATOR: "aled",
    Role.AUTHORITY_LEAD: "dana",
    Role.OFFICER: "tom",
    Role.COUNCILLOR: "hal",
    Role.SCRUTINY_OFFICER: "farida",
    Role.OBSERVER: "elin",
}


def later(minutes):
    return time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=False)


def person_page(called):
    return reverse("csp:person-detail", args=["vale", people.person(called).key])


def called_with(role):
    """Somebody in that role alone; nobody of the demonstration coordinates reviews."""
    if role in CALLED:
        return CALLED[role]
    return people.appoint("Rhian Ellis", role).email.partition(".")[0]


@pytest.mark.parametrize("role", Role)
def test_as_whom_a_coordinator_may_look_at_the_site(role, june):
    called = called_with(role)
    may = role not in {Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEW_COORDINATOR}

    page = words(june.get(person_page(called)))
    answer = begin(june, called)

    assert (f"See the site as {people.person(called).name} does" in page) is may
    assert answer.status_code == (302 if may else 403)
    assert ("You are looking at this as" in words(june.get("/p/vale/"))) is may
    if not may:
        assert ROLES in words(answer)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COORDINATOR])
def test_nobody_but_a_coordinator_looks_at_the_site_as_somebody_else(role, sign_in):
    client = sign_in(called_with(role))

    answer = begin(client, "sol")

    assert answer.status_code == 403
    assert "Only the coordinator can look at the site as somebody else." in words(answer)
    assert PLACE not in client.session
    page = client.get(person_page("sol"))
    assert "See the site as" not in words(page)


@pytest.mark.parametrize("role", sorted(SEEN_AS))
def test_no_role_that_is_looked_as_carries_what_a_coordinator_does_not(role):
    beyond = role.permissions - Role.COORDINATOR.permissions

    # Who may change any action may change those of an authority too.
    assert beyond <= {Permission.ACTION_EDIT_OWN}
    assert Permission.ACTION_EDIT in Role.COORDINATOR.permissions


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.COORDINATOR, Role.REVIEW_COORDINATOR])
def test_somebody_who_is_anything_else_here_as_well_is_not_looked_as(role, june):
    people.appoint_also("tom", role)

    answer = begin(june, "tom")

    assert answer.status_code == 403
    assert "This person is something else here." in words(answer)


def test_a_coordinator_sees_my_work_as_that_person_has_it(sign_in, tom):
    theirs = tom.get("/p/vale/")

    page = seeing(sign_in, "tom").get("/p/vale/")

    assert BANNER in words(page)
    said = words(theirs).partition("Hello, Tom.")[2]
    assert said
    assert said.partition("Help and guides")[0] in words(page)


def test_whoever_looks_stays_themselves_at_the_top_of_the_page(sign_in):
    page = words(seeing(sign_in, "tom").get("/p/vale/"))

    assert "June Okafor Coordinator, Vale District Council" in page


def test_the_navigation_is_that_persons(sign_in):
    page = seeing(sign_in, "hal").get("/p/vale/").content.decode()

    assert "/p/vale/scrutiny/" in page
    assert 'href="/p/vale/plans/"' not in page
    assert 'href="/p/vale/people/"' not in page
    assert 'href="/p/vale/settings/"' not in page


@pytest.mark.parametrize(
    ("name", "answer"),
    [("plans:plan-list", 200), ("plans:import-add", 403), ("csp:person-list", 403), ("csp:settings", 403)],
)
def test_a_page_answers_as_it_answers_that_person(name, answer, sign_in):
    page = seeing(sign_in, "tom").get(address(name))

    assert page.status_code == answer
    assert BANNER in words(page)


@pytest.mark.parametrize(
    "page", ["/help/", "/account/sessions/", "/public/vale/privacy/", "/p/nowhere/", "/no/"]
)
def test_the_banner_stands_on_the_other_pages_of_the_site_too(page, sign_in):
    assert ELSEWHERE in words(seeing(sign_in, "tom").get(page))


def test_whoever_does_not_look_as_anybody_reads_no_banner(june):
    assert "You are looking at" not in words(june.get("/p/vale/"))


def test_stopping_goes_back_to_the_persons_page_as_oneself(sign_in):
    client = seeing(sign_in, "tom")

    answer = client.post(reverse("csp:see-as-end"))
    page = words(client.get(answer["Location"]))

    assert answer["Location"] == person_page("tom")
    assert BUTTON in page
    assert "You are looking at" not in page


def test_the_address_of_stopping_opened_by_itself_changes_nothing(sign_in):
    client = seeing(sign_in, "tom")

    assert client.get(reverse("csp:see-as-end"))["Location"] == "/"
    assert client.get("/")["Location"] == "/p/vale/"
    assert BANNER in words(client.get("/p/vale/"))


def test_stopping_when_nothing_lasts_goes_to_the_start(june):
    assert june.post(reverse("csp:see-as-end"))["Location"] == "/"


@pytest.mark.parametrize(("minutes", "lasts"), [(29, True), (30, False)])
def test_it_ends_by_itself_after_half_an_hour(minutes, lasts, sign_in):
    client = seeing(sign_in, "tom")

    with later(minutes):
        page = words(client.get("/p/vale/"))

    assert (BANNER in page) is lasts
    assert (ENDED in page) is not lasts
    assert ("Hello, June." in page) is not lasts


@pytest.mark.parametrize("whose", ["june", "tom"])
def test_it_ends_with_the_appointment_of_either(whose, sign_in):
    client = seeing(sign_in, "tom")
    yesterday = people.TODAY - timedelta(days=1)

    people.person(whose).appointments.update(ends_on=yesterday)
    home = client.get("/p/vale/")

    assert home.status_code == (404 if whose == "june" else 200)
    assert "Tom Ferrier" not in words(home).partition("Hello, June.")[0]
    assert PLACE not in client.session


def test_it_ends_when_that_person_gets_a_role_that_reads_more(sign_in):
    client = seeing(sign_in, "tom")

    people.appoint_also("tom", Role.ADMINISTRATOR)

    assert ENDED in words(client.get("/p/vale/"))
    assert client.get(address("csp:trail")).status_code == 403


def test_it_ends_when_that_person_may_no_longer_sign_in(sign_in):
    client = seeing(sign_in, "tom")

    people.Person.objects.filter(pk=people.person("tom").pk).update(is_active=False)

    assert ENDED in words(client.get("/p/vale/"))
    assert begin(client, "tom").status_code == 403


def test_it_ends_with_the_session(sign_in):
    client = seeing(sign_in, "tom")

    client.post(reverse("account_logout"))
    client.force_login(people.person("june"))

    assert "You are looking at" not in words(client.get("/p/vale/"))


def test_nobody_looks_as_a_stranger_or_somebody_of_another_partnership(june, fen):
    for key in (fen.coordinator.key, "2222222222"):
        page = reverse("csp:see-as", args=["vale", key])
        assert june.post(page).status_code == 404
        assert june.get(page).status_code == 404
    assert june.post(reverse("csp:see-as", args=["fen", fen.coordinator.key])).status_code == 404


def test_nobody_looks_as_somebody_who_has_left_or_not_begun(june):
    assert begin(june, "gareth").status_code == 403
    people.person("tom").appointments.update(starts_on=people.TODAY + timedelta(days=1))
    assert begin(june, "tom").status_code == 403


@pytest.mark.parametrize("change", ["by", "key", "partnership", "at"])
def test_a_note_that_does_not_fit_whoever_signed_in_opens_nothing(change, sign_in, fen):
    officer = people.appoint("Nils Fenner", Role.OFFICER)
    officer.appointments.update(partnership=fen.partnership)
    client = seeing(sign_in, "tom")
    forged = {
        "by": people.person("aled").key,
        "key": officer.key,
        "partnership": fen.partnership.pk,
        "at": clock.now().timestamp() + 60,
    }

    session = client.session
    session[PLACE] = {**session[PLACE], change: forged[change]}
    session.save()

    assert ENDED in words(client.get("/p/vale/"))
    assert client.get("/p/fen/").status_code == 404


def test_a_note_in_the_session_of_somebody_else_opens_nothing(sign_in, tom):
    noted = dict(seeing(sign_in, "dana").session[PLACE])
    session = tom.session
    session[PLACE] = {**noted, "by": people.person("tom").key}
    session.save()

    page = words(tom.get("/p/vale/"))

    assert "Hello, Tom." in page
    assert "Dana" not in page.partition("Hello, Tom.")[0]


def test_only_the_partnership_in_which_it_began_is_there(sign_in, fen):
    also = people.appoint_also("june", Role.COORDINATOR)
    people.appoint_also("tom", Role.OFFICER).__class__.objects.filter(pk=also.pk).update(
        partnership=fen.partnership
    )
    client = seeing(sign_in, "tom")

    assert client.get("/p/fen/").status_code == 404
    assert client.get("/")["Location"] == "/p/vale/"
    client.post(reverse("csp:see-as-end"))
    assert client.get("/p/fen/").status_code == 200


def test_the_trail_says_who_looked_as_whom(sign_in):
    seeing(sign_in, "tom")

    [event] = AuditEvent.objects.filter(verb="person.seen-as")
    trail = words(sign_in("tess").get(address("csp:trail")))

    assert (event.person, event.subject_id) == (people.person("june"), people.person("tom").pk)
    assert (event.partnership, event.circle) == (people.vale(), None)
    assert "Looked at the site as somebody else" in trail


def test_the_second_step_of_whoever_looks_is_asked_for_all_the_same(sign_in, settings):
    settings.DEMONSTRATION = False
    client = seeing(sign_in, "tom")

    Authenticator.objects.filter(user=people.person("june")).delete()

    assert client.get("/p/vale/")["Location"] == reverse("mfa_activate_totp")
    assert client.post(reverse("csp:see-as-end"))["Location"] == person_page("tom")


def test_the_second_step_of_the_person_looked_as_is_asked_of_nobody(sign_in, settings):
    settings.DEMONSTRATION = False
    SignInPolicy(partnership=people.vale(), second_factor_roles=[*Role]).save()
    Authenticator.objects.filter(user=people.person("tom")).delete()

    assert seeing(sign_in, "tom").get("/p/vale/").status_code == 200


def test_the_session_ends_when_that_of_whoever_looks_does(sign_in, fen):
    also = people.appoint_also("june", Role.OBSERVER)
    also.partnership = fen.partnership
    also.save()
    SignInPolicy(partnership=fen.partnership, idle_minutes=10).save()
    client = seeing(sign_in, "tom")
    client.get("/p/vale/")

    with later(16):
        assert client.get("/p/vale/")["Location"].startswith(reverse("account_login"))
        assert PLACE not in client.session


def test_one_opens_ones_own_account_meanwhile(sign_in):
    there = Client()
    there.force_login(people.person("tom"))
    client = seeing(sign_in, "tom")

    page = client.get(reverse("csp:session-list"))

    assert len(page.context["rows"]) <= 1
    assert page.wsgi_request.reader.person == people.person("june")

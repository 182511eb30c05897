"""Doors that hostile readers found ajar, each shut: who gets in, and what a page tells."""

from io import StringIO

import pytest
from django.conf import settings as site
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from csp import audit
from csp.audit.sealing import seal_waiting
from csp.models import Appointment, AuditEvent, Authority, Person
from csp.permissions import Role
from csp.services.appointments import end_appointment
from csp.services.founding import Founding, found_partnership
from csp.services.invitations import send_again
from csp.services.sessions import sign_out_everywhere
from csp.web import clock
from csp.web.guesses import MOST
from plans.models import Action
from tests.integration import people
from tests.integration.inviting import invite, link
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan

TRAIL = "/p/vale/settings/trail/"


def dismiss_tess():
    tess = people.appointment("tess")
    people.appoint("Bo Marl", Role.ADMINISTRATOR)
    end_appointment(
        key=tess.key, version=tess.version, last_day=None, by=people.reader("bo"), now=clock.now()
    )


def test_an_invitation_of_a_dismissed_administrator_lets_nobody_in(sign_in):
    invite(sign_in("tess"), name="Zed Private", email="zed@private.example", role="administrator")
    path = link()
    assert Client().get(path).status_code == 200

    dismiss_tess()

    assert Client().get(path).status_code == 404
    assert Client().post(path, {"name": "Zed", "password": ""}).status_code == 404
    assert not Person.objects.filter(email="zed@private.example").exists()


def test_another_administrator_who_sends_it_again_answers_for_it(sign_in):
    invite(sign_in("tess"))
    dismiss_tess()
    invitation = people.invitation("nerys")

    send_again(
        key=invitation.key,
        link=lambda token: f"http://testserver/invitation/{token}/",
        by=people.reader("bo"),
        now=clock.now(),
    )

    assert Client().get(link()).status_code == 200


def test_a_link_that_works_lets_its_reader_in_however_many_wrong_ones_came_from_there(sign_in):
    invite(sign_in("tess"))
    stranger = Client()
    for number in range(MOST):
        stranger.get(f"/invitation/nonsense-{number}/")

    assert stranger.get("/invitation/nonsense/").status_code == 429
    assert stranger.get(link()).status_code == 200


def test_guesses_behind_a_proxy_are_counted_for_each_address_whatever_its_port(settings):
    settings.BEHIND_PROXY = True
    for number in range(MOST):
        seen = {"X-Forwarded-For": f"203.0.113.9:{40000 + number}"}
        Client().get("/invitation/nonsense/", headers=seen, secure=True)

    guesser = Client().get("/invitation/x/", headers={"X-Forwarded-For": "203.0.113.9:1"}, secure=True)
    other = Client().get("/invitation/x/", headers={"X-Forwarded-For": "192.0.2.50:5555"}, secure=True)

    assert (guesser.status_code, other.status_code) == (429, 404)


def test_the_cache_holds_the_counts_of_many_addresses():
    assert site.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000


def test_nobody_who_may_not_sign_in_is_the_first_administrator():
    Person.objects.filter(email__startswith="lewis.").update(is_active=False)
    given = Founding(
        slug="fenmoor",
        place="Fenmoor",
        kind="unitary",
        council="Fenmoor Council",
        council_kind="unitary_council",
        name="Lewis Tranter",
        email=people.person("lewis").email,
    )

    with pytest.raises(ValidationError, match="may not sign in here"):
        found_partnership(founding=given, now=clock.now())


def test_what_a_colleague_does_to_a_body_of_another_partnership_is_not_on_our_trail(fen, sign_in):
    vale = {"partnership": people.vale(), "authority": Authority.objects.get(name="Vale District Council")}
    Appointment(person=fen.coordinator, role=Role.OFFICER, starts_on=people.TODAY, **vale).save()
    refuge = Authority(name="Fen Refuge Trust", short_name="Refuge", kind=Authority.Kind.CHARITY)
    refuge.save()
    nadia = people.reader("nadia")
    for body in (refuge, vale["authority"]):
        audit.record(audit.Verb.AUTHORITY_CHANGED, subject=body, by=nadia, now=clock.now())

    page = words(sign_in("tess").get(TRAIL))

    assert "Vale District Council" in page
    assert "Fen Refuge Trust" not in page


def test_signing_somebody_out_everywhere_stands_on_the_trail(sign_in):
    sign_out_everywhere(
        person=people.person("tom"), partnership=people.vale(), by=people.reader("tess"), now=clock.now()
    )

    assert "Tess Hollin Ended open sessions Tom Ferrier" in words(sign_in("tess").get(TRAIL))


def test_verifying_one_partnership_looks_at_all_that_its_page_shows():
    tom = people.person("tom")
    audit.record(audit.Verb.SIGNED_IN, subject=tom, by=people.reader("tom"), now=clock.now())
    seal_waiting()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE csp_auditevent SET address = '203.0.113.9' WHERE trail = 'site'")

    with pytest.raises(CommandError, match="not as it was sealed"):
        call_command("verify_audit", "--partnership=vale", stdout=StringIO())


def test_verifying_does_not_print_that_there_are_restricted_matters_unless_asked():
    open_restricted_plan()
    seal_waiting()
    plain, asked = StringIO(), StringIO()

    call_command("verify_audit", stdout=plain)
    call_command("verify_audit", "--restricted", stdout=asked)

    restricted = AuditEvent.objects.exclude(circle=None).latest("pk").trail
    assert f"{restricted}:" not in plain.getvalue()
    assert f"{restricted}:" in asked.getvalue()


def test_my_work_shows_no_words_of_a_restricted_action(tom):
    action = open_restricted_plan(("tom",)).actions[0]
    Action.objects.filter(pk=action.pk).update(
        due_on=None, original_due_on=None, timescale="Before the review reports on Mrs B"
    )

    assert "Mrs B" not in words(tom.get("/p/vale/"))


def test_an_update_of_a_restricted_action_is_not_said_to_be_for_councillors(tom):
    action = open_restricted_plan(("tom",)).actions[0]

    page = words(tom.get(reverse("plans:action-restricted", args=["vale", action.key])))

    assert "quoted in a report to councillors" not in page
    assert "The people on the plan and whoever holds this action read it." in page


def test_a_search_for_an_accent_alone_finds_nothing(tom):
    assert "Nothing found" in words(tom.get("/p/vale/search/", {"words": "´"}))


def test_the_search_page_has_one_box(tom):
    assert tom.get("/p/vale/search/").content.decode().count('role="search"') == 1


def test_a_newer_version_says_nothing_that_could_end_in_a_log():
    action = open_restricted_plan().actions[0]

    assert "Kestrel" not in str(audit.NewerVersion(action))


def test_the_statement_says_when_the_partnership_last_wrote_it(sign_in, client):
    page = reverse("csp:notice-edit", args=["vale", "accessibility"])
    sign_in("tess").post(page, {"text": "An audit found two faults.", "version": 0})

    statement = words(client.get(reverse("csp:public-accessibility", args=["vale"])))

    assert "prepared on 23 November 2026" in statement

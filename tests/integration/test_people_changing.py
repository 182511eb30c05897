"""Putting right what somebody is called and which address they sign in with: who may, what follows, who is told."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client

from csp.audit import NewerVersion
from csp.demonstration import PASSWORD
from csp.kernel.removed_address import removed_address
from csp.models import Appointment, AuditEvent, Authority, CircleMember, Message, Partnership, Person
from csp.permissions import Role
from csp.policies.leavers import GONE
from csp.policies.people import NOT_YOURS_ALONE, may_change
from csp.policies.see_as import READ_ONLY
from csp.queries.readers import reader_seen_by
from csp.services import people as service
from csp.services.people import NO_SECOND_STEP, NOT_TO_BE_HAD
from csp.services.sessions import sign_out_everywhere
from csp.web import clock
from tests.integration import mailing, people
from tests.integration.changing import NEW, change, set_up_second_step
from tests.integration.fen import found_fen
from tests.integration.linking import going_on, link_to, open_with_letters, row_of
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan
from tests.integration.test_leavers import gareth, remove


@pytest.fixture(autouse=True)
def everybody_has_a_second_step():
    for person in Person.objects.all():
        set_up_second_step(person)


def tom():
    """Tom, whichever of the names and addresses of these tests he has by now."""
    return Person.objects.get(name__startswith="Tom ")


def appoint_in_fen(person, role, *, ends_on=None):
    fen = Partnership.objects.filter(slug="fen").first() or found_fen().partnership
    council = Authority.objects.get(name="Fen Council")
    Appointment(
        person=person,
        partnership=fen,
        authority=council,
        role=role,
        starts_on=date(2025, 1, 1),
        ends_on=ends_on,
    ).save()
    return fen


def may(person=None, *, by="tess"):
    return may_change(people.reader(by), person or tom(), people.vale())


def letters():
    return Message.objects.filter(kind="address-changed").order_by("pk")


def signed_in(email, password=PASSWORD):
    browser = Client()
    answer = browser.post("/account/sign-in/", {"login": email, "password": password})
    return answer.status_code == 302  # to the second step


def test_an_administrator_changes_whoever_works_nowhere_else():
    assert may()
    assert may(by="june").refusal == "Only an administrator can invite people and appoint them."
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        change(tom(), by="june", name="Tom Archer")
    assert tom().name == "Tom Ferrier"


def test_somebody_who_works_elsewhere_too_is_changed_only_by_an_administrator_of_both():
    fen = appoint_in_fen(tom(), Role.OBSERVER)

    assert may().refusal == NOT_YOURS_ALONE
    assert "Fen" not in NOT_YOURS_ALONE
    with pytest.raises(PermissionDenied):
        change(tom(), email=NEW)

    appoint_in_fen(people.person("tess"), Role.ADMINISTRATOR)
    assert may()
    assert change(tom(), at=fen, name="Tom Archer").name == "Tom Archer"


@pytest.mark.parametrize(("ended_ago", "allowed"), [(1, True), (0, False)])
def test_who_worked_elsewhere_and_left_is_no_longer_theirs(ended_ago, allowed):
    appoint_in_fen(tom(), Role.OBSERVER, ends_on=people.TODAY - timedelta(days=ended_ago))

    assert bool(may()) is allowed


def test_a_stranger_is_not_there():
    with pytest.raises(Http404):
        change(found_fen().coordinator, name="Nadia Brooke")


def test_whoever_has_lost_their_contact_details_is_not_changed():
    person = remove()

    assert may(person).refusal == GONE


def test_nobody_changes_anybody_while_they_look_at_the_site_as_somebody_else():
    seen = reader_seen_by(people.reader("june"), key=people.person("tess").key, partnership=people.vale().pk)
    assert seen is not None
    assert may_change(seen, tom(), people.vale()) == READ_ONLY
    with pytest.raises(PermissionDenied, match="You are looking at the site as somebody else"):
        change(tom(), by=seen, name="Tom Archer")


def test_a_new_name_stands_wherever_the_old_one_did_and_ends_nothing(sign_in):
    browser, action = sign_in("tom"), people.action("1.6")
    assert action.lead_person == tom()

    changed = change(tom(), name="Tom Archer", reason="Married")

    assert (changed.name_order, changed.email) == ("tomarcher", "tom.ferrier@marshland-constabulary.example")
    page = words(browser.get(action.get_absolute_url()))
    assert "Tom Archer" in page
    assert "Tom Ferrier" not in page
    assert people.action("1.6").lead_person == tom()
    assert not letters()


def test_the_new_address_signs_in_with_the_password_they_have_and_the_old_one_does_not():
    was = tom().email
    EmailAddress(user=tom(), email=was, primary=True, verified=True).save()

    change(tom(), email=f"  {NEW.upper()} ")

    assert tom().email == NEW
    assert (signed_in(NEW), signed_in(was)) == (True, False)
    assert not EmailAddress.objects.filter(user=tom()).exists()


@pytest.mark.parametrize("page", ["/account/sign-in/code/", "/account/password/"])
def test_no_code_and_no_reset_goes_to_the_old_address(page):
    was = tom().email
    EmailAddress(user=tom(), email=was, primary=True, verified=True).save()
    change(tom(), email=NEW)
    before = Message.objects.exclude(kind=Message.TO_NOBODY).count()

    Client().post(page, {"email": was})
    assert Message.objects.exclude(kind=Message.TO_NOBODY).count() == before
    Client().post(page, {"email": NEW})
    assert Message.objects.latest("pk").to_address == NEW


def test_another_address_ends_every_session_and_forgets_the_work_account():
    Authenticator.objects.filter(user=tom()).delete()
    phone, desk = Client(), Client()
    for browser in (phone, desk):
        browser.post("/account/sign-in/", {"login": tom().email, "password": PASSWORD})
        assert browser.get("/p/vale/").status_code == 200
    SocialAccount(user=tom(), provider="work", uid="tom-at-work").save()
    set_up_second_step(tom())

    change(tom(), email=NEW)

    assert [one.get("/p/vale/").status_code for one in (phone, desk)] == [302, 302]
    assert not SocialAccount.objects.filter(user=tom()).exists()
    forgotten = AuditEvent.objects.get(verb="person.work-account-forgotten")
    assert (forgotten.partnership, forgotten.subject_id) == (people.vale(), tom().pk)


def test_another_address_ends_the_links_for_reporting():
    Authenticator.objects.filter(user=tom()).delete()
    open_with_letters()
    path = link_to("tom")
    browser, page = going_on(path)
    assert page.status_code == 200
    held = page.redirect_chain[-1][0]
    set_up_second_step(tom())

    change(tom(), email=NEW)

    ended = row_of("tom")
    assert (ended.revoked_at, ended.revoked_by) == (clock.now(), people.person("tess"))
    assert browser.get(held).status_code == Client().get(path).status_code == 404


@pytest.mark.parametrize("is_on_something_restricted", [False, True])
def test_whoever_has_no_second_step_keeps_their_address_and_can_have_their_name_changed(
    is_on_something_restricted,
):
    if is_on_something_restricted:
        circle = open_restricted_plan().circle
        CircleMember(circle=circle, person=tom(), starts_on=clock.today()).save()
    Authenticator.objects.filter(user=tom()).delete()

    with pytest.raises(ValidationError) as refused:
        change(tom(), email=NEW, name="Tom Archer")

    assert refused.value.message_dict == {"email": [NO_SECOND_STEP]}
    assert tom().name == "Tom Ferrier"
    change(tom(), name="Tom Archer")
    assert tom().name == "Tom Archer"
    assert not letters()


def test_recovery_codes_alone_are_no_second_step():
    Authenticator.objects.filter(user=tom()).update(type=Authenticator.Type.RECOVERY_CODES)

    with pytest.raises(ValidationError, match="because they have no second step"):
        change(tom(), email=NEW)


def test_both_addresses_are_written_to():
    was = tom().email
    Partnership.objects.filter(slug="vale").update(contact_email="safer@vale.example")

    change(tom(), email=NEW, name="Tom Archer")

    old, new = letters()
    assert (old.to_address, new.to_address) == (was, NEW)
    assert {one.to_person for one in (old, new)} == {tom()}
    assert old.subject == new.subject == "Your address for signing in was changed"
    for one in (old, new):
        assert "Tess Hollin, an administrator of the Vale Community Safety Partnership" in one.text
        assert "If you did not expect this, write to safer@vale.example at once." in one.text
    assert NEW not in old.text
    assert "You signed in to Saferplan with this address." in old.text
    assert "http://testserver/account/sign-in/" in new.text


def test_without_an_address_for_the_public_they_are_told_whom_to_ask():
    Partnership.objects.filter(slug="vale").update(contact_email="")

    change(tom(), email=NEW)

    assert {"talk to another administrator of the partnership at once." in one.text for one in letters()} == {
        True
    }


def test_what_still_waits_for_them_goes_to_the_new_address():
    waiting, sent = mailing.written("tom"), mailing.refused()
    was = tom().email

    change(tom(), email=NEW)
    change(tom(), email="t.archer@vale.example")

    waiting.refresh_from_db()
    sent.refresh_from_db()
    assert (waiting.to_address, sent.to_address) == ("t.archer@vale.example", was)
    newest = "t.archer@vale.example"
    assert [one.to_address for one in letters()] == [was, newest, NEW, newest]


@pytest.mark.parametrize("typed", ["dana", "DANA"])
def test_an_address_of_somebody_here_is_refused_by_name(typed):
    taken = people.person("dana")
    email = taken.email.upper() if typed.isupper() else taken.email

    with pytest.raises(ValidationError) as refused:
        change(tom(), email=email)

    assert refused.value.message_dict == {"email": [f"{taken.name} signs in with this address"]}


def test_an_address_of_somebody_elsewhere_is_refused_without_a_word_of_them():
    nadia = found_fen().coordinator

    with pytest.raises(ValidationError) as refused:
        change(tom(), email=nadia.email)

    assert refused.value.message_dict == {"email": [NOT_TO_BE_HAD]}
    assert "Nadia" not in NOT_TO_BE_HAD
    assert tom().email == "tom.ferrier@marshland-constabulary.example"
    assert not letters()


def test_an_address_that_is_taken_at_the_same_moment_is_refused_too(monkeypatch):
    nadia = found_fen().coordinator
    monkeypatch.setattr(service, "is_anothers", lambda *_, **__: False)

    with pytest.raises(ValidationError) as refused:
        change(tom(), email=nadia.email)

    assert refused.value.message_dict == {"email": [NOT_TO_BE_HAD]}
    assert tom().email == "tom.ferrier@marshland-constabulary.example"


def test_the_database_keeps_an_address_for_one_person():
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=tom().pk).update(email=people.person("dana").email.upper())


def test_the_same_answers_again_change_nothing():
    before, events = tom(), AuditEvent.objects.count()

    after = change(tom(), email=before.email.upper())

    assert (after.version, after.email) == (before.version, before.email)
    assert AuditEvent.objects.count() == events
    assert not letters()


def test_of_two_administrators_the_second_is_told_and_writes_nothing_over():
    opened = tom()
    people.appoint("Ines Holt", Role.ADMINISTRATOR)
    change(opened, name="Tom Archer", by="ines", version=opened.version)

    with pytest.raises(NewerVersion) as newer:
        change(opened, name="Thomas Ferrier", version=1)

    assert newer.value.theirs.name == tom().name == "Tom Archer"


def test_an_administrator_whose_appointment_has_just_ended_changes_nobody():
    tess = people.reader("tess")
    Appointment.objects.filter(person=tess.person).update(ends_on=people.TODAY - timedelta(days=1))

    with pytest.raises(PermissionDenied):
        change(tom(), by=tess, name="Tom Archer")


def test_it_is_one_event_on_the_trail_of_the_partnership_and_says_no_name():
    change(tom(), email=NEW, name="Tom Archer")

    event = AuditEvent.objects.get(verb="person.changed")
    assert (event.partnership, event.person) == (people.vale(), people.person("tess"))
    assert (event.subject, event.subject_id, event.circle) == ("csp.person", tom().pk, None)


def test_signing_in_and_another_password_keep_no_version():
    before = Person.history.count()

    person = tom()
    Client().post("/account/sign-in/", {"login": person.email, "password": PASSWORD})
    person.set_password("three odd words")
    person.save()
    sign_out_everywhere(person=tom(), partnership=people.vale(), by=people.reader("tess"), now=clock.now())

    assert Person.history.count() == before
    change(tom(), name="Tom Archer")
    assert Person.history.count() == before + 1


def test_the_history_keeps_nothing_that_lets_somebody_in():
    kept = {field.name for field in Person.history.model._meta.get_fields()}

    assert kept & {"password", "last_login", "is_active"} == set()


def test_the_addresses_before_go_with_the_contact_details_and_the_names_stay():
    person = gareth()
    was = person.email
    change(person, email="gareth.old@vale.example", name="Gareth Stroud-Lee", reason="He married Ffion Lee")
    invited = mailing.written(
        "tess", to_address="someone@vale.example", subject=f"About {was}", text=f"{was}."
    )

    remove()

    versions = Person.history.filter(id=person.pk)
    assert set(versions.values_list("email", flat=True)) == {removed_address(person.key)}
    assert {reason or "" for reason in versions.values_list("history_change_reason", flat=True)} == {""}
    assert list(versions.order_by("pk").values_list("name", flat=True)) == [
        "Gareth Stroud",
        "Gareth Stroud-Lee",
    ]
    assert not Message.objects.filter(to_address__in=[was, "gareth.old@vale.example"]).exists()
    assert not Message.objects.filter(to_person=person).exclude(text="").exists()
    invited.refresh_from_db()
    assert (invited.subject, invited.text) == ("About (address removed)", "(address removed).")


def test_an_address_that_somebody_else_has_by_now_is_not_taken_from_their_messages():
    person = gareth()
    was = person.email
    change(person, email="gareth.old@vale.example")
    change(tom(), email=was)
    theirs = mailing.written("dana", to_address=was, to_person=None, text=f"You sign in with {was}.")

    remove()

    theirs.refresh_from_db()
    assert (theirs.to_address, theirs.text) == (was, f"You sign in with {was}.")

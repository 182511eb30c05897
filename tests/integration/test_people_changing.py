"""Putting right what somebody is called: who may, what follows, and where it is written down."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client

from csp.audit import NewerVersion
from csp.demonstration import PASSWORD
from csp.models import Appointment, AuditEvent, Authority, Partnership, Person
from csp.permissions import Role
from csp.policies.leavers import GONE
from csp.policies.people import NOT_YOURS_ALONE, YOUR_OWN, may_change
from csp.policies.see_as import READ_ONLY
from csp.queries.readers import reader_seen_by
from csp.services.sessions import sign_out_everywhere
from csp.web import clock
from tests.integration import people
from tests.integration.changing import change
from tests.integration.fen import found_fen
from tests.integration.reading import words
from tests.integration.test_leavers import gareth, remove

WAS = "tom.ferrier@marshland-constabulary.example"


def tom():
    """Tom, whichever of the names of these tests he has by now."""
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
        change(tom(), name="Tom Archer")

    appoint_in_fen(people.person("tess"), Role.ADMINISTRATOR)
    assert may()
    assert change(tom(), at=fen, name="Tom Archer").name == "Tom Archer"


@pytest.mark.parametrize(("ended_ago", "allowed"), [(1, True), (0, False)])
def test_who_worked_elsewhere_and_left_is_no_longer_theirs(ended_ago, allowed):
    appoint_in_fen(tom(), Role.OBSERVER, ends_on=people.TODAY - timedelta(days=ended_ago))

    assert bool(may()) is allowed


def test_nobody_changes_their_own_name():
    tess = people.person("tess")

    assert may(tess).refusal == YOUR_OWN == "Another administrator changes your own name."
    with pytest.raises(PermissionDenied, match="Another administrator changes your own name"):
        change(tess, name="June Okafor")
    assert people.person("tess").name == "Tess Hollin"

    people.appoint("Ines Holt", Role.ADMINISTRATOR)
    assert change(tess, by="ines", name="Tess Hollin-Reed").name == "Tess Hollin-Reed"


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

    assert (changed.name_order, changed.email) == ("tomarcher", WAS)
    page = words(browser.get(action.get_absolute_url()))
    assert "Tom Archer" in page
    assert "Tom Ferrier" not in page
    assert people.action("1.6").lead_person == tom()


def test_the_same_name_again_changes_nothing():
    before, events = tom(), AuditEvent.objects.count()

    after = change(tom(), reason="By mistake")

    assert (after.version, after.name) == (before.version, before.name)
    assert AuditEvent.objects.count() == events


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
    change(tom(), name="Tom Archer")

    event = AuditEvent.objects.get(verb="person.changed")
    assert (event.partnership, event.person) == (people.vale(), people.person("tess"))
    assert (event.subject, event.subject_id, event.circle) == ("csp.person", tom().pk, None)


def test_it_is_on_the_trail_of_every_partnership_where_they_work_and_of_no_other(sign_in):
    fen = appoint_in_fen(tom(), Role.OBSERVER)
    appoint_in_fen(people.person("tess"), Role.ADMINISTRATOR)
    change(tom(), name="Tom Archer")
    Appointment.objects.filter(person=tom(), partnership=fen).update(ends_on=people.TODAY - timedelta(days=1))
    change(tom(), name="Tom Archer-Reed")

    written = AuditEvent.objects.filter(verb="person.changed", subject_id=tom().pk).order_by("pk")
    assert [one.partnership.slug for one in written] == ["vale", "fen", "vale"]
    assert {one.person for one in written} == {people.person("tess")}
    assert "Tess Hollin Changed somebody’s name Tom Archer-Reed" in words(
        sign_in("tess").get("/p/fen/settings/trail/")
    )


def test_of_whoever_has_left_it_is_on_the_trail_where_it_was_done():
    change(gareth(), name="Gareth Stroud-Lee")

    event = AuditEvent.objects.get(verb="person.changed")
    assert (event.partnership, event.subject_id) == (people.vale(), gareth().pk)


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


def test_the_history_keeps_the_name_and_nothing_else_about_somebody():
    kept = {field.name for field in Person.history.model._meta.get_fields()}
    told = {name for name in kept if not name.startswith("history_")}

    assert told == {"id", "key", "version", "name"}


def test_the_database_keeps_an_address_for_one_person():
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=tom().pk).update(email=people.person("dana").email.upper())


def test_the_reason_goes_with_the_contact_details_and_the_names_stay():
    change(gareth(), name="Gareth Stroud-Lee", reason="He married Ffion Lee")

    remove()

    versions = Person.history.filter(id=gareth().pk).order_by("pk")
    assert {reason or "" for reason in versions.values_list("history_change_reason", flat=True)} == {""}
    assert list(versions.values_list("name", flat=True)) == ["Gareth Stroud", "Gareth Stroud-Lee"]

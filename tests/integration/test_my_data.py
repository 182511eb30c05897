"""What is held about a person: on the page, in the file, and for nobody else."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from csp.models import AuditEvent, Invitation
from csp.permissions import Role
from csp.web import clock
from csp.web.my_data import SHOWN, sections_of
from plans.models import Action, ProgressUpdate
from plans.services.updates import add_update
from tests.integration import mailing, people
from tests.integration.handing import hand
from tests.integration.reading import words
from tests.integration.restricted import CANARY, ENDED, open_restricted_plan
from tests.integration.test_leavers import invite
from tests.integration.test_two_worlds import plain

PAGE, FILE = "/account/data/", "/account/data/download/"


def taken(client):
    """Return the file, read as a program reads it: section by section, row by row."""
    response = client.get(FILE)
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return {one["key"]: one["rows"] for one in json.loads(response.getvalue().decode())["sections"]}


def section(client, key):
    """Return one section of the page, as rows of words."""
    [found] = [one for one in client.get(PAGE).context["sections"] if one.key == key]
    return [[cell for _, cell in row] for row in found.rows]


def test_the_page_says_who_one_is_and_what_one_is_appointed_to(tom):
    page = words(tom.get(PAGE))

    assert "What is held about you" in page
    assert "Name Tom Ferrier E-mail address tom.ferrier@marshland-constabulary.example" in page
    assert (
        "Officer Vale Community Safety Partnership Marshland Constabulary "
        "Inspector, partnerships and prevention" in page
    )
    assert "What you did or wrote on matters that you can’t open today is not shown here" in page


def test_the_account_page_leads_there(tom):
    assert f'href="{PAGE}"' in tom.get("/account/second-step/").content.decode()


def test_the_file_has_the_same_and_is_for_programs(tom):
    found = taken(tom)

    assert {"what": "Name", "value": "Tom Ferrier"} in found["person"]
    [appointment] = found["appointments"]
    assert (appointment["role"], appointment["until"]) == ("Officer", None)
    assert appointment["from_day"] == people.appointment("tom").starts_on.isoformat()
    assert set(found) == {one.key for one in tom.get(PAGE).context["sections"]}


def test_the_document_says_what_each_section_of_the_file_has(tom):
    document = (Path(__file__).parents[2] / "docs" / "personal-data.md").read_text()
    said = {
        key: re.findall(r"`(\w+)`", cells)
        for key, cells in re.findall(r"(?m)^\| `([\w-]+)` \| (.*) \|$", document)
    }

    sections = sections_of(people.reader("tom"), now=clock.now())

    assert said == {one.key: [column.key for column in (one.whole or one.table).columns] for one in sections}


def test_the_file_is_named_for_what_it_is_and_not_for_whom(tom):
    assert (
        tom.get(FILE)["Content-Disposition"] == 'attachment; filename="saferplan-about-you-2026-11-23.json"'
    )


def test_how_one_signs_in_is_said_without_what_lets_one_in(sign_in):
    people.give_second_step(people.person("june"))
    june = sign_in("june")

    said, file = words(june.get(PAGE)), json.dumps(taken(june))

    assert "Password" in said
    assert "Authenticator app" in said
    assert "not a secret" not in said + file  # what her app was given
    assert people.person("june").password not in said + file


def test_actions_one_holds_and_updates_one_gave_are_there_with_their_words(tom):
    action = people.action("1.6")
    now = clock.now()
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("G"),
        text="Twelve doors were fitted with new locks.",
        nothing_has_changed=False,
        by=people.reader("tom"),
        now=now,
    )

    [latest, *_] = section(tom, "updates")
    assert (latest[0][:3], latest[4]) == ("1.6", "Twelve doors were fitted with new locks.")
    [latest, *_] = taken(tom)["updates"]
    assert latest["text"] == "Twelve doors were fitted with new locks."
    assert (
        latest["made_at"]
        == timezone.localtime(now).isoformat(timespec="seconds")
        == "2026-11-23T10:30:00+00:00"
    )
    assert any(row["action"].startswith("1.6") for row in taken(tom)["actions"])


def test_nobody_reads_what_is_held_about_somebody_else(sign_in):
    mailing.written("tom", subject="Only for Tom")
    dana = sign_in("dana")

    assert "Only for Tom" not in words(dana.get(PAGE)) + json.dumps(taken(dana))
    assert "Tom Ferrier" not in words(dana.get(PAGE))


def test_messages_and_invitations_to_one_are_there(sign_in):
    mailing.refused()
    invitation = invite(people.vale())
    Invitation.objects.filter(pk=invitation.pk).update(email=people.person("tom").email.upper())
    tom = sign_in("tom")

    [message] = taken(tom)["messages"]
    assert (message["subject"], message["state"]) == ("Your update is due", "Refused by the mail server")
    assert mailing.WORDS not in json.dumps(taken(tom))
    [invited] = taken(tom)["invitations"]
    assert (invited["name"], invited["state"], invited["invited_by"]) == (
        "Gareth the Younger",
        "Open",
        "Tess Hollin",
    )


def events(called, number, verb="action.changed", **more):
    subject = {"subject": "plans.action", "subject_id": 1, "verb": verb, "person": people.person(called)}
    now = clock.now() - timedelta(days=number)
    AuditEvent.objects.bulk_create(
        AuditEvent(at=now + timedelta(minutes=at), **subject, **more) for at in range(number)
    )


def test_what_one_did_is_counted_on_the_page_and_listed_in_the_file(tom):
    AuditEvent.objects.filter(person=people.person("tom")).delete()
    events("tom", 3, partnership=people.vale(), address="192.0.2.7")

    assert section(tom, "trail") == [["Changed an action", "3", "20 Nov 2026, 10:30", "20 Nov 2026, 10:32"]]
    rows = [row for row in taken(tom)["trail"] if row["what"] == "Changed an action"]
    assert rows[0] == {
        "at": "2026-11-20T10:30:00+00:00",
        "what": "Changed an action",
        "kind": "Action",
        "partnership": "Vale Community Safety Partnership",
        "address": "192.0.2.7",
    }
    assert len(rows) == 3


def test_what_one_did_last_is_first_and_how_often_stands_right(tom):
    AuditEvent.objects.filter(person=people.person("tom")).delete()
    events("tom", 3)
    events("tom", 2, verb="update.added")
    events("tom", 5, verb="plan.added")

    assert [row[1] for row in section(tom, "trail")] == ["2", "3", "5"]
    assert '<td data-h="Times" class="n">2</td>' in tom.get(PAGE).content.decode()


def test_actions_that_one_holds_come_as_they_are_due_and_undated_ones_last(tom):
    Action.objects.filter(pk=people.action("1.6").pk).update(due_on=None)
    Action.objects.filter(pk=people.action("5.4").pk).update(due_on=people.TODAY - timedelta(days=900))

    due = [row["due"] for row in taken(tom)["actions"]]
    references = [row["action"].split()[0] for row in taken(tom)["actions"]]

    assert due == [*sorted(filter(None, due)), None]
    assert (references[0], references[-1]) == ("5.4", "1.6")


def test_its_tables_have_the_width_of_the_page(tom):
    assert "sp-narrow" not in tom.get(PAGE).content.decode()


def test_taking_it_is_written_down_and_reading_it_is_not(tom):
    last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True)[0]
    tom.get(PAGE)
    tom.head(FILE)
    assert not AuditEvent.objects.filter(pk__gt=last).exists()

    tom.get(FILE)

    [event] = AuditEvent.objects.filter(pk__gt=last)
    assert (event.verb, event.person, event.subject_id) == (
        "person.data-downloaded",
        people.person("tom"),
        people.person("tom").pk,
    )


def test_what_an_administrator_did_to_ones_account_is_there(sign_in):
    tess, tom = sign_in("tess"), sign_in("tom")
    tess.post(f"/p/vale/people/{people.person('tom').key}/disconnect/")

    assert ["Ended open sessions", "Tess Hollin"] in [
        row[1:] for row in section(sign_in("tom"), "done-by-others")
    ]
    assert tom.get(PAGE).status_code in (200, 302)


def test_somebody_without_an_appointment_still_sees_theirs(sign_in):
    gareth = sign_in("gareth")

    assert gareth.get(PAGE).status_code == 200
    assert [row["role"] for row in taken(gareth)["appointments"]] != []
    assert "the coordinator of your community safety partnership" in words(gareth.get(PAGE))


def test_a_member_reads_that_there_is_a_matter_and_neither_page_nor_file_names_it(sign_in):
    open_restricted_plan()
    aled = sign_in("aled")

    assert section(aled, "restricted-matters")[0][:2] == [
        "Restricted matter",
        "Vale Community Safety Partnership",
    ]
    assert "Restricted action" in {row["action"] for row in taken(aled)["actions"]}
    page = words(aled.get(PAGE))
    assert [said for said in (f"{CANARY} plan", f"{CANARY} action", f"{CANARY}-1") if said in page] == []
    assert {row["text"] for row in taken(aled)["updates"] if row["action"] == "Restricted action"} == {
        f"{CANARY} update"
    }


def test_whoever_is_named_from_outside_reads_a_neutral_line_and_no_name_of_the_matter(sign_in):
    open_restricted_plan(held_by=("tom",))
    tom = sign_in("tom")

    found = taken(tom)

    assert [row["action"] for row in found["actions"]].count("Restricted action") == 1
    assert CANARY not in json.dumps(found) + words(tom.get(PAGE))
    assert found["restricted-matters"] == []


def test_what_one_did_in_a_matter_that_one_has_left_is_shown_nowhere(sign_in):
    made = open_restricted_plan()
    ProgressUpdate.objects.filter(action=made.actions[0]).update(made_by=people.person(ENDED))
    events(ENDED, 4, verb="plan.opened", partnership=people.vale(), circle=made.circle)
    joel = sign_in(ENDED)

    said = json.dumps(taken(joel)) + words(joel.get(PAGE))

    assert CANARY not in said
    assert "Opened a restricted plan" not in said


@pytest.mark.parametrize("called", ["june", "tom", "dana", "hal", ENDED])
@pytest.mark.parametrize("address", [PAGE, FILE])
def test_an_outsider_gets_the_same_in_both_worlds_at_the_same_cost(called, address):
    def visit():
        client = Client()
        client.force_login(people.person(called))
        with CaptureQueriesContext(connection) as asked:
            said = plain(client.get(address))
        return *said, len(asked)

    with transaction.atomic():
        without = visit()
        transaction.set_rollback(True)

    open_restricted_plan()

    assert visit() == without


def test_it_costs_the_same_however_much_one_did(sign_in):
    tom = sign_in("tom")

    def asked(address):
        with CaptureQueriesContext(connection) as found:
            tom.get(address).getvalue()
        return len(found)

    tom.get(PAGE)
    before = asked(PAGE), asked(FILE)
    events("tom", 600)
    for _ in range(SHOWN + 2):
        mailing.written("tom")
    people.appoint_also("tom", Role.OBSERVER)

    assert (asked(PAGE), asked(FILE)) == before


def test_the_page_has_the_latest_and_the_file_all(tom):
    for number in range(SHOWN + 2):
        mailing.written("tom", subject=f"Message {number}")

    assert len(section(tom, "messages")) == SHOWN
    assert f"These are the first {SHOWN}. The file has all." in words(tom.get(PAGE))
    assert len(taken(tom)["messages"]) == SHOWN + 2


def test_who_else_held_a_restricted_action_is_not_told_to_somebody_outside(tom):
    [action] = open_restricted_plan(held_by=("tom",)).actions
    hand("aled", "tom", "carys", action)
    hand("aled", "carys", "tom", action)

    text = tom.get(FILE).getvalue().decode()

    assert [one["to_person"] for one in taken(tom)["handovers"]] == ["Tom Ferrier"]
    assert '"to_person": "Carys Bowen"' not in text
    assert CANARY not in text

"""Evidence about an action: what is kept, what is refused, who opens it, and how it goes."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.files.storage import storages

from csp.files.keeping import PRIVATE
from csp.models import AuditEvent, StoredFile
from plans.models import ActionState, Evidence, Plan
from plans.services.files_and_links import WRONG_KIND
from tests.integration import people
from tests.integration.endings import PDF, decided, page, shown, step, upload
from tests.integration.reading import words
from tests.integration.restricted import open_restricted_plan

KEY = "bcdfghjkmn"
LINK = "https://www.vale.example/visits"


@pytest.fixture(autouse=True)
def _own_storage(tmp_path, settings):
    """Keep the files of each test in a folder of its own."""
    settings.STORAGES = {
        **settings.STORAGES,
        PRIVATE: {**settings.STORAGES[PRIVATE], "OPTIONS": {"location": str(tmp_path)}},
    }


def packed(member):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(member, "<x/>")
    return kept.getvalue()


def sent(client, action, **typed):
    typed = {"key": KEY, "title": "Visits log", "shows": "", **typed}
    return client.post(page("evidence-add", action), typed, follow=True)


@pytest.mark.parametrize(
    ("name", "content", "about"),
    [
        ("log.pdf", PDF, "PDF, 1 KB"),
        ("LOG.PDF", PDF, "PDF, 1 KB"),
        ("log.xlsx", packed("xl/workbook.xml"), "Excel, 1 KB"),
        ("log.docx", packed("word/document.xml"), "Word, 1 KB"),
        ("log.csv", b"Ref,Visits\n1,40\n", "text, 1 KB"),
        ("door.png", b"\x89PNG\r\n\x1a\n\x00" + b"\x00" * 2_200_000, "picture, 2.1 MB"),
        ("door.jpeg", b"\xff\xd8\xff\xe0\x00", "picture, 1 KB"),
    ],
)
def test_a_file_is_kept_shown_and_sent_as_it_was(name, content, about, tom):
    action = people.action("1.6")

    said = words(sent(tom, action, kind="file", file=upload(content, name)))
    found = Evidence.objects.get(action=action)
    answer = tom.get(page("evidence-download", found))

    assert "The evidence is added" in said
    assert f"Visits log {about} Tom Ferrier, 23 November 2026" in said
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("log.pdf", b"MZ\x90\x00\x03\x00\x00\x00", WRONG_KIND),
        ("log.pdf", b"#!/bin/sh\nrm -r /\n", WRONG_KIND),
        ("log.exe", b"MZ\x90\x00\x03\x00\x00\x00", WRONG_KIND),
        ("log.html", b"<script>alert(1)</script>", WRONG_KIND),
        ("log.xlsm", packed("xl/workbook.xml"), WRONG_KIND),
        ("log.csv", PDF, WRONG_KIND),
        ("log.pdf", b"", "The file is empty. Choose another"),
        ("log.pdf", PDF + b"\x00" * 10 * 1024 * 1024, "The file must be 10 MB or smaller"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_in_a_sentence(name, content, sentence, tom):
    action = people.action("1.6")

    said = words(sent(tom, action, kind="file", file=upload(content, name)))

    assert "There is a problem" in said
    assert sentence in said
    assert not Evidence.objects.filter(action=action).exists()
    assert not StoredFile.objects.exists()


def test_a_link_shows_whose_page_it_leads_to_and_gives_away_nothing_of_ours(tom):
    html = sent(tom, people.action("1.6"), kind="link", link=LINK).content.decode()

    assert f'href="{LINK}" rel="noopener noreferrer nofollow"' in " ".join(html.split())
    assert "Visits log www.vale.example Tom Ferrier" in words(html)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Enter what it is"),
        ({}, "Choose whether it is a file or a link"),
        ({"kind": "file"}, "Choose the file"),
        ({"kind": "link"}, "Enter the link"),
        ({"kind": "link", "link": "javascript:alert(1)"}, "The link must begin with https:// or http://"),
        ({"kind": "link", "link": LINK, "shows": "nosuchkey1"}, "Choose the thing it shows from the list"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_and_nothing_is_kept(typed, sentence, tom):
    said = words(sent(tom, people.action("1.6"), **typed))

    assert sentence in said
    assert not Evidence.objects.filter(action=people.action("1.6")).exists()


def test_sent_twice_it_is_kept_once(tom):
    action = people.action("1.6")

    for _ in range(2):
        assert "The evidence is added" in words(sent(tom, action, kind="link", link=LINK))

    assert Evidence.objects.filter(action=action).count() == 1


def test_the_evidence_of_an_update_stands_beside_it(tom):
    action = people.action("1.6")
    update = action.updates.first()

    asked = tom.get(page("evidence-add", action), {"shows": update.key}).content.decode()
    said = words(sent(tom, action, kind="link", link=LINK, shows=update.key))

    assert f'value="{update.key}" selected' in asked
    assert (
        "Evidence: Visits log ( www.vale.example )" in said
        or "Evidence: Visits log (www.vale.example)" in said
    )


def test_an_update_is_offered_by_its_day_in_london(tom):
    action = people.action("1.6")
    update = action.updates.first()
    action.updates.filter(pk=update.pk).update(made_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))

    asked = words(tom.get(page("evidence-add", action)))

    assert f"Update of 1 July 2026 by {update.made_by.name}" in asked
    assert "30 June 2026" not in asked


def test_the_evidence_of_a_milestone_names_it(tom):
    action = people.action("1.6")
    milestone = step(action)

    said = words(sent(tom, action, kind="link", link=LINK, shows=milestone.key))

    assert "Milestone: Second team in post" in said
    assert Evidence.objects.get(action=action).milestone == milestone


def test_what_belongs_to_another_action_can_not_be_shown_here(tom):
    elsewhere = people.action("3.3").updates.first()

    said = words(sent(tom, people.action("1.6"), kind="link", link=LINK, shows=elsewhere.key))

    assert "Choose the thing it shows from the list" in said


@pytest.mark.parametrize(
    ("called", "status"), [("june", 200), ("dana", 200), ("tom", 200), ("martin", 403), ("elin", 403)]
)
def test_whoever_gives_updates_adds_it(called, status, sign_in):
    assert sign_in(called).get(page("evidence-add", people.action("1.6"))).status_code == status


def test_it_is_added_after_the_end_too_but_not_to_what_was_carried_forward_or_a_closed_plan(tom):
    action = decided(people.action("1.6"), ActionState.CLOSED)
    assert "The evidence is added" in words(sent(tom, action, kind="link", link=LINK))

    Plan.objects.update(state=Plan.State.CLOSED)
    assert tom.get(page("evidence-add", action)).status_code == 403


@pytest.mark.parametrize(("called", "status"), [("june", 200), ("dana", 200), ("tom", 200), ("martin", 403)])
def test_whoever_added_it_or_answers_for_the_action_removes_it(called, status, sign_in):
    piece = shown(people.action("1.6"), by="tom")

    assert sign_in(called).get(page("evidence-remove", piece)).status_code == status


def test_removing_asks_why_and_takes_the_file_away(june, django_capture_on_commit_callbacks):
    piece = shown(people.action("1.6"), by="tom")
    place = piece.file.place

    without = words(june.post(page("evidence-remove", piece), {"version": 1}))
    with django_capture_on_commit_callbacks(execute=True):
        said = words(
            june.post(page("evidence-remove", piece), {"version": 1, "reason": "Named somebody"}, follow=True)
        )

    assert "Enter the reason" in without
    assert "“Visits log” is removed" in said
    assert not storages[PRIVATE].exists(place)
    assert not Evidence.objects.filter(pk=piece.pk).exists()
    changes = words(june.get(page("action-changes", people.action("1.6"))))
    assert "Visits log Removed by June Okafor on 23 November 2026. Reason given: Named somebody" in changes
    assert june.get(page("evidence-download", piece)).status_code == 404


def test_a_file_that_is_not_there_as_kept_is_said_and_not_sent(june):
    piece = shown(people.action("1.6"))
    storages[PRIVATE].delete(piece.file.place)

    said = words(june.get(page("evidence-download", piece), follow=True))

    assert "This file can’t be sent: it is not here as it was kept." in said


def test_a_link_has_nothing_to_download(june):
    assert june.get(page("evidence-download", shown(people.action("1.6"), link=LINK))).status_code == 404


@pytest.mark.parametrize("called", ["june", "tom", "dana", "elin", "hal"])
def test_the_file_of_a_restricted_action_is_there_for_its_circle_alone(called, sign_in):
    piece = shown(open_restricted_plan().actions[0], name="Kestrel.pdf", by="aled")

    for name in ("evidence-download", "evidence-remove"):
        refused = sign_in(called).get(page(name, piece))
        assert refused.status_code in (403, 404)
        assert "Kestrel" not in f"{refused.headers}{refused.content.decode()}"
    assert piece.file.circle_id == piece.action.plan.circle_id


def test_taking_the_file_of_a_restricted_action_is_written_on_its_own_trail(sign_in):
    piece = shown(open_restricted_plan().actions[0], by="aled")

    sign_in("carys").get(page("evidence-download", piece))

    event = AuditEvent.objects.get(verb="evidence.downloaded")
    assert (event.person, event.circle_id) == (people.person("carys"), piece.circle_id)


def test_taking_that_of_an_open_plan_is_written_on_the_partnerships(june):
    june.get(page("evidence-download", shown(people.action("1.6"))))

    assert AuditEvent.objects.get(verb="evidence.downloaded").circle_id is None


def test_what_shows_it_is_read_before_an_action_is_closed(sign_in):
    dana = sign_in("dana")
    action = people.action("1.6")
    shown(action, "Visits log")

    said = words(dana.get(page("action-decide", action)))

    assert "Evidence Add evidence Visits log" in said
    assert "What came of it?" in said.partition("Visits log")[2]
    assert "No evidence yet" not in said


@pytest.mark.parametrize("called", ["dana", "june"])
def test_whoever_closes_an_action_without_evidence_is_led_to_where_it_is_added(called, sign_in):
    client, action = sign_in(called), people.action("1.6")

    answer = client.get(page("action-decide", action))

    assert "No evidence yet. Add evidence before you close it." in words(answer)
    assert f'href="{page("evidence-add", action)}"' in answer.content.decode()
    assert "A file or a link?" in words(client.get(page("evidence-add", action)))


def test_where_closing_is_not_offered_nothing_is_said_of_evidence(june):
    action = people.action("1.6")
    shown(action, "Visits log")
    decided(action, ActionState.CLOSED)

    said = words(june.get(page("action-decide", action)))

    assert "Why does it go on?" in said
    assert "Visits log" not in said

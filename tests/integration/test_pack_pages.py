"""Reading a pack, taking it away, issuing it; and what is issued stays as it is."""

import hashlib
import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse

from csp.audit import NewerVersion
from csp.files.keeping import PRIVATE
from csp.models import AuditEvent, StoredFile
from csp.web import clock
from plans.models import Action, Plan, Priority
from plans.services.updates import add_update
from scrutiny.models import Pack
from scrutiny.policies.packs import may_issue
from scrutiny.services.packs import issue_pack
from scrutiny.services.reports import edit_report
from tests.integration import papers, people
from tests.integration.reading import words

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def page_of(pack, name="pack-detail"):
    return reverse(f"scrutiny:{name}", args=["vale", pack.key])


def issue(client, pack):
    page = page_of(pack, "pack-issue")
    return client.post(page, {"version": pack.version}, follow=True)


def test_the_reading_view_has_the_parts_and_numbers_of_the_report(june):
    said = words(june.get(page_of(papers.built_pack())))

    parts = ["Summary", "The priorities", "Action plan", "Measures and notes", "The year ahead"]
    parts += ["What needs attention", "Glossary"]
    numbered = " ".join(f"{number} {part}" for number, part in enumerate(parts, start=1))
    assert f"What you are asked to do {numbered}" in said
    assert "Part 1: public report." in said
    assert "Report to Community Safety Scrutiny Committee, Vale District Council" in said
    assert "note the progress made against the priorities of the plan ( paragraph 1.3 )" in said
    done = Action.objects.filter(state="open", status__stands_for="complete").count()
    assert f"1.3 Of the 63 actions in the Community Safety Plan 2024 to 2027, {done} are complete" in said
    assert "Figure 1. Actions by priority and status" in said
    assert "Table 6. Priority 6: Hate crime, as at 23 November 2026" in said
    assert f"SHA-256 {hashlib.sha256(papers.PDF).hexdigest()}" in said


def test_no_persons_name_from_an_action_is_in_a_public_report():
    snapshot = str(papers.built_pack().snapshot)

    holders = {action.lead_person for action in Action.objects.select_related("lead_person")} - {None}
    leads = {one.lead_person for one in Priority.objects.select_related("lead_person")} - {None}
    assert len(holders) > 10
    assert [one.name for one in holders | leads if one.name in snapshot] == []


def test_the_file_is_sent_as_it_was_kept(june):
    sent = june.get(page_of(papers.built_pack(), "pack-download"))

    assert b"".join(sent.streaming_content) == papers.PDF
    assert sent["Content-Type"] == "application/pdf"
    assert sent["Content-Disposition"] == 'attachment; filename="vale-annual-report-2027-01-19.pdf"'


@pytest.mark.parametrize("happened", ["gone", "changed"])
def test_a_file_that_is_not_here_as_it_was_kept_is_not_sent(happened, june, caplog):
    pack = papers.built_pack()
    storages[PRIVATE].delete(pack.file.place)
    if happened == "changed":
        storages[PRIVATE].save(pack.file.place, ContentFile(b"%PDF-1.7 another"))

    page = june.get(page_of(pack, "pack-download"), follow=True)

    assert page.redirect_chain[-1][0] == page_of(pack)
    assert (
        "This file can’t be sent: it is not here as it was kept. Tell the coordinator of the partnership."
        in words(page)
    )
    assert f"The file {pack.file.key} of the pack {pack.key} can't be sent" in caplog.text


def test_the_versions_of_a_paper_are_those_for_its_meeting(june):
    first = papers.issued_pack()
    report = papers.report()
    edit_report(
        key=report.key,
        version=1,
        answers=papers.answers(meeting_on=date(2027, 5, 4)),
        by=people.reader("june"),
        now=clock.now(),
    )
    second = papers.issued_pack()

    for pack in (first, second):
        said = words(june.get(page_of(pack)))
        assert "Versions of this report" not in said
        assert "There is a newer version" not in said


def test_a_pack_that_is_not_built_leads_to_its_report_and_has_no_file(june):
    pack = papers.begin_pack(key=papers.report().key, by=people.reader("june"), now=clock.now())

    assert june.get(page_of(pack))["Location"] == papers.report().get_absolute_url()
    assert june.get(page_of(pack, "pack-download")).status_code == 404
    refused = june.get(page_of(pack, "pack-issue"))
    assert refused.status_code == 403
    assert "Build the report before you issue it." in words(refused)


def test_issuing_says_first_what_it_means(june):
    said = words(june.get(page_of(papers.built_pack(), "pack-issue")))

    assert "The members of Community Safety Scrutiny Committee can then read it and download it" in said
    assert "it can’t be changed or taken back" in said


def test_an_issued_pack_says_when_and_by_whom_it_is_known(june):
    pack = papers.built_pack()

    said = words(issue(june, pack))

    assert "The report is issued. The committee’s members can read it now" in said
    assert "Issued 23 November 2026" in said
    assert "Only those who write reports" not in said
    pack.refresh_from_db()
    assert (pack.state, pack.issued_by, pack.issued_at) == ("issued", people.person("june"), clock.now())
    assert AuditEvent.objects.filter(verb="pack.issued", subject_id=pack.pk).count() == 1


def test_a_pack_is_issued_once(june):
    pack = papers.issued_pack()

    refused = issue(june, pack)

    assert refused.status_code == 403
    assert "This report has been issued already." in words(refused)


def test_a_pack_that_changed_meanwhile_is_looked_at_again(june):
    pack = papers.built_pack()
    with pytest.raises(NewerVersion):
        issue_pack(key=pack.key, version=1, by=people.reader("june"), now=clock.now())

    page = june.post(page_of(pack, "pack-issue"), {"version": "1"}, follow=True)

    assert "Somebody else changed this pack meanwhile. Look at it again." in words(page)
    assert Pack.objects.get().state == Pack.State.BUILT


@pytest.mark.parametrize("called", ["tom", "hal", "farida", "elin", "tess"])
def test_only_the_coordinator_issues_a_pack(called):
    assert may_issue(people.reader(called), papers.built_pack()).refusal == (
        "Only the coordinator can write, build and issue a report to a committee."
    )


def test_a_pack_with_a_check_that_failed_is_not_issued(june):
    pack = papers.built_pack()
    Pack.objects.update(
        checks=[*pack.checks, {"name": "fonts", "passed": False, "words": "A typeface is missing."}]
    )

    said = words(june.get(page_of(pack)))

    assert "This report can’t be issued: a check found something. Put it right and build it again." in said
    assert "3 of 4 checks passed" in said
    assert "Not passed A typeface is missing." in said
    assert issue(june, pack).status_code == 403
    with pytest.raises(PermissionDenied):
        issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())


def test_a_later_issue_is_a_new_version_and_the_first_stays_as_it_was(june):
    first, passed_over = papers.issued_pack(), papers.built_pack()
    before = first.file.sha256
    second = papers.issued_pack()

    old, new = words(june.get(page_of(first))), words(june.get(page_of(second)))

    assert "There is a newer version of this report Version 2 was issued on 23 November 2026." in old
    assert "There is a newer version" not in new
    assert "Version 2 , issued 23 November 2026 Version 1 , issued 23 November 2026" in new
    assert Pack.objects.get(pk=first.pk).file.sha256 == before
    refused = issue(june, passed_over)
    assert "A later version of this report has been issued already." in words(refused)


def read_whole(client, pack):
    """The page and the file of a pack; only the tokens against forgery differ from visit to visit."""
    return TOKEN.sub(b"", client.get(page_of(pack)).content), b"".join(
        client.get(page_of(pack, "pack-download")).streaming_content
    )


def test_whatever_happens_to_the_plan_and_the_report_an_issued_pack_stays_as_it_is(sign_in):
    pack, hal = papers.issued_pack(), sign_in("hal")
    before = read_whole(hal, pack)

    action = people.action("1.7")
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("B"),
        text="It is all done now",
        nothing_has_changed=False,
        by=people.reader("june"),
        now=clock.now(),
    )
    silent = Action.objects.filter(plan=people.plan(), updates=None).first()
    silent.asked_in.all().delete()
    silent.delete()
    Plan.objects.update(title="Another plan")
    Priority.objects.update(title="Another priority")
    report = papers.report()
    edit_report(
        key=report.key,
        version=1,
        answers=papers.answers(
            title="Another",
            committee=papers.other_committee(),
            meeting_on=date(2027, 5, 4),
        ),
        by=people.reader("june"),
        now=clock.now(),
    )

    assert read_whole(hal, pack) == before
    assert StoredFile.objects.count() == 1


def test_a_pack_whose_words_would_be_numbered_otherwise_today_is_read_as_its_pdf(june):
    pack = papers.built_pack()
    Pack.objects.update(snapshot={**pack.snapshot, "numbers": {}})

    said = words(june.get(page_of(pack)))

    assert "This report can be read as a PDF only" in said
    assert "would be numbered otherwise today than when it was made. Read its PDF." in said

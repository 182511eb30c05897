"""The papers: who finds what was issued, and where."""

from datetime import date

import pytest
from django.urls import reverse

from csp.web import clock
from scrutiny.models import CommitteeMeeting, CommitteeMember, Pack, Report
from scrutiny.services.packs import issue_pack
from scrutiny.services.reports import edit_report
from scrutiny.services.sections import begin_sections
from tests.integration import correcting, papers, people
from tests.integration.reading import words

PAPERS = reverse("scrutiny:paper-list", args=["vale"])


def report_to_others(*members):
    """A report to another committee of Vale."""
    meeting = CommitteeMeeting(committee=papers.other_committee(*members), held_on=date(2027, 2, 3))
    meeting.save()
    report = papers.report()
    report.pk, report.key, report._state.adding = None, "2222222222", True
    report.meeting, report.title = meeting, "County report"
    report.save()
    begin_sections(report=report, by=people.reader("june"), now=clock.now())
    return Report.objects.select_related("partnership", "plan", "meeting__committee").get(pk=report.pk)


def test_before_anything_is_issued_the_page_says_what_will_be_here(sign_in, june):
    assert "When a report is issued to a committee that you are a member of, it will be here" in words(
        sign_in("hal").get(PAPERS)
    )
    said = words(june.get(PAPERS))
    assert "When a report is issued to a committee, it will be here to read and to download." in said
    assert "Annual report 2026/27 Community Safety Scrutiny Committee 19 Jan 2027 Not built yet" in said


def test_a_councillor_finds_what_was_issued_to_their_committee_and_reads_it(sign_in):
    pack, hal = papers.issued_pack(), sign_in("hal")

    said = words(hal.get(PAPERS))

    assert "Community Safety Scrutiny Committee, Tuesday 19 January 2027 Annual report 2026/27" in said
    assert "Issued 23 November 2026 Download as PDF, 9 pages, 1 KB" in said
    assert "Write a report" not in said
    assert "No report is being written" not in said
    page = words(hal.get(pack.get_absolute_url()))
    assert "1. Summary" in page
    assert "checks passed" not in page
    assert "Issue this report" not in page


@pytest.mark.parametrize("made", [papers.built_pack, papers.issued_pack])
def test_a_councillor_of_another_committee_does_not_see_it(made, sign_in):
    CommitteeMember.objects.filter(person=people.person("hal")).delete()
    papers.other_committee("hal")
    pack, hal = made(), sign_in("hal")

    for name in ("pack-detail", "pack-download"):
        assert hal.get(reverse(f"scrutiny:{name}", args=["vale", pack.key])).status_code == 404
    assert pack.key not in hal.get(PAPERS).content.decode()
    assert pack.key not in hal.get("/p/vale/").content.decode()


def test_before_it_is_issued_nobody_but_its_writers_knows_of_it(sign_in):
    pack = papers.built_pack()

    for called in ("hal", "farida", "tom", "elin", "tess"):
        assert sign_in(called).get(pack.get_absolute_url()).status_code == 404
        assert pack.title not in sign_in(called).get(PAPERS).content.decode()
    assert sign_in("aled").get(pack.get_absolute_url()).status_code == 200


def test_each_councillor_finds_the_papers_of_their_own_committees_alone(sign_in):
    mine = papers.issued_pack()
    theirs = papers.issued_pack(report_to_others("winifred"))

    assert [key in sign_in("hal").get(PAPERS).content.decode() for key in (mine.key, theirs.key)] == [
        True,
        False,
    ]
    assert [key in sign_in("winifred").get(PAPERS).content.decode() for key in (mine.key, theirs.key)] == [
        True,
        True,
    ]
    assert [key in sign_in("farida").get(PAPERS).content.decode() for key in (mine.key, theirs.key)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("ends_on", "status"), [(date(2026, 11, 22), 404), (date(2026, 11, 23), 200), (None, 200)]
)
def test_a_membership_opens_papers_from_its_first_day_to_its_last(ends_on, status, sign_in):
    pack = papers.issued_pack()
    CommitteeMember.objects.filter(person=people.person("hal")).update(ends_on=ends_on)

    assert sign_in("hal").get(pack.get_absolute_url()).status_code == status


def test_a_report_that_moves_to_another_committee_takes_nothing_with_it_that_was_built(sign_in):
    issued = papers.issued_pack()
    correcting.add()
    built, report = papers.built_pack(), papers.report()
    edit_report(
        key=report.key,
        version=1,
        answers=papers.answers(committee=papers.other_committee("tom"), meeting_on=date(2027, 5, 4)),
        by=people.reader("june"),
        now=clock.now(),
    )

    issue_pack(key=built.key, version=built.version, by=people.reader("june"), now=clock.now())

    assert [sign_in("hal").get(one.get_absolute_url()).status_code for one in (issued, built)] == [200, 200]
    assert "Community Safety Scrutiny Committee, Tuesday 19 January 2027" in words(sign_in("hal").get(PAPERS))
    assert "Tuesday 4 May 2027" not in words(sign_in("farida").get(PAPERS))


def test_a_stranger_finds_none_of_it(fen):
    from django.test import Client

    pack, nadia = papers.issued_pack(), Client()
    nadia.force_login(fen.coordinator)

    assert nadia.get(pack.get_absolute_url()).status_code == 404
    assert nadia.get(pack.get_absolute_url().replace("vale", "fen")).status_code == 404
    assert pack.title not in nadia.get("/p/fen/scrutiny/").content.decode()


def test_the_last_version_is_listed_with_those_before_it(sign_in):
    first, second = papers.issued_pack(), papers.issued_pack()

    page = sign_in("hal").get(PAPERS)

    assert page.content.decode().count("<h3") == 1
    assert "Version 2. Earlier: version 1, 23 November 2026" in words(page)
    assert page.content.decode().index(second.key) < page.content.decode().index(first.key)


def test_a_councillor_is_asked_to_read_the_papers_of_the_next_meeting(sign_in):
    papers.issued_pack()
    last = papers.issued_pack()

    page = sign_in("hal").get("/p/vale/")

    said = words(page)
    assert "Hello, Hal. One thing is asked of you." in said
    assert (
        "Annual report 2026/27 Community Safety Scrutiny Committee, Tuesday 19 January 2027. PDF, 9 pages"
        in said
    )
    assert last.get_absolute_url() in page.content.decode()
    assert "asked of you today" in words(sign_in("farida").get("/p/vale/"))


@pytest.mark.parametrize(
    ("ends_on", "asked"), [(None, True), (people.TODAY, True), (date(2026, 11, 22), False)]
)
def test_an_officer_is_asked_to_read_while_they_are_a_member_of_the_committee(ends_on, asked, sign_in):
    pack = papers.issued_pack()
    member = CommitteeMember(
        committee=pack.meeting.committee,
        person=people.person("tom"),
        starts_on=date(2026, 1, 1),
        ends_on=ends_on,
    )
    member.save()

    assert (pack.get_absolute_url() in sign_in("tom").get("/p/vale/").content.decode()) == asked
    assert pack.title in words(sign_in("tom").get(PAPERS))


def test_papers_of_a_meeting_that_is_over_are_asked_about_no_more(sign_in):
    papers.issued_pack()
    CommitteeMeeting.objects.filter(held_on=date(2027, 1, 19)).update(held_on=date(2026, 11, 22))

    assert "Nothing is asked of you today" in words(sign_in("hal").get("/p/vale/"))
    assert "Annual report 2026/27" in words(sign_in("hal").get(PAPERS))


def test_a_writer_sees_how_far_each_report_is(june):
    papers.built_pack()
    assert "Build 1 not issued" in words(june.get(PAPERS))
    papers.issued_pack()
    assert "Issued 23 November 2026" in words(june.get(PAPERS))
    Pack.objects.all().update(state="building", issued_at=None, issued_by=None)
    assert "Build 2 not finished" in words(june.get(PAPERS))


def test_the_lists_read_no_packs_words(june, django_assert_max_num_queries):
    for _ in range(3):
        papers.issued_pack()

    with django_assert_max_num_queries(9) as asked:
        june.get(PAPERS)

    assert not [one["sql"] for one in asked.captured_queries if '"snapshot"' in one["sql"]]

"""The command that builds a report holds what it is asked to the page's own rules, before it builds anything."""

import re
from pathlib import Path

import pytest
from django.core.management import CommandError

from csp.audit import NewerVersion
from csp.documents import render as renderer
from csp.documents.render import CannotRender
from csp.web import clock
from scrutiny.management.commands import build_pack as command
from scrutiny.models import Pack, Report
from scrutiny.services.reports import title_on
from tests.integration import papers, people
from tests.integration.test_pack_whole import build_pack


@pytest.fixture
def out(tmp_path):
    return tmp_path / "report.pdf"


@pytest.fixture(autouse=True)
def _drawing(monkeypatch):
    monkeypatch.setattr(renderer, "render", papers.rendered)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": "x" * 121}, "Title of the report must be 120 characters or fewer. It has 121."),
        (
            {"title": "New", "report-of": "x" * 121},
            "Post that presents the report must be 120 characters or fewer.",
        ),
        ({"title": "New", "recommendations": "-"}, "“-” asks nothing. Write what is asked."),
        ({"title": "New", "recommendations": "x" * 2001}, "Your answer must be 2000 characters or fewer."),
        (
            {"title": "New", "recommendations": "see {ref:nowhere}"},
            "This answer refers to “nowhere”, and this report has nothing of that name to refer to.",
        ),
        ({"meeting": "1999-12-31"}, "Date of the meeting must be on or after 1 January 2000."),
        ({"meeting": "2101-01-01"}, "Date of the meeting must have a year between 1900 and 2100."),
        ({"meeting": "0027-01-19"}, "Date of the meeting must have a year between 1900 and 2100."),
    ],
)
def test_what_the_page_would_refuse_is_refused_in_its_words(changed, sentence, out):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        build_pack(out, **changed)

    assert Report.objects.count() == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("changed", "options"),
    [
        ({"plan": "Other plan"}, "--plan"),
        ({"report-of": "Chief Executive"}, "--report-of"),
        ({"recommendations": "note it", "report-of": "Chief Executive"}, "--report-of and --recommendations"),
    ],
)
def test_what_a_report_that_is_there_does_not_say_is_refused_by_its_name(changed, options, out):
    sentence = (
        "There is a report called “Annual report 2026/27” for this meeting already, and it says something else than "
        f"{options}. Change it on its page, or give another --title."
    )
    with pytest.raises(CommandError, match=re.escape(sentence)):
        build_pack(out, **changed)

    assert not Pack.objects.exists()


def test_what_a_report_that_is_there_does_say_may_be_asked_for(out):
    report = papers.report()

    build_pack(
        out,
        plan=report.plan.title,
        title=f" {report.title} ",
        **{"report-of": report.report_of, "recommendations": report.recommendations},
    )

    assert Pack.objects.get().report == report


def test_words_are_made_plain_and_the_title_is_the_one_the_page_offers(out):
    build_pack(out, meeting="2027-09-14", recommendations="note\xa0it\u202e.\r\n")

    report = Report.objects.get(meeting__held_on="2027-09-14")
    assert report.recommendations == "note it."
    assert report.title == title_on(day=clock.today()) == "Annual report 2026/27"


def test_where_it_cannot_write_it_builds_nothing(tmp_path, monkeypatch):
    with pytest.raises(CommandError, match=r"is a folder. Name a file in it for the PDF"):
        build_pack(tmp_path)
    with pytest.raises(CommandError, match=r"There is no folder .*none to write the PDF in"):
        build_pack(tmp_path / "none" / "report.pdf")
    monkeypatch.setattr(command.os, "access", lambda *_: False)
    with pytest.raises(CommandError, match="can’t be written"):
        build_pack(Path(tmp_path / "report.pdf"))

    assert not Pack.objects.exists()


def test_what_stops_the_drawing_is_a_sentence(out, monkeypatch):
    def stops(*_, **__):
        raise CannotRender("The report could not be made: it took too long.", "the renderer's own words")

    monkeypatch.setattr(renderer, "render", stops)

    with pytest.raises(CommandError, match="it took too long"):
        build_pack(out)


def test_somebody_who_changed_it_meanwhile_is_a_sentence(out, monkeypatch):
    def overtaken(**_):
        raise NewerVersion(papers.report())

    monkeypatch.setattr(command, "issue_pack", overtaken)

    with pytest.raises(CommandError, match=r"Somebody changed this report meanwhile. Run the command again"):
        build_pack(out, issue=True)


def test_a_report_about_a_plan_without_priorities_can_be_built(out):
    from plans.models import Plan

    plan = Plan.objects.get(pk=people.plan().pk)
    plan.pk, plan.key, plan.title, plan._state.adding = None, "plan777777", "Bare plan", True
    plan.save()

    build_pack(
        out, title="Bare", plan="Bare plan", recommendations="see {ref:priorities} and {ref:action-plan}"
    )

    assert "The plan has no priorities" in str(Pack.objects.get().snapshot)

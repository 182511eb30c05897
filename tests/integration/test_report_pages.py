"""Writing a report: its form, its page, and what happens when two people write at once."""

from datetime import date

import pytest
from django.urls import reverse

from scrutiny.models import Committee, CommitteeMeeting, Report
from tests.integration import papers, people
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import open_restricted_plan

ADD = reverse("scrutiny:report-add", args=["vale"])


def answers(**changed):
    """What a browser sends for a new report."""
    return {
        "committee": Committee.objects.get(partnership=people.vale()).key,
        "meeting_on-day": "9",
        "meeting_on-month": "3",
        "meeting_on-year": "2027",
        "plan": people.plan().key,
        "title": "Spring report",
        "report_of": "Head of Community Safety",
        "recommendations": "1. note the **progress**\n2. ask for more",
        **changed,
    }


def edit_address():
    return reverse("scrutiny:report-edit", args=["vale", papers.report().key])


def change(client, **changed):
    page = edit_address()
    return client.post(page, {**boxes(client.get(page)), **changed}, follow=True)


def test_a_coordinator_begins_a_report_and_arrives_on_its_page(june):
    page = june.post(ADD, answers(wards="All", next_year="More of it."), follow=True)

    said = words(page)
    assert "The report is begun. Build it to see how it reads" in said
    assert "Report to Community Safety Scrutiny Committee Spring report" in said
    assert "Meeting Tuesday 9 March 2027" in said
    assert "About the Community Safety Plan 2024 to 2027" in said
    assert "Wards affected All" in said
    assert "Not built yet" in said
    assert "The committee is asked to note the **progress** ask for more" in said
    assert "The year ahead More of it." in said


def test_a_meeting_is_made_once_and_found_again(june):
    before = CommitteeMeeting.objects.count()

    june.post(ADD, answers())
    june.post(ADD, answers(title="Another"))

    assert CommitteeMeeting.objects.count() == before + 1
    assert Report.objects.filter(meeting__held_on=date(2027, 3, 9)).count() == 2


def test_the_title_is_offered_for_the_financial_year(june):
    assert boxes(june.get(ADD))["title"] == "Annual report 2026/27"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"committee": ""}, "Choose the committee"),
        ({"committee": "2222222222"}, "Choose the committee from the list"),
        ({"meeting_on-day": ""}, "Date of the meeting must include a day"),
        (
            {"meeting_on-day": "", "meeting_on-month": "", "meeting_on-year": ""},
            "Enter the date of the meeting",
        ),
        ({"meeting_on-day": "31", "meeting_on-month": "2"}, "Date of the meeting must be a real date"),
        ({"plan": ""}, "Choose the plan that the report is about"),
        ({"plan": "1"}, "Choose the plan from the list"),
        ({"title": "  "}, "Enter the title of the report"),
        ({"title": "x" * 121}, "Title of the report must be 120 characters or fewer. It has 121"),
        ({"report_of": ""}, "Enter the post that presents the report"),
        ({"wards": "x" * 201}, "Wards affected must be 200 characters or fewer. It has 201"),
        ({"recommendations": " \n "}, "Enter what the committee is asked to do"),
        ({"summary": "x" * 8001}, "Summary must be 8000 characters or fewer. It has 8001"),
        ({"summary": "a\x00b"}, "Summary holds a character that can’t be kept. Type it again"),
    ],
)
def test_each_mistake_in_a_report_has_its_sentence_and_loses_nothing(sent, sentence, june):
    page = june.post(ADD, answers(**{"purpose": "To tell", **sent}))

    assert problems(page) == [sentence]
    assert boxes(page)["purpose"] == "To tell"
    assert Report.objects.count() == 1


def test_what_word_leaves_behind_is_taken_out(june):
    june.post(ADD, answers(summary="First\x0bline\xa0here\u202e"))

    assert Report.objects.get(title="Spring report").summary == "First\nline here"


def test_a_new_report_sent_twice_is_added_once(june):
    sent = {**boxes(june.get(ADD)), **answers()}

    first, second = (june.post(ADD, sent, follow=True) for _ in range(2))

    assert first.redirect_chain == second.redirect_chain
    assert Report.objects.filter(title="Spring report").count() == 1


def test_only_plans_that_everyone_may_read_are_offered_even_to_a_member_of_a_circle(sign_in, fen):
    restricted = open_restricted_plan()

    page = sign_in("aled").get(ADD).content.decode()

    assert people.plan().key in page
    assert restricted.plan.key not in page
    assert fen.plan.key not in page
    sent = sign_in("aled").post(ADD, answers(plan=restricted.plan.key))
    assert problems(sent) == ["Choose the plan from the list"]


def test_without_a_committee_the_page_says_what_to_do(fen):
    from django.test import Client

    nadia = Client()
    nadia.force_login(fen.coordinator)

    assert "There is no committee to report to" in words(nadia.get("/p/fen/scrutiny/reports/add/"))


def test_the_form_for_a_change_holds_what_the_report_says(june):
    shown = boxes(june.get(edit_address()))

    assert shown["meeting_on-year"] == "2027"
    assert shown["plan"] == people.plan().key
    assert shown["recommendations"].startswith("note the progress")
    assert "Nothing was changed" in words(change(june))
    assert papers.report().version == 1


def test_a_report_moves_to_another_meeting(june):
    page = change(june, **{"meeting_on-day": "2", "meeting_on-month": "2"})

    assert "The report is changed" in words(page)
    assert papers.report().meeting.held_on == date(2027, 2, 2)


def test_over_a_newer_save_both_texts_are_shown_and_a_second_try_keeps_mine(june, sign_in):
    opened = boxes(june.get(edit_address()))
    change(sign_in("aled"), summary="As Aled wrote it", wards="North")

    clash = june.post(edit_address(), {**opened, "summary": "As June wrote it"}, follow=True)

    said = words(clash)
    assert "Somebody saved this report while you were writing" in said
    assert "Changed by Aled Pryce on 23 November 2026" in said
    assert "As Aled wrote it" in said
    assert "Wards affected All North" in said
    assert boxes(clash)["summary"] == "As June wrote it"
    assert papers.report().summary == "As Aled wrote it"
    june.post(edit_address(), boxes(clash), follow=True)
    assert papers.report().summary == "As June wrote it"


def test_a_reference_is_shown_by_name_until_the_report_is_built(june):
    said = words(june.get(papers.report().get_absolute_url()))

    assert "([priorities])" in said
    assert "{ref:" not in said

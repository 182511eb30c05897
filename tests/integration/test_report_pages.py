"""Writing a report: its form, its page, and what happens when two people write at once."""

from datetime import date

import pytest
from django.db.models import Q
from django.urls import reverse

from csp.models import Job
from scrutiny.models import Committee, CommitteeMeeting, Report
from tests.integration import papers, people
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import open_restricted_plan

KNOWN = (
    "and this report has nothing of that name to refer to. It can refer to: summary, progress, status-chart, "
    "by-month, by-month-chart, priorities, action-plan, measures, measures-table, glossary"
)
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
    page = june.post(ADD, answers(wards="All"), follow=True)

    said = words(page)
    assert "The report is begun. Build it to see how it reads" in said
    assert "Report to Community Safety Scrutiny Committee Spring report" in said
    assert "Meeting Tuesday 9 March 2027" in said
    assert "About the Community Safety Plan 2024 to 2027" in said
    assert "Wards affected All" in said
    assert "Not built yet" in said
    assert "The committee is asked to note the **progress** ask for more" in said
    assert "Summary No words of its own The coordinator No day Filled from the record" in said


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
        ({"contact": "a\x00b"}, "Author and contact holds a character that can’t be kept. Type it again"),
        (
            {"meeting_on-year": "1999"},
            "Date of the meeting must be on or after 1 January 2000",
        ),
        ({"recommendations": "note it\n-"}, "“-” asks nothing. Write what is asked"),
        ({"recommendations": "1."}, "“1.” asks nothing. Write what is asked"),
        (
            {"recommendations": "note [the minutes](minutes.docx)"},
            "A link leads to “minutes.docx”. Begin its address with https:// or mailto:",
        ),
        (
            {"recommendations": "note {ref:year-ahead}"},
            f"This answer refers to “year-ahead”, {KNOWN}, recommendation-1",
        ),
    ],
)
def test_each_mistake_in_a_report_has_its_sentence_and_loses_nothing(sent, sentence, june):
    page = june.post(ADD, answers(**{"purpose": "To tell", **sent}))

    assert problems(page) == [sentence]
    assert boxes(page)["purpose"] == "To tell"
    assert Report.objects.count() == 1


def test_what_word_leaves_behind_is_taken_out(june):
    june.post(ADD, answers(purpose="First\x0bline\xa0here\u202e"))

    assert Report.objects.get(title="Spring report").purpose == "First\nline here"


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
    change(sign_in("aled"), purpose="As Aled wrote it", wards="North")

    clash = june.post(edit_address(), {**opened, "purpose": "As June wrote it"}, follow=True)

    said = words(clash)
    assert "Somebody saved this report while you were writing" in said
    assert "Changed by Aled Pryce on 23 November 2026" in said
    assert "As Aled wrote it" in said
    assert "Wards affected All North" in said
    assert boxes(clash)["purpose"] == "As June wrote it"
    assert papers.report().purpose == "As Aled wrote it"
    june.post(edit_address(), boxes(clash), follow=True)
    assert papers.report().purpose == "As June wrote it"


def test_a_reference_is_shown_by_name_until_the_report_is_built(june):
    said = words(june.get(papers.report().get_absolute_url()))

    assert "([priorities])" in said
    assert "{ref:" not in said


def test_the_form_says_what_a_reference_becomes_and_the_built_report_agrees(june):
    from csp.kernel.report import number

    said = words(june.get(ADD))
    assert (
        "{ref:summary} becomes a link that reads “section 1”, and {number:summary} one that reads “1”" in said
    )

    papers.write("More.", kind="year-ahead")
    papers.write("{ref:priorities}, {number:priorities}, {ref:year-ahead-1}")

    numbered = number(papers.document())
    html = numbered.sections[0].blocks[1].html
    assert ">section 2</a>, " in html
    assert ">2</a>, " in html
    assert numbered.targets["year-ahead-1"].words in html


def test_a_colleague_sees_that_a_build_is_under_way_or_stopped_and_nothing_of_the_job(june, sign_in):
    june.post(reverse("scrutiny:pack-build", args=["vale", papers.report().key]))
    aled, page = sign_in("aled"), papers.report().get_absolute_url()

    said = words(aled.get(page))
    assert "Build 1 23 November 2026, June Okafor Being built" in said
    assert "See how far it is" not in said
    Job.objects.update(state=Job.State.FAILED, refusal="Something private went wrong.")

    said = words(aled.get(page))
    assert "23 November 2026, June Okafor Not built: it stopped" in said
    assert "See why" not in said
    assert "Something private" not in said
    assert "See why" in words(june.get(page))


def test_a_plan_that_became_restricted_is_not_named_to_who_is_outside_its_circle(june, sign_in):
    opened = boxes(june.get(edit_address()))
    change(june, wards="North")
    plan = people.plan()
    plan.__class__.objects.filter(pk=plan.pk).update(
        circle=open_restricted_plan().circle, public_version=None
    )
    report = Report.objects.get(key=papers.report().key)

    page = june.get(report.get_absolute_url())
    assert "About a plan that you can’t open" in words(page)
    clash = june.post(edit_address(), {**opened, "purpose": "Mine"}, follow=True)
    for shown in (page, june.get(edit_address()), clash):
        assert plan.title not in shown.content.decode()
        assert plan.key not in shown.content.decode()
    assert f"About the {plan.title}" in words(sign_in("aled").get(report.get_absolute_url()))


def test_what_a_report_said_before_stays_readable(june):
    changes = reverse("scrutiny:report-changes", args=["vale", papers.report().key])
    assert "Wards affected" not in words(june.get(changes))
    change(june, wards="North", purpose="To tell the committee")
    change(june, wards="North and east")

    read = words(june.get(changes))

    assert "Wards affected North North and east" in read
    assert "To tell the committee" in read
    assert read.count("The report itself, changed by June Okafor on 23 November 2026") == 2
    assert changes in june.get(papers.report().get_absolute_url()).content.decode()


def test_a_change_of_plan_to_a_restricted_one_names_it_neither_in_a_clash_nor_among_the_changes(june, fen):
    opened = boxes(june.get(edit_address()))
    restricted = open_restricted_plan().plan
    edited = papers.report()
    edited.plan, edited.version = restricted, 2
    edited.save()

    clash = june.post(edit_address(), {**opened, "purpose": "Mine"}, follow=True)

    changes = june.get(reverse("scrutiny:report-changes", args=["vale", papers.report().key]))
    for shown in (clash, changes):
        assert "Plan Community Safety Plan 2024 to 2027 A plan that you can’t open" in words(shown)
        assert restricted.title not in shown.content.decode()


def test_the_last_point_of_the_line_is_the_summarys_count_whatever_set_a_status():
    from csp.kernel.report import KeyFigures, LineChart, StatusChart
    from plans.models import Action, Status

    complete = Status.objects.get(partnership=people.vale(), stands_for="complete")
    reported = Action.objects.filter(plan=people.plan(), status=complete)[:2]
    Action.objects.filter(pk__in=[one.pk for one in reported]).update(
        status=Status.objects.get(partnership=people.vale(), stands_for="behind")
    )
    others = Action.objects.filter(plan=people.plan()).exclude(status=complete)[:5]
    Action.objects.filter(pk__in=[one.pk for one in others]).update(status=complete)

    summary = papers.document().sections[0].blocks

    chart = next(one for one in summary if isinstance(one, StatusChart))
    counted = sum(
        segment.count
        for row in chart.rows
        for segment in row.segments
        if segment.word in (complete.word, "Closed")
    )
    assert next(one for one in summary if isinstance(one, LineChart)).series[0].values[-1] == counted
    done = Q(state="closed") | Q(state="open", status=complete)
    assert Action.objects.filter(done, plan=people.plan()).count() == counted
    assert any(isinstance(one, KeyFigures) for one in summary)

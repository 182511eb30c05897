"""Agency reports: asked for, sent, returned, checked, countersigned, accepted; each author sees their own alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from csp.models import AuditEvent, Message
from csp.web import clock
from dhr.models import AgencyReport, AgencyReportStep, Capacity
from dhr.models.verb import Verb
from dhr.policies.agency_reports import NOT_YOURS, REFUSED
from dhr.services.agency_reports import ReportAnswers, edit_report, name_authors
from dhr.services.agency_reports_letter import KIND
from tests.integration import agency_reporting as reporting
from tests.integration import people
from tests.integration.agency_reporting import filled, page
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, open_review

State = AgencyReport.State
KEY = "bcdfghjkmn"


@pytest.fixture
def made():
    """A review with two people on it who write reports of agencies."""
    found = open_review()
    join(found, Capacity.AGENCY_AUTHOR, agency=reporting.AGENCY)
    return found


@pytest.fixture
def abel(made):
    """The author of the housing association's report."""
    return made.members[Capacity.AGENCY_AUTHOR]


@pytest.fixture
def corin(made, abel):
    """Somebody else who writes another report."""
    other = join(
        made, Capacity.AGENCY_AUTHOR, people.appoint("Corin Hale", "observer"), agency="Vale Hospital"
    )
    made.members[Capacity.AGENCY_AUTHOR] = abel
    return other


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def test_a_coordinator_asks_an_agency_and_its_author_is_told_nothing_but_that(made, abel, sign_in):
    wren = sign_in("wren")

    said = words(
        filled(
            wren,
            page("add", made.review),
            agency="Marshland Trust",
            kind="imr",
            asked_for="Every contact since 2019",
            authors=[abel.key],
            **day("due_on", date(2027, 1, 15)),
        )
    )
    mail = Message.objects.get(to_person=abel.person, kind=KIND, circle=made.review.panel_circle)

    assert "The report is asked for" in said
    assert "Report of Marshland Trust" in said
    assert "15 January 2027" in said
    assert mail.subject == "You are asked for something in Saferplan"
    told = f"{mail.subject} {mail.text}"
    assert [one for one in (CODE_NAME, "Marshland", "report", "review", "Wren") if one in told] == []


def test_an_agency_is_asked_once_however_often_the_form_is_sent(made, sign_in):
    wren = sign_in("wren")
    typed = {
        **boxes(wren.get(page("add", made.review))),
        "agency": "Marshland Trust",
        "kind": "summary",
        "asked_for": "Every contact since 2019",
        **day("due_on", date(2027, 1, 15)),
    }

    answers = [wren.post(page("add", made.review), typed) for _ in range(2)]

    assert AgencyReport.objects.count() == 1
    assert {one["Location"] for one in answers} == {AgencyReport.objects.get().get_absolute_url()}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"agency": ""}, "Choose an authority from the list, or enter the agency’s name"),
        ({"kind": ""}, "Choose what the agency is asked for"),
        ({"asked_for": ""}, "Enter what the report is to cover"),
        (day("due_on", date(2026, 11, 1)), "The day it is due must be the day it was asked for, or later"),
        (day("asked_on", date(2026, 11, 24)), "Day it was asked for must be on or before 23 November 2026"),
        ({"authors": ["nobodyhere"]}, "Choose the author from the list"),
    ],
)
def test_what_an_agency_is_asked_for_is_refused_with_a_sentence(typed, sentence, made, sign_in):
    asked = {
        "agency": "Marshland Trust",
        "kind": "imr",
        "asked_for": "All",
        **day("due_on", date(2027, 1, 15)),
    }

    answer = filled(sign_in("wren"), page("add", made.review), **{**asked, **typed})

    assert sentence in problems(answer)
    assert not AgencyReport.objects.exists()


def test_what_seems_to_name_somebody_comes_back_with_a_warning_and_is_sent_again(made, sign_in):
    wren = sign_in("wren")
    typed = {"agency": "Marshland Trust", "kind": "imr", **day("due_on", date(2027, 1, 15))}

    warned = filled(wren, page("add", made.review), asked_for="What was known of Maria Fenwick?", **typed)
    asked_before = AgencyReport.objects.exists()
    sent = wren.post(page("add", made.review), boxes(warned), follow=True)

    assert "Look again before you save" in words(warned)
    assert not asked_before
    assert "What was known of Maria Fenwick?" in words(sent)


def test_each_author_sees_their_own_report_and_no_other(made, abel, corin, sign_in):
    own = reporting.report(made.review, abel)
    other = reporting.report(made.review, corin, agency="Vale Hospital")
    client = sign_in("abel")

    assert client.get(page("detail", own)).status_code == 200
    assert client.get(page("detail", other)).status_code == 404
    assert client.get(page("list", made.review)).status_code == 404
    assert set(AgencyReport.objects.visible_to(people.reader("abel"))) == {own}
    assert set(AgencyReportStep.objects.visible_to(people.reader("corin"))) == set(other.steps.all())


def test_whoever_no_longer_writes_a_report_stops_seeing_it_at_once(made, abel, corin, sign_in):
    report = reporting.report(made.review, abel)
    by, now = people.reader("wren"), clock.now()

    name_authors(key=report.key, version=report.version, authors=[corin], by=by, now=now)

    assert sign_in("abel").get(page("detail", report)).status_code == 404
    assert sign_in("corin").get(page("detail", report)).status_code == 200


def test_authors_are_named_on_their_page(made, abel, sign_in):
    report = reporting.report(made.review)

    said = words(filled(sign_in("wren"), page("authors", report), authors=[abel.key]))

    assert "The authors are saved" in said
    assert "Who writes it Abel Thorne" in said


def test_nobody_who_is_on_the_review_for_something_else_is_an_author(made):
    report, outsider = reporting.report(made.review), join(made, Capacity.FINANCE)

    with pytest.raises(ValidationError, match="no longer on the review"):
        name_authors(
            key=report.key, version=report.version, authors=[outsider], by=made.by(), now=clock.now()
        )


def test_a_report_goes_from_its_author_to_accepted(made, abel, sign_in):
    report = reporting.report(made.review, abel)
    author, wren = sign_in("abel"), sign_in("wren")

    sent = filled(author, page("send", report), came="elsewhere", kept_at="With the coordinator")
    filled(wren, page("return", report), note="Say what was known in 2021.")
    back = words(author.get(page("detail", report)))
    filled(author, page("send", report), came="elsewhere", kept_at="With the coordinator")
    filled(wren, page("check", report), note="It answers every question.")
    filled(author, page("countersign", report), countersigned_by="Director of housing")
    accepted = words(filled(wren, page("accept", report), kept_at="Restricted folder 4"))

    assert "The report is sent to the review" in words(sent)
    assert "Say what was known in 2021." in back
    assert "The report is accepted" in accepted
    assert "Countersigned by Director of housing" in accepted
    assert "Where it is kept Restricted folder 4" in accepted
    assert [one.what for one in report.steps.all()] == [
        "asked",
        "received",
        "returned",
        "received",
        "checked",
        "countersigned",
        "accepted",
    ]
    assert set(AuditEvent.objects.filter(subject="dhr.agencyreport").values_list("verb", flat=True)) == {
        Verb.REPORT_ASKED,
        Verb.REPORT_OPENED,
        Verb.REPORT_RECEIVED,
        Verb.REPORT_RETURNED,
        Verb.REPORT_CHECKED,
        Verb.REPORT_COUNTERSIGNED,
        Verb.REPORT_ACCEPTED,
    }


def test_a_nil_return_is_accepted_as_one(made, abel, sign_in):
    report = reporting.report(made.review, abel)

    filled(sign_in("abel"), page("send", report), came="nil")
    said = words(filled(sign_in("wren"), page("accept", report)))

    report.refresh_from_db()
    assert "The nil return is accepted" in said
    assert (report.state, report.is_nil) == (State.NIL, True)


def test_what_was_countersigned_is_to_be_countersigned_again_once_another_came(made):
    report = reporting.countersigned(reporting.checked(reporting.received(reporting.report(made.review))))

    again = reporting.received(reporting.returned(report))

    assert (again.state, again.countersigned_by) == (State.RECEIVED, "")


def test_a_step_that_cannot_be_taken_is_refused_and_what_was_typed_stays(made, sign_in):
    report = reporting.report(made.review)
    typed = {"version": report.version, "note": "Say more of 2021.", **day("on", people.TODAY)}

    answer = sign_in("wren").post(page("return", report), typed)

    assert REFUSED[State.RETURNED] in problems(answer)
    assert "Say more of 2021." in words(answer)


def test_a_step_that_is_sent_twice_is_taken_once(made, sign_in):
    report = reporting.received(reporting.report(made.review))
    wren = sign_in("wren")
    typed = {**boxes(wren.get(page("return", report))), "note": "Say more of 2021."}

    answers = [wren.post(page("return", report), typed) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 302]
    assert report.steps.filter(what="returned").count() == 1


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 11, 1), "Day must be on or after 2 November 2026"),
        (date(2026, 11, 24), "Day must be on or before 23 November 2026"),
    ],
)
def test_nothing_happens_to_a_report_before_it_was_asked_for_or_in_the_future(on, sentence, made, sign_in):
    report = reporting.report(made.review)
    typed = {"came": "elsewhere", "kept_at": "With the coordinator", **day("on", on)}

    answer = filled(sign_in("wren"), page("send", report), **typed)

    assert sentence in problems(answer)


def test_the_list_says_what_is_overdue_and_where_each_stands(made, abel, sign_in):
    reporting.report(made.review, abel, due_on=date(2026, 11, 20))
    reporting.accepted(
        reporting.checked(
            reporting.received(reporting.report(made.review, agency="Vale Hospital", kind="chronology"))
        )
    )

    said = words(sign_in("wren").get(page("list", made.review)))

    assert "2 asked for 1 overdue 0 here, not yet accepted 1 accepted" in said
    assert "Marshland Housing Association, due on 20 November 2026 Chase by e-mail" in said
    assert "20 Nov 2026, overdue" in said
    assert "Vale Hospital Chronology 15 Jan 2027 Accepted" in said


def test_a_review_without_reports_says_what_they_are(made, sign_in):
    said = words(sign_in("wren").get(page("list", made.review)))

    assert "No agency is asked for a report yet" in said


def test_the_first_date_stays_beside_another(made, abel, sign_in):
    report = reporting.report(made.review, abel)

    typed = {"reason": "The trial begins in January", **day("due_on", date(2027, 2, 26))}
    said = words(filled(sign_in("wren"), page("move", report), **typed))
    changes = words(sign_in("wren").get(page("changes", report)))

    assert "The agency has another date" in said
    assert "First given until 15 January 2027" in said
    assert "The trial begins in January" in said
    assert "15 January 2027 26 February 2027" in changes


def test_two_people_who_change_a_report_lose_neither_text(made, sign_in):
    report = reporting.report(made.review)
    wren = sign_in("wren")
    typed = {**boxes(wren.get(page("edit", report))), "asked_for": "Every contact since 2015"}
    filled(sign_in("ansel"), page("edit", report), asked_for="Every contact since 2017")

    clash = words(wren.post(page("edit", report), typed))

    assert "Somebody saved this report while you were writing" in clash
    assert "Every contact since 2017" in clash
    assert "Every contact since 2015" in clash


def test_an_accepted_report_is_always_kept_somewhere(made):
    report = reporting.accepted(
        reporting.checked(reporting.received(reporting.report(made.review, kind="summary")))
    )
    answers = edit_answers(report, kept_at="")

    with pytest.raises(ValidationError, match="Enter where the report is kept"):
        edit_report(
            key=report.key, version=report.version, answers=answers, reason="", by=made.by(), now=clock.now()
        )


def edit_answers(report, **changed):
    return replace(ReportAnswers.of(report), **changed)


def test_an_author_changes_nothing_of_what_is_asked(made, abel):
    report = reporting.report(made.review, abel)

    with pytest.raises(PermissionDenied):
        edit_report(
            key=report.key,
            version=report.version,
            answers=edit_answers(report, asked_for="Nothing"),
            reason="",
            by=people.reader("abel"),
            now=clock.now(),
        )


def test_a_panel_member_who_does_not_write_a_report_cannot_send_it(made, sign_in):
    report = reporting.report(made.review)
    join(made, Capacity.PANEL_MEMBER)

    answer = sign_in("petra").get(page("send", report))

    assert answer.status_code == 403
    assert NOT_YOURS in words(answer)


def test_nothing_changes_once_the_review_is_closed(made, abel, sign_in):
    report = reporting.report(made.review, abel)
    made.review.closed_on = people.TODAY
    made.review.save()

    said = words(sign_in("abel").get(page("send", report)))

    assert "The review is closed, so nothing about it changes any more." in said


def test_an_author_whose_days_are_over_no_longer_sees_the_report(made, abel):
    report = reporting.report(made.review, abel)
    later = people.reader("abel", on=abel.ends_on + timedelta(days=1))

    assert AgencyReport.objects.visible_to(people.reader("abel")).contains(report)
    assert not AgencyReport.objects.visible_to(later).exists()

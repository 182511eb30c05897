"""What is written down of a meeting: who came for whom, its papers, its decisions, and what came of them."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.models import Seat
from csp.web import clock
from plans.models import Action, Attendance, MeetingDecision, MeetingPaper
from plans.services.actions import ActionAnswers
from plans.services.meetings_attendance import Came, add_attendance
from plans.services.meetings_decisions import raise_action, remove_decision
from tests.integration import meeting as meetings
from tests.integration import people
from tests.integration.endings import PDF, upload
from tests.integration.reading import boxes, problems, words

POLICE = "Marshland Constabulary"


@pytest.fixture
def elin(sign_in):
    """Elin Garrod, an observer: she reads, and changes nothing."""
    return sign_in("elin")


def page(name, one):
    return reverse(f"plans:{name}", args=["vale", one.key])


def detail(client, one):
    return words(client.get(one.get_absolute_url()))


def names(one):
    return list(Attendance.objects.filter(meeting=one).values_list("name", flat=True))


def test_every_seat_of_the_day_is_listed_with_who_came(elin):
    text = detail(elin, meetings.autumn())

    assert (
        f"{POLICE} Responsible authority Dana Whitlock Superintendent, local policing, senior position"
        in text
    )
    assert "Harbour Domestic Abuse Service Invited to take part Nobody Nobody" in text
    assert "Marshland Clinical Commissioning Group" not in text  # it left the table years before
    assert "Change what is written" not in text


def test_a_meeting_says_its_day_at_its_head(elin):
    head = elin.get(meetings.autumn().get_absolute_url()).content.decode().split("<aside")[0]

    assert "Wednesday 12 August 2026" in head


def test_the_responsible_authorities_that_were_not_represented_are_named(elin):
    spring = meetings.Meeting.objects.get(title="Strategy group: half a year on")

    assert "Marshland Integrated Care Board was not represented." in detail(elin, spring)
    assert "not represented" not in detail(
        elin, meetings.autumn()
    )  # others came for those who sent apologies
    assert "not represented" not in detail(elin, meetings.winter())  # nobody has written down anything yet


def test_before_its_day_only_apologies_are_written_down_and_nobody_is_said_to_be_missing(june, elin):
    one, seat = meetings.called(held_on=date(2026, 11, 24)), meetings.seat(POLICE)
    asked = boxes(june.get(page("attendance-add", one)))
    everybody = june.get(page("attendance-fill", one))

    june.post(page("attendance-fill", one), {f"name-{seat.key}": "Dana Whitlock"})
    june.post(page("attendance-add", one), {"seat": seat.key, "name": "Tom Ferrier", "came": "there"})

    assert {"came", "is_senior"}.isdisjoint(asked)
    assert "Write down who sent apologies" in words(everybody)
    kept = Attendance.objects.filter(meeting=one).values_list("name", "sent_apologies")
    assert set(kept) == {("Dana Whitlock", True), ("Tom Ferrier", True)}
    assert "not represented" not in detail(elin, one)
    assert "Harbour Domestic Abuse Service Invited to take part Nobody yet Nobody" in detail(elin, one)
    with pytest.raises(ValidationError, match="on 24 November 2026: until then only apologies"):
        add_attendance(
            meeting=one, rows=[Came(seat, "Ines Quill")], by=people.reader("june"), now=clock.now()
        )


def test_on_its_day_whoever_came_is_written_down_and_the_others_are_not_yet_missing(june, elin):
    one, seat = meetings.called(held_on=date(2026, 11, 23)), meetings.seat(POLICE)

    june.post(page("attendance-add", one), {"seat": seat.key, "name": "Tom Ferrier", "came": "there"})

    assert Attendance.objects.get(meeting=one).sent_apologies is False
    assert "not represented" not in detail(elin, one)


def test_one_person_is_added_and_sent_twice_is_on_the_list_once(june):
    one, seat = meetings.called(), meetings.seat(POLICE)
    answers = {"seat": seat.key, "name": "Tom Ferrier", "post": "Inspector", "came": "there"}

    first = june.post(page("attendance-add", one), answers, follow=True)
    second = june.post(page("attendance-add", one), answers, follow=True)

    assert "1 person is added" in words(first)
    assert "They are on the list already" in words(second)
    assert names(one) == ["Tom Ferrier"]
    assert Attendance.objects.get(meeting=one).person == people.person("tom")


def test_somebody_who_has_no_account_is_written_down_too(june):
    one, seat = meetings.called(), meetings.seat(POLICE)

    june.post(page("attendance-add", one), {"seat": seat.key, "name": "Ines Quill", "came": "apologies"})

    found = Attendance.objects.get(meeting=one)
    assert (found.person, found.sent_apologies) == (None, True)


def test_somebody_of_the_same_name_in_another_authority_is_not_taken_for_them(june):
    one, seat = meetings.called(), meetings.seat("Lowmere Homes")

    june.post(page("attendance-add", one), {"seat": seat.key, "name": "Tom Ferrier", "came": "there"})

    assert Attendance.objects.get(meeting=one).person is None


def test_the_same_person_in_other_words_is_refused_and_nothing_typed_is_lost(june):
    one = meetings.autumn()
    seat = meetings.seat(POLICE)

    shown = june.post(
        page("attendance-add", one),
        {"seat": seat.key, "name": "Dana Whitlock", "post": "Chief", "came": "there"},
    )

    assert problems(shown) == [
        f"Dana Whitlock of {POLICE} is on the list already. Change what is written there instead"
    ]
    assert boxes(shown)["post"] == "Chief"


def test_several_are_written_down_at_once_on_one_page(june):
    one = meetings.called()
    police, homes = meetings.seat(POLICE), meetings.seat("Lowmere Homes")
    answers = {
        f"name-{police.key}": "Dana Whitlock",
        f"post-{police.key}": "Superintendent",
        f"came-{police.key}": "there",
        f"is_senior-{police.key}": "on",
        f"name-{homes.key}": "Bev Hartnoll",
        f"came-{homes.key}": "apologies",
    }

    assert POLICE in words(june.get(page("attendance-fill", one)))
    shown = june.post(page("attendance-fill", one), answers, follow=True)

    assert "2 people are added" in words(shown)
    kept = Attendance.objects.filter(meeting=one).values_list("name", "is_senior", "sent_apologies")
    assert set(kept) == {("Dana Whitlock", True, False), ("Bev Hartnoll", False, True)}
    assert "On the list already: Dana Whitlock." in words(june.get(page("attendance-fill", one)))


def test_one_wrong_row_keeps_all_of_them_from_being_saved(june):
    one = meetings.called()
    police, homes = meetings.seat(POLICE), meetings.seat("Lowmere Homes")

    shown = june.post(
        page("attendance-fill", one), {f"name-{police.key}": "Dana Whitlock", f"post-{homes.key}": "Director"}
    )

    assert problems(shown) == ["Enter who was there for Lowmere Homes"]
    assert boxes(shown)[f"name-{police.key}"] == "Dana Whitlock"
    assert names(one) == []


def test_an_authority_that_had_no_seat_that_day_is_refused():
    gone = Seat.objects.get(authority__name="Marshland Clinical Commissioning Group")

    with pytest.raises(ValidationError, match="was at the table on the day"):
        add_attendance(
            meeting=meetings.autumn(),
            rows=[Came(gone, "Somebody")],
            by=people.reader("june"),
            now=clock.now(),
        )


def test_what_is_written_of_somebody_is_changed_and_two_people_see_each_others_words(june, sign_in):
    one = meetings.attendance()
    typed = boxes(june.get(page("attendance-edit", one)))
    aled = sign_in("aled")
    theirs = boxes(aled.get(page("attendance-edit", one)))
    aled.post(page("attendance-edit", one), {**theirs, "post": "Aled’s word"})

    clash = june.post(page("attendance-edit", one), {**typed, "post": "June’s word"})

    assert "Aled’s word" in words(clash)
    assert boxes(clash)["post"] == "June’s word"
    shown = june.post(page("attendance-edit", one), boxes(clash), follow=True)
    assert "What is written of them is changed" in words(shown)
    assert "June’s word" in words(shown)


def test_somebody_is_taken_off_the_list_and_whoever_comes_after_is_told(june, elin, sign_in):
    one = meetings.attendance()
    aled = sign_in("aled")
    typed = boxes(aled.get(page("attendance-edit", one)))
    june.post(page("attendance-remove", one), boxes(june.get(page("attendance-remove", one))))

    gone = aled.post(page("attendance-edit", one), {**typed, "post": "Chief"})

    assert gone.status_code == 410
    assert "Dana Whitlock was removed" in words(gone)
    assert "Chief" in words(gone)
    assert "Dana Whitlock" not in names(meetings.autumn())
    changes = words(elin.get(page("meeting-changes", meetings.autumn())))
    assert "Attendance: Dana Whitlock Removed by June Okafor on 23 November 2026" in changes


def test_a_paper_is_a_file_or_a_link_and_is_sent_as_it_was_kept(june, elin):
    one = meetings.autumn()
    key = boxes(june.get(page("paper-add", one)))["key"]
    for _ in range(2):
        shown = june.post(
            page("paper-add", one),
            {"key": key, "title": "Agenda", "kind": "file", "file": upload()},
            follow=True,
        )

    assert "The paper is added" in words(shown)
    [paper] = MeetingPaper.objects.filter(title="Agenda")
    sent = elin.get(page("paper-download", paper))
    assert sent.getvalue() == PDF
    assert "Agenda" in detail(elin, one)
    link = MeetingPaper.objects.get(meeting=one, file=None)
    assert elin.get(page("paper-download", link)).status_code == 404


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"kind": "file", "file": upload(b"MZ\x90\x00", "agenda.pdf")}, "The file is not what its name says"),
        ({"kind": "link", "link": "javascript:alert(1)"}, "The link must begin with https:// or http://"),
        ({}, "Choose whether it is a file or a link"),
        ({"kind": "link", "link": "https://vale.example/a", "title": ""}, "Enter what it is"),
    ],
)
def test_a_paper_that_cannot_be_kept_is_explained(june, answers, sentence):
    one = meetings.autumn()
    key = boxes(june.get(page("paper-add", one)))["key"]

    shown = june.post(page("paper-add", one), {"key": key, "title": "Agenda", **answers})

    assert any(sentence in problem for problem in problems(shown)), problems(shown)
    assert MeetingPaper.objects.filter(meeting=one).count() == 1


def test_a_paper_is_removed_and_that_it_was_there_stays(june, elin):
    paper = meetings.paper()
    shown = june.post(
        page("paper-remove", paper),
        boxes(june.get(page("paper-remove", paper))),
        follow=True,
    )

    assert "“Agenda” is removed" in words(shown)
    assert "Paper: Agenda Removed by June Okafor" in words(
        elin.get(page("meeting-changes", meetings.autumn()))
    )


def test_a_decision_is_written_down_once_as_the_last_and_moved(june):
    one = meetings.autumn()
    key = boxes(june.get(page("decision-add", one)))["key"]
    for _ in range(2):
        shown = june.post(page("decision-add", one), {"key": key, "text": "Meet monthly."}, follow=True)

    assert "3. Meet monthly." in words(shown)
    last = MeetingDecision.objects.get(key=key)
    moved = june.post(page("decision-move", last), {"to": "up"}, follow=True)
    assert "2. Meet monthly." in words(moved)
    assert MeetingDecision.objects.filter(meeting=one).count() == 3


def test_the_words_of_a_decision_are_changed_with_a_reason_and_removed(june, elin):
    one = meetings.decision()
    typed = boxes(june.get(page("decision-edit", one)))

    june.post(page("decision-edit", one), {**typed, "text": "Other words.", "reason": "As minuted"})
    text = words(elin.get(page("meeting-changes", one.meeting)))

    assert "Reason given: As minuted" in text
    shown = june.post(
        page("decision-remove", one), boxes(june.get(page("decision-remove", one))), follow=True
    )
    assert "“Other words.” is removed" in words(shown)


def test_an_action_is_raised_from_a_decision_and_both_pages_say_so(june, elin):
    one = meetings.decision()
    form = june.get(page("decision-raise", one))
    assert boxes(form)["title"] == one.text
    typed = {**boxes(form), "reference": "9.1"}

    for _ in range(2):
        shown = june.post(page("decision-raise", one), typed, follow=True)
        if "Look again" in words(shown) or "second_thought" in boxes(shown):
            typed = boxes(shown)

    action = Action.objects.get(reference="9.1")
    assert action.plan == people.plan()
    assert f"Action raised: {action}" in detail(elin, one.meeting)
    assert "Decided at Strategy group: autumn" in words(elin.get(action.get_absolute_url()))
    again = june.post(page("decision-raise", one), typed)
    assert again["Location"] == action.get_absolute_url()
    assert Action.objects.filter(reference="9.1").count() == 1


def test_a_long_decision_becomes_the_detail_of_its_action(june):
    one = meetings.decision()
    MeetingDecision.objects.filter(pk=one.pk).update(text="word " * 100)

    form = boxes(june.get(page("decision-raise", one)))

    assert len(form["title"]) == 300
    assert form["detail"].startswith("word word")


def test_an_action_is_raised_once_and_its_decision_stays():
    one = meetings.decision()
    given = {"decision": one, "plan": people.plan(), "by": people.reader("june"), "now": clock.now()}
    raise_action(answers=ActionAnswers("Meet the parishes"), **given)

    with pytest.raises(PermissionDenied, match="An action was raised from this already"):
        raise_action(answers=ActionAnswers("Meet them again"), **given)
    with pytest.raises(ValidationError, match="so it stays"):
        remove_decision(key=one.key, version=2, by=people.reader("june"), now=clock.now())


def test_without_a_plan_nothing_is_raised_and_the_page_says_why(june):
    one = MeetingDecision.objects.select_related("meeting").get(meeting=meetings.evenings())

    shown = june.get(page("decision-raise", one), follow=True)

    assert "Say first which plan the meeting is about" in words(shown)
    assert "Raise an action from this" not in words(shown)


def test_the_highlight_report_tells_of_the_plan_since_the_last_meeting(elin):
    text = words(elin.get(page("meeting-highlights", meetings.winter())))

    assert "As at 23 November 2026 Since Strategy group: autumn, 12 August 2026" in text
    assert "Needs a decision Whether the plan’s last year keeps all six aims." in text.replace("'", "’")
    for heading in ("Achieved", "Off track", "Late", "Silent", "Without a holder", "By status"):
        assert heading in text


def test_the_report_of_a_meeting_that_was_held_is_of_its_day(elin):
    text = words(elin.get(page("meeting-highlights", meetings.autumn())))

    assert "As at 12 August 2026 Since Strategy group: half a year on, 13 May 2026" in text


def test_the_report_counts_what_the_plans_own_page_counts(elin):
    report = elin.get(page("meeting-highlights", meetings.winter())).context["report"]
    attention = elin.get(people.plan().get_absolute_url()).context["attention"]

    assert len(report.late) == attention.late
    assert len(report.silent) == attention.silent
    assert len(report.unheld) == attention.unheld


@pytest.mark.parametrize(
    ("name", "most"), [("meeting-detail", 25), ("meeting-changes", 22), ("meeting-highlights", 40)]
)
def test_a_page_costs_few_questions_of_the_database(elin, name, most):
    one = meetings.autumn()
    elin.get(page(name, one))

    with CaptureQueriesContext(connection) as asked:
        elin.get(page(name, one))

    assert len(asked) <= most

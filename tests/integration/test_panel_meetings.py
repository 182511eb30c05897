"""A panel meets in its circle: called, written up, with papers and decisions, by whoever runs the review."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from csp.models import AuditEvent, StoredFile
from csp.web import clock
from dhr.models import Capacity, PanelAttendance, PanelDecision, PanelMeeting, PanelPaper
from dhr.services.panel_attendances import Came, add_attendances
from dhr.services.panel_decisions import raise_action, remove_decision
from dhr.services.panel_meetings import MeetingAnswers, add_meeting, remove_meeting, say_whether_held
from dhr.services.panel_papers import PaperAnswers, add_paper
from plans.models import Action
from plans.services.actions import ActionAnswers
from tests.integration import paneling, people
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, open_review

NEW = {
    "title": "Second panel meeting",
    "held_on-day": "9",
    "held_on-month": "12",
    "held_on-year": "2026",
    "place": "Online",
    "notes": "The combined chronology",
}


@pytest.fixture
def made():
    """A review with a panel member on it."""
    found = open_review()
    join(found, Capacity.PANEL_MEMBER, agency="Marshland Health")
    return found


@pytest.fixture
def wren(made, sign_in):
    """The coordinator's browser."""
    return sign_in("wren")


@pytest.fixture
def petra(made, sign_in):
    """The panel member's browser."""
    return sign_in("petra")


def page(name, one):
    return reverse(f"dhr:{name}", args=["vale", one.key])


def send(client, url, **answers):
    return client.post(url, {**boxes(client.get(url)), **answers}, follow=True)


def test_before_the_first_meeting_the_page_says_what_will_be_here(made, wren):
    text = words(wren.get(page("panel-meeting-list", made.review)))

    assert "No panel meetings yet" in text
    assert "Add a meeting" in text


def test_a_meeting_is_called_once_however_often_the_form_is_sent(made, wren):
    url = page("panel-meeting-add", made.review)
    sent = {**boxes(wren.get(url)), **NEW}

    first, second = wren.post(url, sent), wren.post(url, sent)

    meeting = PanelMeeting.objects.get()
    assert first["Location"] == second["Location"] == meeting.get_absolute_url()
    assert (meeting.held_on, meeting.circle_id) == (date(2026, 12, 9), made.review.panel_circle_id)


def test_a_meeting_cannot_be_before_the_partnership_was_told_of_the_death(made, wren):
    shown = send(wren, page("panel-meeting-add", made.review), **{**NEW, "held_on-month": "10"})

    assert problems(shown) == ["The partnership was told of the death after that day"]
    assert not PanelMeeting.objects.exists()


def test_a_text_that_seems_to_name_somebody_is_saved_when_it_is_sent_again(made, wren):
    shown = send(wren, page("panel-meeting-add", made.review), **{**NEW, "notes": "Born on 4 May 1987"})

    assert "Look again before you save" in words(shown)
    assert not PanelMeeting.objects.exists()
    wren.post(page("panel-meeting-add", made.review), boxes(shown))
    assert PanelMeeting.objects.get().notes == "Born on 4 May 1987"


def test_the_panel_reads_a_meeting_and_only_whoever_runs_the_review_writes(made, petra):
    decision = paneling.decision(made.review)
    meeting = decision.meeting

    text = words(petra.get(meeting.get_absolute_url()))

    assert paneling.DECIDED in text
    assert "Change this meeting" not in text
    assert "Write down a decision" not in text
    refused = petra.get(page("panel-decision-add", meeting))
    assert refused.status_code == 403
    assert "Only the review’s coordinator and deputy can change this." in words(refused)


def test_no_service_writes_for_others_of_the_panel(made):
    plan = paneling.plan(made.review)
    decision = paneling.decision(made.review)
    join(made, Capacity.CHAIR)
    meeting, now = decision.meeting, clock.now()
    refused = "Only the review’s coordinator and deputy can change this."

    for capacity in (Capacity.CHAIR, Capacity.PANEL_MEMBER):
        by = made.by(capacity)
        with pytest.raises(PermissionDenied, match=refused):
            add_meeting(review=made.review, answers=MeetingAnswers("Two", people.TODAY), by=by, now=now)
        with pytest.raises(PermissionDenied, match=refused):
            add_attendances(meeting=meeting, rows=[Came("Oswin Tarrant")], by=by, now=now)
        with pytest.raises(PermissionDenied, match=refused):
            add_paper(meeting=meeting, answers=PaperAnswers("Agenda", kept_at="Safe"), by=by, now=now)
        with pytest.raises(PermissionDenied, match=refused):
            remove_decision(key=decision.key, version=decision.version, by=by, now=now)
        with pytest.raises(PermissionDenied, match=refused):
            raise_action(decision=decision, plan=plan, answers=ActionAnswers("Flag"), by=by, now=now)


def test_that_somebody_opened_a_meeting_is_on_the_panels_trail_once_a_visit(made, petra):
    meeting = paneling.meeting(made.review)

    petra.get(meeting.get_absolute_url())
    petra.get(meeting.get_absolute_url())

    noted = AuditEvent.objects.filter(verb="panel-meeting.opened")
    assert [(one.person.name, one.circle_id) for one in noted] == [
        ("Petra Quill", made.review.panel_circle_id)
    ]


def test_a_meeting_takes_place_on_its_day_and_not_before(made, wren):
    meeting = paneling.meeting(made.review, held_on=date(2026, 12, 1))

    shown = wren.post(page("panel-meeting-hold", meeting), {"held": "yes"}, follow=True)

    assert "It is on 1 December 2026, so it has not taken place yet." in words(shown)
    assert not PanelMeeting.objects.get().is_held


def test_what_took_place_is_written_down_and_can_be_taken_back(made, wren):
    meeting = paneling.meeting(made.review)

    text = words(wren.post(page("panel-meeting-hold", meeting), {"held": "yes"}, follow=True))
    assert "It is written down that the meeting has taken place" in text
    wren.post(page("panel-meeting-hold", meeting), {"held": "no"})

    assert not PanelMeeting.objects.get().is_held
    assert "Has taken place Yes No" in words(wren.get(page("panel-meeting-changes", meeting)))


def test_my_work_asks_whoever_runs_the_review_to_write_up_a_past_meeting(made, sign_in):
    paneling.meeting(made.review)

    assert "Write down who came to First panel meeting" in words(sign_in("wren").get("/p/vale/"))
    assert "First panel meeting" not in words(sign_in("petra").get("/p/vale/"))
    assert "First panel meeting" not in words(sign_in("june").get("/p/vale/"))


def test_the_panel_of_the_day_is_offered_at_once_and_written_down_once(made, wren):
    meeting = paneling.meeting(made.review, held_on=people.TODAY)
    url = page("panel-attendance-fill", meeting)
    form = wren.get(url)
    assert "Petra Quill Marshland Health, Panel member" in words(form)
    sent = boxes(form)
    sent[f"came-{made.members[Capacity.PANEL_MEMBER].key}"] = "apologies"

    wren.post(url, sent)
    again = wren.post(url, sent, follow=True)

    assert "They are on the list already" in words(again)
    listed = {one.name: (one.agency, one.sent_apologies) for one in PanelAttendance.objects.all()}
    assert listed == {
        "Ansel Wray": ("Deputy coordinator", False),
        "Petra Quill": ("Marshland Health, Panel member", True),
        "Wren Castell": ("Coordinator", False),
    }
    assert "Everybody on the panel that day is on the list already." in words(wren.get(url))


def test_somebody_who_joined_later_is_not_offered_for_an_earlier_meeting(made, wren):
    meeting = paneling.meeting(made.review)

    assert "Petra Quill" not in words(wren.get(page("panel-attendance-fill", meeting)))


def test_before_its_day_only_apologies_are_written_down(made, wren):
    meeting = paneling.meeting(made.review, held_on=date(2026, 12, 1))

    form = wren.get(page("panel-attendance-fill", meeting))

    assert "Write down who sent apologies" in words(form)
    assert "Was there" not in words(form)
    with pytest.raises(ValidationError, match="until then only apologies"):
        add_attendances(meeting=meeting, rows=[Came("Oswin Tarrant")], by=made.by(), now=clock.now())


def test_a_guest_is_added_changed_and_taken_off_again(made, wren):
    meeting = paneling.meeting(made.review)
    send(wren, page("panel-attendance-add", meeting), name="Oswin Tarrant", agency="Women’s Aid")
    one = PanelAttendance.objects.get()

    assert "Oswin Tarrant Women’s Aid Guest" in words(wren.get(meeting.get_absolute_url()))
    send(wren, page("panel-attendance-edit", one), came="apologies")
    send(wren, page("panel-attendance-remove", one))

    assert not PanelAttendance.objects.exists()
    told = words(wren.get(page("panel-meeting-changes", meeting)))
    assert "Attendance: Oswin Tarrant" in told
    assert "Removed by Wren Castell on 23 November 2026" in told


def test_a_paper_is_a_file_for_the_panel_alone_and_taking_it_is_noted(made, wren, sign_in):
    meeting = paneling.meeting(made.review)
    url = page("panel-paper-add", meeting)
    file = SimpleUploadedFile("agenda.pdf", b"%PDF-1.7\nAgenda")
    wren.post(url, {**boxes(wren.get(url)), "title": "Agenda", "kind": "file", "file": file})
    paper = PanelPaper.objects.get()

    taken = sign_in("petra").get(page("panel-paper-download", paper))

    assert b"".join(taken.streaming_content) == b"%PDF-1.7\nAgenda"
    assert StoredFile.objects.get(pk=paper.file_id).circle_id == made.review.panel_circle_id
    assert AuditEvent.objects.filter(verb="panel-paper.downloaded").count() == 1
    assert sign_in("june").get(page("panel-paper-download", paper)).status_code == 404


def test_a_paper_that_is_kept_elsewhere_says_where(made, wren):
    meeting = paneling.meeting(made.review)
    send(wren, page("panel-paper-add", meeting), title="Chronology", kind="kept", kept_at="Safe, shelf 2")

    assert "Chronology Kept at: Safe, shelf 2" in words(wren.get(meeting.get_absolute_url()))
    send(wren, page("panel-paper-remove", PanelPaper.objects.get()))
    assert not PanelPaper.objects.exists()


def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_kept(made, wren):
    url = page("panel-paper-add", paneling.meeting(made.review))
    file = SimpleUploadedFile("agenda.pdf", b"\x89PNG\r\n\x1a\nnot a document")

    shown = wren.post(url, {**boxes(wren.get(url)), "title": "Agenda", "kind": "file", "file": file})

    assert "The file is not what its name says" in words(shown)
    assert not PanelPaper.objects.exists()


def test_a_decision_is_written_down_changed_and_removed(made, wren):
    meeting = paneling.meeting(made.review)
    send(wren, page("panel-decision-add", meeting), text="Ask for a chronology")
    one = PanelDecision.objects.get()
    send(wren, page("panel-decision-edit", one), text="Ask for two chronologies", reason="The trust too")

    assert "1. Ask for two chronologies" in words(wren.get(meeting.get_absolute_url()))
    assert "The trust too" in words(wren.get(page("panel-meeting-changes", meeting)))
    send(wren, page("panel-decision-remove", one))
    assert not PanelDecision.objects.exists()


def test_two_people_who_change_one_decision_see_both_texts(made, sign_in):
    one = paneling.decision(made.review)
    url = page("panel-decision-edit", one)
    wren, ansel = sign_in("wren"), sign_in("ansel")
    mine = {**boxes(wren.get(url)), "text": "Ask the trust and the council"}
    send(ansel, url, text="Ask the trust twice")

    shown = words(wren.post(url, mine))

    assert "Somebody saved this decision while you were writing" in shown
    assert "Ask the trust twice" in shown
    assert "Ask the trust and the council" in shown
    assert PanelDecision.objects.get().text == "Ask the trust twice"


def test_what_somebody_typed_about_a_removed_decision_is_not_lost(made, wren):
    one = paneling.decision(made.review)
    url = page("panel-decision-edit", one)
    sent = {**boxes(wren.get(url)), "text": "Ask the trust and the council"}
    remove_decision(key=one.key, version=one.version, by=made.by(), now=clock.now())

    shown = wren.post(url, sent)

    assert shown.status_code == 410
    assert "Ask the trust and the council" in words(shown)


def test_an_action_is_raised_into_the_reviews_own_plan_once(made, wren):
    plan = paneling.plan(made.review)
    one = paneling.decision(made.review)
    url = page("panel-decision-raise", one)
    sent = boxes(wren.get(url))

    first, second = wren.post(url, sent), wren.post(url, sent)

    action = Action.objects.get(plan=plan)
    assert first["Location"] == second["Location"] == action.get_absolute_url()
    assert action.title == paneling.DECIDED
    assert PanelDecision.objects.get().action_id == action.pk
    assert f"Action raised: {paneling.DECIDED}" in words(wren.get(one.meeting.get_absolute_url()))
    assert "An action was raised from it, so it stays." in words(wren.get(page("panel-decision-remove", one)))


def test_without_a_plan_no_action_is_raised(made, wren):
    shown = wren.get(page("panel-decision-raise", paneling.decision(made.review)), follow=True)

    assert "Open the review’s action plan first: its actions go there." in words(shown)


def test_a_meeting_of_which_something_is_written_is_not_removed(made, wren):
    meeting = paneling.decision(made.review).meeting

    text = words(wren.get(page("panel-meeting-remove", meeting)))

    assert "can’t be removed. Remove who came, its papers and its decisions first." in text
    with pytest.raises(ValidationError):
        remove_meeting(key=meeting.key, version=meeting.version, by=made.by(), now=clock.now())


def test_a_meeting_that_was_called_by_mistake_is_removed(made, wren):
    shown = send(wren, page("panel-meeting-remove", paneling.meeting(made.review)))

    assert "“First panel meeting” is removed" in words(shown)
    assert not PanelMeeting.objects.exists()


def test_nothing_is_written_down_once_the_review_is_closed(made):
    meeting = paneling.meeting(made.review)
    made.review.closed_on = people.TODAY
    made.review.save()
    meeting.refresh_from_db()

    with pytest.raises(PermissionDenied, match="The review is closed"):
        say_whether_held(meeting=meeting, is_held=True, by=made.by(), now=clock.now())
    with pytest.raises(PermissionDenied, match="The review is closed"):
        add_meeting(
            review=made.review,
            answers=MeetingAnswers("Another", people.TODAY),
            by=made.by(),
            now=clock.now(),
        )

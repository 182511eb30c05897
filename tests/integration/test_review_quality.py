"""Quality assurance of a review: sent, the letter, its points as somebody's tasks, the approval, and the stages."""

from datetime import date

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from csp.files.keeping import PRIVATE
from csp.models import AuditEvent, StoredFile
from csp.web import clock
from dhr.models import Capacity, Copy, LetterPoint, ReviewStage, Stage, Submission
from dhr.models.verb import Verb
from dhr.services.stages import keep_in_step
from tests.integration import people, quality
from tests.integration.endings import PDF
from tests.integration.reading import boxes, words
from tests.integration.reviewing import join, on_a_review, open_review
from tests.integration.test_review_family import day

Outcome = Submission.Outcome
SENT = {
    "key": "bcdfghjkmn",
    "sent": ["has_report", "has_summary", "has_plan", "has_data_form"],
    **day("sent_on", date(2026, 11, 16)),
}
LETTER = {**day("letter_on", date(2026, 11, 19)), "outcome": Outcome.WITH_CHANGES}


@pytest.fixture
def made():
    """A review that is held."""
    made = open_review()
    quality.held(made.review)
    return made


@pytest.fixture
def wren(made, sign_in):
    """Its coordinator's browser."""
    return sign_in("wren")


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def tab(browser, made):
    return words(browser.get(page("submission-list", made.review)))


def filled(browser, name, record, **typed):
    return browser.post(page(name, record), {**boxes(browser.get(page(name, record))), **typed}, follow=True)


def reached(made, which):
    return ReviewStage.objects.get(review=made.review, stage=which).reached_on


def test_it_is_noted_once_as_sent_and_the_stage_follows(made, wren):
    assert "It has not been sent." in tab(wren, made)

    said = words(wren.post(page("submission-add", made.review), SENT, follow=True))
    wren.post(page("submission-add", made.review), SENT)

    assert "It is noted as sent for quality assurance" in said
    assert "It was sent on 16 November 2026. The letter that answers it is not noted yet." in said
    assert "The overview report, the executive summary, the action plan and the data form" in said
    assert Submission.objects.count() == 1
    assert reached(made, Stage.SUBMITTED) == date(2026, 11, 16)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"sent": []}, "Choose what was sent"),
        ({"sent": ["has_report"]}, "Say why something was not sent"),
        ({"missing_why": "The data form is not ready"}, "All four were sent, so there is nothing to explain"),
        (day("sent_on", date(2026, 11, 8)), "What came before it is of 9 November 2026"),
        (day("sent_on", date(2026, 11, 24)), "must be on or before 23 November 2026"),
        (day("panel_on", date(2026, 11, 15)), "The panel looks at it on the day it was sent, or later"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question_and_nothing_is_noted(typed, sentence, made, wren):
    said = words(wren.post(page("submission-add", made.review), {**SENT, **typed}))

    assert "There is a problem" in said
    assert sentence in said
    assert not Submission.objects.exists()


def test_only_a_review_that_is_held_is_sent(sign_in):
    made = open_review()

    answer = sign_in("wren").get(page("submission-add", made.review))

    assert answer.status_code == 403
    assert "Only a review that is held is sent for quality assurance." in words(answer)


def test_it_is_sent_again_only_once_a_letter_has_come(made, wren):
    quality.sent(made.review)
    refused = words(wren.get(page("submission-add", made.review)))
    quality.with_letter(made.review, Outcome.SEND_AGAIN)

    said = words(filled(wren, "submission-add", made.review, **day("sent_on", date(2026, 11, 20))))

    assert "Note first the letter on what was sent before." in refused
    assert "Sent again on 20 November 2026" in said
    assert reached(made, Stage.SUBMITTED) == date(2026, 11, 16)  # it stays the first time


def test_a_letter_is_kept_for_the_panel_under_another_name(made, wren):
    one = quality.sent(made.review)
    file = SimpleUploadedFile("Letter about Aurelia Penhallow.pdf", PDF)

    typed = {**boxes(wren.get(page("submission-letter", one))), **LETTER, "kept": "here", "file": file}
    said = words(wren.post(page("submission-letter", one), typed, follow=True))

    kept = StoredFile.objects.latest("pk")
    assert "The letter is noted" in said
    assert "The letter asks for changes. Write down its points" in said
    assert kept.name == f"letter-{one.key}.pdf"
    assert kept.circle_id == made.review.panel_circle_id
    answer = wren.get(page("submission-download", one))
    assert b"".join(answer.streaming_content) == PDF
    assert AuditEvent.objects.latest("pk").verb == "submission.letter-downloaded"


def test_a_letter_that_is_moved_elsewhere_leaves_no_file_behind(
    made, wren, django_capture_on_commit_callbacks
):
    one = quality.with_letter(made.review)
    place = one.letter.place
    assert storages[PRIVATE].exists(place)

    with django_capture_on_commit_callbacks(execute=True):
        said = words(
            filled(wren, "submission-letter", one, kept="elsewhere", kept_at="The coordinator’s safe")
        )

    assert "Where it is kept The coordinator’s safe" in said
    assert "Download the letter" not in said
    assert not storages[PRIVATE].exists(place)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"outcome": ""}, "Choose what it says"),
        ({"kept_at": ""}, "Enter where it is kept"),
        (day("letter_on", date(2026, 11, 15)), "must be on or after 16 November 2026"),
        (day("letter_on", date(2026, 11, 24)), "must be on or before 23 November 2026"),
    ],
)
def test_a_letter_says_what_when_and_where(typed, sentence, made, wren):
    one = quality.sent(made.review)
    answers = {**LETTER, "kept": "elsewhere", "kept_at": "The safe", "version": 1, **typed}

    said = words(wren.post(page("submission-letter", one), answers))

    assert sentence in said
    assert Submission.objects.get().letter_on is None


def test_the_points_of_a_letter_become_tasks_and_the_last_answer_lets_it_be_approved(made, sign_in, wren):
    petra = join(made, Capacity.PANEL_MEMBER).person
    one = quality.with_letter(made.review)
    refused = words(wren.get(page("submission-approve", one)))
    pasted = "1. Say what the landlord knew.\n2. Add the tribute.\n\nUse the family’s pseudonym."

    said = words(
        filled(
            wren, "letter-point-add", one, text=pasted, holder=petra.key, **day("due_on", date(2026, 12, 4))
        )
    )
    assert "3 points are added" in said
    assert "0 of 3 points are answered" in said
    assert "Write down first what the letter asks to be changed." in refused

    browser = sign_in("petra")
    work = words(browser.get(reverse("csp:home", args=["vale"])))
    assert "Answer 3 points of the quality assurance letter" in work
    first, *others = LetterPoint.objects.all()
    said = words(filled(browser, "letter-point-done", first, answer="Paragraph 4.12 says so now"))
    assert "The point is answered" in said
    assert "Paragraph 4.12 says so now" in said
    assert "A point of the letter is not answered yet" in words(wren.get(page("submission-approve", one)))
    for point in others:
        quality.answer(point)

    assert "Note the approval for publication" in words(wren.get(reverse("csp:home", args=["vale"])))
    said = words(filled(wren, "submission-approve", one, **day("approved_on", people.TODAY)))
    assert "The review is approved for publication since 23 November 2026." in said
    assert reached(made, Stage.APPROVED) == people.TODAY
    assert set(Copy.objects.values_list("recipient", flat=True)) == {"commissioner", "policing_body"}


def test_a_letter_that_approves_needs_no_more(made, wren):
    quality.with_letter(made.review, Outcome.APPROVED)

    assert "The review is approved for publication since 19 November 2026." in tab(wren, made)
    assert reached(made, Stage.APPROVED) == date(2026, 11, 19)
    refused = wren.get(page("submission-add", made.review))
    assert refused.status_code == 403
    assert "The review is approved for publication, so there is nothing more to send." in words(refused)


def test_what_was_sent_before_is_not_approved_once_the_review_was_sent_again(made, wren):
    first = quality.answered(made.review)
    quality.sent_again(made.review)

    refused = wren.get(page("submission-approve", first))

    assert refused.status_code == 403
    assert "The review was sent again after this letter" in words(refused)
    assert "Note the approval" not in tab(wren, made)


def test_what_was_approved_before_it_was_sent_again_is_no_approval_and_its_day_is_only_taken_out(made, wren):
    first = quality.answered(made.review)
    quality.answer(LetterPoint.objects.get(), done_on=date(2026, 11, 20))
    quality.sent_again(made.review)
    Submission.objects.filter(pk=first.pk).update(approved_on=people.TODAY)
    keep_in_step(review=made.review, by=made.by(), now=clock.now())
    assert reached(made, Stage.APPROVED) is None

    said = words(filled(wren, "submission-approve", first, **day("approved_on", date(2026, 11, 22))))
    assert "The review was sent again after this letter" in said
    cleared = {f"approved_on-{part}": "" for part in ("day", "month", "year")}
    assert "It is not approved after all" in words(filled(wren, "submission-approve", first, **cleared))


def test_a_point_on_which_the_approval_rests_was_answered_by_then(made, wren):
    one = quality.answered(made.review)
    point = LetterPoint.objects.get()
    quality.answer(point, done_on=date(2026, 11, 20))
    filled(wren, "submission-approve", one, **day("approved_on", date(2026, 11, 20)))

    said = words(filled(wren, "letter-point-done", point, **day("done_on", people.TODAY)))

    assert "The review was approved on 20 November 2026. Enter that day or an earlier one" in said
    assert LetterPoint.objects.get().done_on == date(2026, 11, 20)


def test_the_copies_follow_the_day_of_the_approval_and_go_with_it_unless_they_were_sent(made, wren):
    one = quality.answered(made.review)
    quality.answer(LetterPoint.objects.get(), done_on=date(2026, 11, 20))
    filled(wren, "submission-approve", one, **day("approved_on", date(2026, 11, 20)))
    assert set(Copy.objects.values_list("due_on", flat=True)) == {date(2026, 12, 18)}
    Copy.objects.filter(recipient="commissioner").update(done_on=people.TODAY, how="By post")

    filled(wren, "submission-approve", one, **day("approved_on", people.TODAY))
    assert set(Copy.objects.values_list("recipient", "due_on")) == {
        ("commissioner", date(2026, 12, 18)),
        ("policing_body", date(2026, 12, 21)),
    }

    filled(
        wren, "submission-approve", one, **{f"approved_on-{part}": "" for part in ("day", "month", "year")}
    )
    assert list(Copy.objects.values_list("recipient", flat=True)) == ["commissioner"]
    assert AuditEvent.objects.filter(verb=Verb.COPY_REMOVED).count() == 1
    assert "The approval was taken back" in words(wren.get(page("copy-changes", made.review)))


def test_an_approval_is_taken_back_before_a_point_is_open_again(made, wren):
    one = quality.answered(made.review)
    filled(wren, "submission-approve", one, **day("approved_on", people.TODAY))
    nothing = {"answer": "", "done_on-day": "", "done_on-month": "", "done_on-year": ""}
    point = LetterPoint.objects.get()

    refused = filled(wren, "letter-point-done", point, **nothing)
    assert refused.status_code == 403
    cleared = {f"approved_on-{part}": "" for part in ("day", "month", "year")}
    assert "It is not approved after all" in words(filled(wren, "submission-approve", one, **cleared))
    said = words(filled(wren, "letter-point-done", point, **nothing))

    assert "The point is open again" in said
    assert reached(made, Stage.APPROVED) is None


def test_the_panel_reads_and_answers_only_what_it_holds(sign_in):
    made = on_a_review()
    quality.held(made.review)
    mine, other = quality.pointed(
        made.review, "1. One thing\n2. Another", holder=made.person(Capacity.AUTHOR)
    )
    tobin, petra = sign_in("tobin"), sign_in("petra")

    assert "One thing" in tab(petra, made)
    assert "Note the letter" not in tab(petra, made)
    assert tobin.get(page("letter-point-done", mine)).status_code == 200
    refused = petra.get(page("letter-point-done", other))
    assert refused.status_code == 403
    assert "Only whoever holds this point, the review’s coordinator and the deputy answer it." in words(
        refused
    )
    for called in ("dilys", "abel", "fenn", "june"):
        assert sign_in(called).get(page("submission-list", made.review)).status_code == 404
        assert sign_in(called).get(page("letter-point-done", mine)).status_code == 404


def test_a_point_is_given_to_nobody_outside_the_panel(made, wren):
    join(made, Capacity.FINANCE)
    one = quality.with_letter(made.review)

    typed = {"text": "1. Something", "holder": people.person("fenn").key}
    said = words(filled(wren, "letter-point-add", one, **typed))

    assert "There is a problem" in said
    assert not LetterPoint.objects.exists()


def test_what_nobody_holds_and_what_is_late_is_on_the_work_of_whoever_runs_it(made, sign_in, wren):
    late = {"sent_on": date(2026, 11, 10), "panel_on": date(2026, 11, 12)}
    one = quality.sent(made.review, **late)
    work = reverse("csp:home", args=["vale"])
    assert "Note the letter of quality assurance" in words(wren.get(work))
    quality.pointed(made.review, "1. One thing", due_on=date(2026, 11, 20))

    shown = words(wren.get(work))

    assert one.letter_on is None
    assert "Give a point of the letter to somebody" in shown
    assert "A point of the letter is late" in shown
    assert "Note the letter of quality assurance" not in shown
    assert "point of the letter" not in words(sign_in("june").get(work))


def test_two_who_change_one_point_see_each_others_words(made, sign_in, wren):
    point = quality.point(made.review)
    opened = boxes(wren.get(page("letter-point-edit", point)))
    filled(sign_in("ansel"), "letter-point-edit", point, text="Say it in chapter 5")

    said = words(wren.post(page("letter-point-edit", point), {**opened, "text": "Say it in chapter 6"}))

    assert "Somebody saved this point while you were writing" in said
    assert LetterPoint.objects.get().text == "Say it in chapter 5"


def test_what_was_changed_and_removed_stays_with_who(made, wren):
    point = quality.point(made.review)
    filled(wren, "letter-point-edit", point, text="Say it in chapter 5", reason="Misread")

    said = words(filled(wren, "letter-point-remove", point))

    assert "It is removed" in said
    changes = words(wren.get(page("submission-changes", made.review)))
    assert f"{quality.ASKED} Say it in chapter 5" in changes
    assert "Removed by Wren Castell on 23 November 2026" in changes
    gone = wren.get(page("letter-point-edit", point))
    assert gone.status_code == 410
    assert "Point 1 was removed" in words(gone)


def test_what_was_noted_as_sent_by_mistake_goes_while_it_has_no_letter(made, wren):
    one = quality.sent(made.review)

    said = words(filled(wren, "submission-remove", one))

    assert "It is removed" in said
    assert "Not sent yet" in said
    assert reached(made, Stage.SUBMITTED) is None
    one = quality.with_letter(made.review)
    refused = wren.get(page("submission-remove", one))
    assert refused.status_code == 403
    assert "Its letter is noted, so it was sent." in words(refused)


def test_the_first_page_says_to_the_panel_where_quality_assurance_stands(sign_in):
    made = on_a_review()
    quality.sent(made.review)

    shown = {
        called: words(sign_in(called).get(made.review.get_absolute_url())) for called in ("petra", "fenn")
    }

    assert "It was sent on 16 November 2026." in shown["petra"]
    assert "16 November" not in shown["fenn"]

"""The terms of reference of a review, what people are called in it, and what goes on beside it."""

import pytest
from django.urls import reverse

from dhr.models import Capacity, JointReview, Pseudonym
from tests.integration import terming
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import join, open_review

TERMS = "The panel looks at what agencies knew between 2019 and October 2026."
NAME = {"stands_for": "died", "name": "Larkspur", "chosen_by": "family", "note": ""}


@pytest.fixture
def made():
    """A review, with its coordinator and deputy."""
    return open_review()


@pytest.fixture
def wren(made, sign_in):
    """Wren Castell, its coordinator."""
    return sign_in("wren")


def page(name, record):
    return reverse(f"dhr:{name}", args=["vale", record.key])


def test_a_new_review_has_no_terms_and_says_what_they_are(wren, made):
    shown = words(wren.get(page("terms-detail", made.review)))

    assert "No terms of reference yet" in shown
    assert "No names yet" in shown
    assert "No other review is known" in shown
    assert "Not written yet" in words(wren.get(made.review.get_absolute_url()))


def test_terms_are_written_and_the_panel_reads_them(wren, made, sign_in):
    join(made, Capacity.PANEL_MEMBER)
    edit = page("terms-edit", made.review)

    shown = wren.post(edit, {**boxes(wren.get(edit)), "terms": TERMS}, follow=True)

    assert "The terms of reference are saved" in words(shown)
    panel = words(sign_in("petra").get(page("terms-detail", made.review)))
    assert TERMS in panel
    assert "Change the terms of reference" not in panel
    changes = words(wren.get(page("review-changes", made.review)))
    assert f"Terms of reference Nothing {TERMS}" in changes


def test_terms_that_say_who_somebody_is_come_back_and_are_saved_when_sent_again(wren, made):
    edit, text = page("terms-edit", made.review), f"{TERMS}\nAbel Thorne, born on 3 May 1990"

    shown = wren.post(edit, {**boxes(wren.get(edit)), "terms": text})

    assert "Look again before you save" in words(shown)
    assert "“Abel Thorne” looks like a full name" in words(shown)
    assert "“born on 3 May 1990” looks like a date of birth" in words(shown)
    assert boxes(shown)["terms"] == text
    made.review.refresh_from_db()
    assert made.review.terms == ""
    wren.post(edit, boxes(shown))
    made.review.refresh_from_db()
    assert made.review.terms == text


def test_the_code_name_the_members_and_the_authorities_may_be_written(wren, made):
    edit = page("terms-edit", made.review)
    text = "Copper Lantern: Wren Castell asks Marshland Constabulary and Harbour Domestic Abuse Service."

    wren.post(edit, {**boxes(wren.get(edit)), "terms": text})

    made.review.refresh_from_db()
    assert made.review.terms == text


def test_two_people_who_word_the_terms_at_once_lose_nothing(wren, made, sign_in):
    ansel, edit = sign_in("ansel"), page("terms-edit", made.review)
    opened = boxes(wren.get(edit))
    ansel.post(edit, {**boxes(ansel.get(edit)), "terms": "The deputy’s words"})

    clash = wren.post(edit, {**opened, "terms": TERMS})

    assert "Somebody saved this while you were writing" in words(clash)
    assert "The deputy’s words" in words(clash)
    assert boxes(clash)["terms"] == TERMS
    wren.post(edit, boxes(clash))
    assert TERMS in words(wren.get(page("terms-detail", made.review)))


def test_a_name_is_written_down_once_with_who_chose_it(wren, made):
    add = page("pseudonym-add", made.review)
    sent = {**boxes(wren.get(add)), **NAME}

    shown = wren.post(add, sent, follow=True)
    wren.post(add, sent)

    assert "Larkspur The person who died The family" in words(shown)
    assert Pseudonym.objects.filter(review=made.review).count() == 1


def test_nobody_is_called_as_somebody_else_is(wren, made):
    terming.pseudonym(made.review)
    add = page("pseudonym-add", made.review)

    shown = wren.post(add, {**boxes(wren.get(add)), **NAME, "stands_for": "child", "name": "LARKSPUR"})

    assert problems(shown) == ["Somebody is called that in this review already"]


def test_two_who_write_down_one_name_at_the_same_moment_are_told(wren, made, monkeypatch):
    terming.pseudonym(made.review)
    add = page("pseudonym-add", made.review)
    sent = {**boxes(wren.get(add)), **NAME, "stands_for": "child"}
    monkeypatch.setattr(
        "dhr.services.pseudonyms.fold", lambda text: object()
    )  # the other came after the look

    assert problems(wren.post(add, sent)) == ["Somebody is called that in this review already"]


def test_a_name_is_changed_and_removed_and_both_stay_among_the_changes(wren, made):
    one = terming.pseudonym(made.review)
    edit, remove = page("pseudonym-edit", one), page("pseudonym-remove", one)

    wren.post(edit, {**boxes(wren.get(edit)), **NAME, "name": "Marigold", "reason": "The family asked"})
    assert "Removed" not in words(wren.get(page("terms-changes", made.review)))
    shown = wren.post(remove, {**boxes(wren.get(remove)), "reason": "Written down twice"}, follow=True)

    assert "The name is removed" in words(shown)
    changes = words(wren.get(page("terms-changes", made.review)))
    assert "What they are called Larkspur Marigold" in changes
    assert "Reason given: The family asked" in changes
    assert "Removed by Wren Castell on 23 November 2026" in changes
    gone = wren.post(edit, {**NAME, "name": "Primrose"})
    assert gone.status_code == 410
    assert "This name was removed" in words(gone)
    assert "Primrose" in words(gone)


def test_whoever_is_not_of_the_panel_finds_nothing_of_a_name_that_was_removed(wren, made, sign_in):
    one = terming.pseudonym(made.review)
    join(made, Capacity.FINANCE)
    remove = page("pseudonym-remove", one)
    wren.post(remove, {**boxes(wren.get(remove)), "reason": "Twice"})

    assert sign_in("fenn").get(remove).status_code == 404
    assert sign_in("june").get(remove).status_code == 404


def test_another_bodys_review_is_noted_changed_and_removed(wren, made):
    add = page("joint-review-add", made.review)
    sent = {
        **boxes(wren.get(add)),
        "kind": "sar",
        "body": "Marshland Safeguarding Adults Board",
        "together": "shared",
        "reference": "SAR 2026/004",
        "note": "One letter to the family",
    }

    wren.post(add, sent)
    wren.post(add, sent)

    one = JointReview.objects.get(review=made.review)
    assert "Marshland Safeguarding Adults Board, SAR 2026/004" in words(
        wren.get(page("terms-detail", made.review))
    )
    edit, remove = page("joint-review-edit", one), page("joint-review-remove", one)
    wren.post(edit, {**boxes(wren.get(edit)), "kind": "sar", "together": "one_report", "reason": "Agreed"})
    wren.post(remove, {**boxes(wren.get(remove)), "reason": "Not held after all"})
    changes = words(wren.get(page("terms-changes", made.review)))
    assert "One chair and one report" in changes
    assert "Not held after all" in changes
    assert wren.get(edit).status_code == 410


def test_a_review_that_is_closed_keeps_its_words(wren, made):
    made.review.closed_on = made.review.notified_on
    made.review.save()

    refused = wren.get(page("terms-edit", made.review))

    assert refused.status_code == 403
    assert "The review is closed, so nothing about it changes any more." in words(refused)

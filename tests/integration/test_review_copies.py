"""Copies of a review fall due at approval and at publication, and are owed until somebody says that they are sent."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from csp.queries.readers import reader_of
from csp.queries.waiting import Roll
from csp.web import clock
from dhr.models import Capacity, Copy, ReviewRules
from dhr.presenters.copy_work import asks_of
from dhr.services.copies import copies_due_at_approval, copies_due_at_publication
from dhr.services.waiting_copies import of_copies
from tests.integration import copying, people
from tests.integration.reading import boxes, problems, words
from tests.integration.reviewing import CODE_NAME, join, open_review
from tests.integration.test_review_family import day

APPROVED = date(2026, 11, 2)


def page(name, record):
    return reverse(f"dhr:copy-{name}", args=["vale", record.key])


def sent(client, name, one, /, **typed):
    shown = client.get(page(name, one))
    return client.post(page(name, one), {**boxes(shown), **typed}, follow=True)


def owed(review):
    return [(one.recipient, one.due_on) for one in Copy.objects.filter(review=review).order_by("pk")]


def test_two_copies_fall_due_at_approval_and_move_with_its_day_and_two_at_publication():
    made = open_review()
    given = {"review": made.review, "by": made.by(), "now": clock.now()}

    copies_due_at_approval(on=APPROVED, **given)
    copies_due_at_approval(on=date(2026, 11, 3), **given)
    copies_due_at_publication(on=date(2026, 11, 20), **given)
    copies_due_at_publication(on=date(2026, 11, 21), **given)

    assert owed(made.review) == [
        ("commissioner", date(2026, 12, 1)),
        ("policing_body", date(2026, 12, 1)),
        ("panel", date(2026, 12, 18)),
        ("library", date(2026, 12, 18)),
    ]


def test_the_partnership_says_within_how_many_days_they_are_sent():
    made = open_review()
    ReviewRules(partnership=people.vale(), copies_within_days=10).save()

    copies_due_at_approval(review=made.review, on=APPROVED, by=made.by(), now=clock.now())

    assert {due for _, due in owed(made.review)} == {date(2026, 11, 12)}


def test_a_panel_member_owes_no_copies():
    made = open_review()
    join(made, Capacity.PANEL_MEMBER)

    with pytest.raises(PermissionDenied, match="coordinator and deputy"):
        copies_due_at_approval(
            review=made.review, on=APPROVED, by=made.by(Capacity.PANEL_MEMBER), now=clock.now()
        )


def test_the_page_says_what_is_owed_late_sent_and_still_to_come(sign_in):
    made = open_review()
    wren = sign_in("wren")
    assert "No copies to be sent yet" in words(wren.get(page("list", made.review)))
    copies_due_at_approval(review=made.review, on=date(2026, 10, 20), by=made.by(), now=clock.now())

    said = words(wren.get(page("list", made.review)))

    assert "2 copies are still to be sent, 2 of them late." in said
    assert "Domestic Abuse Commissioner 17 Nov 2026 To be sent: 6 days late" in said
    assert "Home Office library of reviews From the day the review is published" in said


def test_a_copy_is_noted_once_sent_and_taken_back(sign_in):
    made = open_review()
    wren = sign_in("wren")
    given = {"key": "bcdfghjkmn", "name": "The adults board", **day("due_on", date(2026, 12, 4))}

    wren.post(page("add", made.review), given)
    said = words(wren.post(page("add", made.review), given, follow=True))
    assert "The adults board 4 Dec 2026 To be sent: in 11 days" in said
    one = Copy.objects.get()

    typed = {"was_sent": "sent", "how": "By secure e-mail", **day("done_on", date(2026, 11, 20))}
    said = words(sent(wren, "send", one, **typed))
    assert "Sent on 20 November 2026 By secure e-mail" in said
    assert "Every copy that is to be sent so far is sent." in said

    assert "To be sent: in 11 days" in words(sent(wren, "send", one, was_sent="not_yet"))
    assert Copy.objects.get().how == ""


def test_nobody_reads_that_a_copy_was_sent_which_is_not_to_be(sign_in):
    one = copying.copy(open_review().review)
    wren = sign_in("wren")
    asked = words(wren.get(page("send", one)))
    assert "When was that decided?" in asked
    assert "(optional)" not in asked
    assert "Not yet, after all" not in asked

    typed = {"was_sent": "waived", "why": "It was given by hand", **day("waived_on", date(2026, 11, 20))}
    said = words(sent(wren, "send", one, **typed))

    assert "Not to be sent, decided on 20 November 2026 It was given by hand" in said
    assert "Nothing is left to be sent." in said
    assert "Change why it is not to be sent" in said
    assert "Sent on" not in said
    assert "is sent." not in said
    assert list(Copy.objects.values_list("is_waived", "done_on")) == [(True, date(2026, 11, 20))]
    trail = words(wren.get(reverse("dhr:review-trail", args=["vale", one.review.key])))
    assert "Noted whether a copy of a review was sent" in trail
    changes = words(wren.get(page("changes", one.review)))
    assert "It is not to be sent No Yes" in changes
    shown = boxes(wren.get(page("send", one)))
    assert (shown["was_sent"], shown["why"], shown["how"]) == ("waived", "It was given by hand", "")


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ({}, ["Choose whether it was sent"]),
        ({"was_sent": "sent"}, ["Enter the day it was sent", "Enter how it was sent"]),
        ({"was_sent": "sent", "how": "By post"}, ["Enter the day it was sent"]),
        ({"was_sent": "sent", **day("done_on", date(2026, 11, 20))}, ["Enter how it was sent"]),
        (
            {"was_sent": "sent", "how": "By post", **day("done_on", date(2026, 11, 24))},
            ["Day it was sent must be today or before"],
        ),
        (
            {"was_sent": "sent", "how": "By post", **day("done_on", date(2026, 10, 1))},
            ["The partnership was told on 26 October 2026. Enter a later day"],
        ),
        (
            {"was_sent": "waived"},
            ["Enter the day that was decided", "Enter why it is not to be sent"],
        ),
        (
            {"was_sent": "waived", "why": "By hand", **day("waived_on", date(2026, 11, 24))},
            ["Day that was decided must be today or before"],
        ),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_the_question(typed, sentences, sign_in):
    one = copying.copy(open_review().review)

    assert problems(sent(sign_in("wren"), "send", one, **typed)) == sentences
    assert Copy.objects.get().done_on is None


def test_one_of_the_four_stays_and_another_is_removed_with_a_reason(sign_in):
    made = open_review()
    wren = sign_in("wren")
    copies_due_at_approval(review=made.review, on=APPROVED, by=made.by(), now=clock.now())
    law, mistake = Copy.objects.first(), copying.copy(made.review)

    assert "It is always to be sent, so it stays." in words(wren.get(page("remove", law)))
    sent(wren, "remove", mistake, reason="Noted twice")

    assert list(Copy.objects.values_list("recipient", flat=True)) == ["commissioner", "policing_body"]
    assert "Noted twice" in words(wren.get(page("changes", made.review)))
    assert wren.get(page("edit", mistake)).status_code == 410


def test_two_people_saving_one_copy_see_both_texts(sign_in):
    one = copying.copy(open_review().review)
    wren, ansel = sign_in("wren"), sign_in("ansel")
    shown = boxes(wren.get(page("edit", one)))
    sent(ansel, "edit", one, name="The coroner of the county")

    said = words(wren.post(page("edit", one), {**shown, "name": "The coroner"}))

    assert "The coroner of the county" in said
    assert Copy.objects.get().name == "The coroner of the county"


def test_it_is_on_the_work_of_whoever_runs_the_review_until_it_is_sent():
    made = open_review()
    join(made, Capacity.PANEL_MEMBER)
    copying.copy(made.review, due_on=date(2026, 11, 20))

    asked = list(asks_of(made.by(), partnership=people.vale()))

    assert [(one.title, one.is_late) for one in asked] == [(f"Send a copy: {CODE_NAME}", True)]
    assert (
        asked[0].why == "The senior coroner is to have one by Friday 20 November 2026. Say when it is sent."
    )
    assert list(asks_of(made.by(Capacity.PANEL_MEMBER), partnership=people.vale())) == []
    Copy.objects.update(done_on=date(2026, 11, 21), how="By post")
    assert list(asks_of(made.by(), partnership=people.vale())) == []


def test_the_letter_counts_it_for_those_who_run_the_review_and_know_of_it():
    made = open_review()
    one = copying.copy(made.review, due_on=date(2026, 11, 20))
    those = {person.pk: reader_of(person, today=people.TODAY) for person in (made.coordinator, made.deputy)}
    inside = {one.circle_id: frozenset({made.coordinator.pk})}
    roll = Roll(people.vale(), people.TODAY, those, inside)

    waits = [(one.person_id, one.kind.said(1), one.circle_id) for one in of_copies(roll=roll)]

    assert waits == [(made.coordinator.pk, "1 copy is late", one.circle_id)]

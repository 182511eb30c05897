"""The log of contact with the family: kept by a few, closed to the rest of the panel, its openings written down."""

from datetime import date

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from dhr.models import Capacity, FamilyContact
from tests.integration import digesting, family
from tests.integration.reading import boxes, words
from tests.integration.reviewing import join, on_a_review, open_review

MET = date(2026, 11, 12)


def day(name, on):
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


ANSWERS = {
    "key": "bcdfghjkmn",
    **day("on", MET),
    "who": "The mother",
    "how": "phone",
    "by": "The chair",
    "advocacy": "offered",
    "asked": family.TOLD,
}


def page(name, record):
    return reverse(f"dhr:contact-{name}", args=["vale", record.key])


def sent(client, name, contact, **typed):
    shown = client.get(page(name, contact))
    return client.post(page(name, contact), {**boxes(shown), **typed}, follow=True)


def test_a_contact_is_written_down_shown_and_once_only(sign_in):
    made = open_review()
    wren = sign_in("wren")
    assert "No contact with the family yet" in words(wren.get(page("list", made.review)))

    said = words(wren.post(page("add", made.review), ANSWERS, follow=True))
    wren.post(page("add", made.review), ANSWERS)

    assert "The log has the new entry" in said
    assert "12 November 2026: The mother Spoke by telephone, by The chair" in said
    assert family.TOLD in said
    assert "Advocate Offered, no answer yet (12 November 2026)" in said
    assert FamilyContact.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"who": ""}, "Enter with whom, as the review calls them"),
        ({"how": ""}, "Choose how you were in touch"),
        (day("on", date(2026, 11, 24)), "Day must be today or before"),
        (day("on", date(2026, 9, 30)), "Day must be on or after 1 October 2026, the month of the death"),
        (day("promised_for", date(2026, 12, 1)), "Enter what was promised, or take out the day"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_and_nothing_is_written(typed, sentence, sign_in):
    made = open_review()

    said = words(sign_in("wren").post(page("add", made.review), {**ANSWERS, **typed}))

    assert "There is a problem" in said
    assert sentence in said
    assert not FamilyContact.objects.exists()


def test_a_full_name_is_warned_of_and_saved_when_it_is_meant(sign_in):
    made = open_review()
    wren, typed = sign_in("wren"), {**ANSWERS, "asked": "Her cousin Marjorie Hollis should be asked."}

    shown = wren.post(page("add", made.review), typed)

    assert "Look again before you save" in words(shown)
    assert not FamilyContact.objects.exists()
    wren.post(page("add", made.review), {**typed, **boxes(shown)})
    assert FamilyContact.objects.get().asked == typed["asked"]


def test_the_advocate_reads_the_log_and_writes_nothing_in_it(sign_in):
    made = open_review()
    join(made, Capacity.ADVOCATE)
    contact = family.contact(made.review)
    dilys = sign_in("dilys")

    said = words(dilys.get(page("list", made.review)))

    assert family.TOLD in said
    assert "Only the review’s coordinator, deputy and chair write in this log." in said
    assert "Add to the log" not in said
    assert "Mark as kept" not in said
    refused = dilys.post(page("edit", contact), {**ANSWERS, "version": contact.version})
    assert refused.status_code == 403
    assert "Only the review’s coordinator, deputy and chair write in this log." in words(refused)


@pytest.mark.parametrize("called", ["tobin", "petra", "abel", "fenn", "june"])
@pytest.mark.parametrize("name", ["edit", "keep", "remove"])
def test_to_the_rest_of_the_panel_an_entry_is_not_there_even_once_it_is_removed(called, name, sign_in):
    made = on_a_review()
    contact = family.contact(made.review)
    client = sign_in(called)
    there = client.get(page(name, contact))
    sent(sign_in("wren"), "remove", contact, reason="Written twice")

    gone = client.get(page(name, contact))

    assert [there.status_code, gone.status_code] == [404, 404]
    assert family.TOLD not in words(gone)


def test_opening_the_log_is_on_the_trail_of_the_family_circle_alone(sign_in):
    made = open_review()
    wren = sign_in("wren")

    wren.get(page("list", made.review))
    wren.get(page("list", made.review))
    family.contact(made.review)

    opened = AuditEvent.objects.get(verb="family-contacts.opened")
    assert opened.circle_id == made.review.family_circle_id
    assert opened.person == made.coordinator
    added = AuditEvent.objects.get(verb="family-contact.added")
    assert added.circle_id == made.review.family_circle_id


def test_a_promise_is_on_the_work_of_whoever_keeps_the_log_until_it_is_kept(sign_in):
    made = on_a_review()
    contact = family.contact(made.review)
    work = reverse("csp:home", args=["vale"])
    asked = "Something was promised: Copper Lantern"
    assert "Promised for 3 December 2026, in 10 days" in words(sign_in("wren").get(page("list", made.review)))
    for called in ("wren", "ansel", "imogen"):
        shown = words(sign_in(called).get(work))
        assert asked in shown
        assert contact.promised not in shown
    for called in ("dilys", "petra"):
        assert asked not in words(sign_in(called).get(work))

    said = words(sent(sign_in("imogen"), "keep", contact))

    assert "The promise is kept" in said
    assert "Kept on 23 November 2026" in said
    assert asked not in words(sign_in("wren").get(work))
    said = words(
        sent(sign_in("wren"), "keep", contact, **{"kept_on-day": "", "kept_on-month": "", "kept_on-year": ""})
    )
    assert "The promise is open again" in said


@pytest.mark.parametrize(
    ("promised_for", "is_asked"),
    [(date(2026, 12, 7), True), (date(2026, 12, 8), False), (None, False), (date(2026, 11, 20), True)],
)
def test_a_promise_is_asked_for_two_weeks_before_its_day_and_after_it(promised_for, is_asked, sign_in):
    made = open_review()
    family.contact(made.review, promised_for=promised_for)

    shown = words(sign_in("wren").get(reverse("csp:home", args=["vale"])))

    assert ("Something was promised" in shown) == is_asked


def test_a_promise_and_a_date_are_counted_in_the_letter_to_whoever_sees_to_them_without_a_word_of_either():
    made = on_a_review()
    digesting.joined_long_ago()
    digesting.written(digesting.MONDAY)
    family.contact(made.review)
    family.proceeding(made.review)

    letters = digesting.written(digesting.TUESDAY)

    apart = [
        one for one in letters if one.circle_id in (made.review.family_circle_id, made.review.panel_circle_id)
    ]
    assert digesting.first_names(apart) == sorted(["Ansel", "Imogen", "Wren"] * 2)
    assert {one.subject for one in apart} == {f"Something waits for you in the {made.review.partnership}"}
    for letter in apart:
        assert "promise" not in letter.text
        assert made.review.code_name not in letter.text
    assert digesting.written(digesting.WEDNESDAY) == []


def test_a_promise_is_kept_between_the_contact_and_today(sign_in):
    contact = family.contact(open_review().review)

    said = words(sent(sign_in("wren"), "keep", contact, **day("kept_on", date(2026, 11, 11))))

    assert "Day it was kept must be on or after 12 November 2026" in said
    assert FamilyContact.objects.get().kept_on is None


def test_there_is_no_promise_to_keep_where_none_was_made(sign_in):
    contact = family.contact(open_review().review, promised="", promised_for=None)

    assert sign_in("wren").get(page("keep", contact)).status_code == 404


def test_two_who_change_one_entry_see_each_others_words_and_lose_none(sign_in):
    made = open_review()
    contact = family.contact(made.review)
    wren, ansel = sign_in("wren"), sign_in("ansel")
    opened = boxes(wren.get(page("edit", contact)))
    sent(ansel, "edit", contact, asked="They would like to read the draft.")

    clash = wren.post(page("edit", contact), {**opened, "asked": "They would like to meet the panel."})

    said = words(clash)
    assert "Somebody saved this entry while you were writing" in said
    assert "They would like to read the draft." in said
    assert "They would like to meet the panel." in said
    assert FamilyContact.objects.get().asked == "They would like to read the draft."
    assert "The entry is changed" in words(wren.post(page("edit", contact), boxes(clash), follow=True))


def test_what_was_changed_and_removed_stays_with_who_and_why(sign_in):
    made = open_review()
    contact = family.contact(made.review)
    wren = sign_in("wren")
    sent(wren, "edit", contact, who="The sister", reason="It was her")

    said = words(sent(wren, "remove", contact, reason="Written twice"))

    assert "The entry is removed" in said
    assert "No contact with the family yet" in said
    changes = words(wren.get(page("changes", made.review)))
    assert "Removed by Wren Castell on 23 November 2026 (Written twice)" in changes
    assert "With whom The mother The sister" in changes
    assert "Reason given: It was her" in changes
    gone = wren.get(page("edit", contact))
    assert gone.status_code == 410
    assert "This entry of the log was removed" in words(gone)


def test_an_entry_is_not_removed_without_a_reason(sign_in):
    contact = family.contact(open_review().review)

    said = words(sent(sign_in("wren"), "remove", contact, reason=""))

    assert "Enter why you are removing it" in said
    assert FamilyContact.objects.exists()


def test_nothing_changes_in_the_log_of_a_review_that_is_closed(sign_in):
    made = open_review()
    contact = family.contact(made.review)
    made.review.closed_on = date(2026, 11, 20)
    made.review.save()
    wren = sign_in("wren")

    refused = wren.get(page("edit", contact))

    assert refused.status_code == 403
    assert "The review is closed, so nothing about it changes any more." in words(refused)
    assert "Add to the log" not in words(wren.get(page("list", made.review)))


def test_a_log_in_which_no_advocate_was_offered_says_so(sign_in):
    made = open_review()
    family.contact(made.review, advocacy="not_offered")
    wren = sign_in("wren")
    assert "No specialist advocate has been offered yet" in words(wren.get(page("list", made.review)))

    family.contact(made.review, advocacy="declined")

    assert "No specialist advocate has been offered yet" not in words(wren.get(page("list", made.review)))


def test_the_first_page_counts_contacts_for_the_family_circle_and_says_none_of_their_words(sign_in):
    made = on_a_review()
    family.contact(made.review)

    shown = {
        called: words(sign_in(called).get(made.review.get_absolute_url()))
        for called in ("wren", "dilys", "petra")
    }

    assert "In touch 1 time" in shown["wren"]
    assert "In touch 1 time" in shown["dilys"]
    assert "In touch" not in shown["petra"]
    assert not any(family.TOLD in text for text in shown.values())


def test_the_advocate_reads_no_removed_entry_which_may_have_been_about_another_family(sign_in):
    made = open_review()
    join(made, Capacity.ADVOCATE)
    dilys = sign_in("dilys")

    assert "Every change to the log" not in words(dilys.get(page("list", made.review)))
    assert dilys.get(page("changes", made.review)).status_code == 403

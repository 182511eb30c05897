"""Proceedings beside a review: noted for the panel, with what holds publication back and what comes next."""

from datetime import date

import pytest
from django.urls import reverse

from dhr.models import Proceeding
from dhr.queries.proceedings import holding_publication
from tests.integration import family
from tests.integration.reading import boxes, words
from tests.integration.reviewing import on_a_review, open_review
from tests.integration.test_review_family import day

ANSWERS = {
    "key": "bcdfghjkmn",
    "kind": "coroner",
    "body": "The senior coroner",
    **day("began_on", date(2026, 11, 2)),
}


def page(name, record):
    return reverse(f"dhr:proceeding-{name}", args=["vale", record.key])


def sent(client, name, one, **typed):
    shown = client.get(page(name, one))
    return client.post(page(name, one), {**boxes(shown), **typed}, follow=True)


def test_a_proceeding_is_noted_once_and_holds_publication_back(sign_in):
    made = open_review()
    wren = sign_in("wren")
    assert "No proceedings yet" in words(wren.get(page("list", made.review)))

    said = words(wren.post(page("add", made.review), ANSWERS, follow=True))
    wren.post(page("add", made.review), ANSWERS)

    assert "The proceeding is noted" in said
    assert "One proceeding holds publication back" in said
    assert "Coroner’s investigation or inquest The senior coroner" in said
    assert Proceeding.objects.count() == 1
    assert list(holding_publication(made.by(), review=made.review)) == list(Proceeding.objects.all())


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": ""}, "Choose what kind of proceeding it is"),
        ({"body": ""}, "Enter which court, coroner or body"),
        ({"next_what": "Pre-inquest review"}, "Enter the day of what happens next"),
        (day("ended_on", date(2026, 11, 1)), "Day it ended must be on or after the day it began"),
        ({"advice": "It may be published"}, "Enter the day of the advice"),
    ],
)
def test_a_missing_or_wrong_answer_is_said_and_nothing_is_noted(typed, sentence, sign_in):
    made = open_review()

    said = words(sign_in("wren").post(page("add", made.review), {**ANSWERS, **typed}))

    assert "There is a problem" in said
    assert sentence in said
    assert not Proceeding.objects.exists()


def test_what_has_ended_or_was_advised_on_holds_publication_no_longer(sign_in):
    made = open_review()
    trial, inquest = family.proceeding(made.review), family.proceeding(made.review, kind="coroner")
    wren = sign_in("wren")
    assert "2 proceedings hold publication back" in words(wren.get(page("list", made.review)))
    nothing = {f"next_on-{part}": "" for part in ("day", "month", "year")}

    ended = {**day("ended_on", date(2026, 11, 20)), "outcome": "Found guilty", "next_what": "", **nothing}
    assert "One proceeding holds publication back" in words(sent(wren, "edit", trial, **ended))
    advised = {"advice": "The coroner has no objection", **day("advised_on", date(2026, 11, 21))}
    said = words(sent(wren, "edit", inquest, **advised))

    assert "No proceeding holds publication back." in said
    assert "Ended on 20 November 2026" in said
    assert "The coroner has no objection (21 November 2026)" in said
    assert not holding_publication(made.by(), review=made.review).exists()


def test_the_panel_reads_and_only_some_write(sign_in):
    made = on_a_review()
    one = family.proceeding(made.review)
    petra = sign_in("petra")

    said = words(petra.get(page("list", made.review)))

    assert "Plea hearing" in said
    assert "Add a proceeding" not in said
    refused = petra.get(page("edit", one))
    assert refused.status_code == 403
    assert "Only the review’s coordinator, deputy and chair change what is noted here." in words(refused)
    for called in ("dilys", "abel", "fenn", "june"):
        assert sign_in(called).get(page("list", made.review)).status_code == 404


def test_a_date_that_is_near_or_has_passed_is_on_the_work_of_whoever_follows_it(sign_in):
    made = on_a_review()
    one = family.proceeding(made.review)
    work = reverse("csp:home", args=["vale"])

    for called in ("wren", "ansel", "imogen"):
        shown = words(sign_in(called).get(work))
        assert "A date in proceedings: Copper Lantern" in shown
        assert "Plea hearing" not in shown
    assert "date in proceedings" not in words(sign_in("petra").get(work))
    sent(sign_in("wren"), "edit", one, **day("next_on", date(2026, 11, 20)))

    assert "Say what became of a date in proceedings: Copper Lantern" in words(sign_in("wren").get(work))
    assert "It has passed: say what happened" in words(sign_in("wren").get(page("list", made.review)))


def test_two_who_change_one_proceeding_see_each_others_words(sign_in):
    made = open_review()
    one = family.proceeding(made.review)
    wren = sign_in("wren")
    opened = boxes(wren.get(page("edit", one)))
    sent(sign_in("ansel"), "edit", one, next_what="Trial begins")

    clash = wren.post(page("edit", one), {**opened, "next_what": "Sentence"})

    said = words(clash)
    assert "Somebody saved this proceeding while you were writing" in said
    assert "What happens then Plea hearing Trial begins" in said
    assert Proceeding.objects.get().next_what == "Trial begins"


def test_what_was_changed_and_removed_stays_with_who_and_why(sign_in):
    made = open_review()
    one = family.proceeding(made.review)
    wren = sign_in("wren")
    sent(wren, "edit", one, body="The High Court", reason="It was moved")

    said = words(sent(wren, "remove", one, reason="Noted twice"))

    assert "The proceeding is removed" in said
    changes = words(wren.get(page("changes", made.review)))
    assert "Removed by Wren Castell on 23 November 2026 (Noted twice)" in changes
    assert "Court, coroner or body Crown Court The High Court" in changes
    gone = wren.get(page("edit", one))
    assert gone.status_code == 410
    assert "This proceeding was removed" in words(gone)


def test_the_first_page_tells_the_panel_what_holds_publication_back(sign_in):
    made = on_a_review()
    family.proceeding(made.review)

    shown = {
        called: words(sign_in(called).get(made.review.get_absolute_url()))
        for called in ("petra", "dilys", "fenn")
    }

    assert "One proceeding holds publication back" in shown["petra"]
    assert "Next date: 1 December 2026, in 8 days" in shown["petra"]
    assert "publication" not in shown["dilys"]
    assert "publication" not in shown["fenn"]

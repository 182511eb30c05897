"""Giving an update on the action's own page: what is asked, what is refused, and two people at once."""

import pytest
from django.urls import reverse

from csp.web import clock
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.reading import boxes, problems, words

HEADING = "Somebody saved this action while you were writing"


def address(reference="1.6"):
    return reverse("plans:update-add", args=["vale", people.action(reference).key])


def send(client, reference="1.6", letter="G", text="58 officers trained", **more):
    if "version" in more:
        more.setdefault("opened", more["version"])
    held = boxes(client.get(address(reference)))
    answers = {**held, "status": people.status(letter).key, "text": text, **more}
    return client.post(address(reference), answers, follow=True)


def dana_writes_meanwhile(text="Dana’s own words"):
    action = people.action("1.6")
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("R"),
        text=text,
        nothing_has_changed=False,
        by=people.reader("dana"),
        now=clock.now(),
    )


def test_an_officer_gives_an_update_and_reads_it_on_the_page(tom):
    page = send(tom, letter="A", text="58 of 120 officers trained.\n\n- two left\n- **one** back")

    assert page.redirect_chain == [(people.action("1.6").get_absolute_url(), 302)]
    assert "Your update is saved" in words(page)
    assert "A Behind Tom Ferrier , 23 November 2026, ▼ from on track" in words(page)
    assert "<li><strong>one</strong> back</li>" in page.content.decode()


def test_the_update_opens_on_the_status_last_reported_and_asks_since_when(tom):
    page = tom.get(people.action("1.6").get_absolute_url())

    assert boxes(page)["status"] == people.status("G").key
    assert "What has happened since 20 September 2026?" in words(page)


def test_nothing_has_changed_needs_only_a_tick(tom):
    page = send(tom, text="", nothing_has_changed="on")

    assert "Tom Ferrier , 23 November 2026 Nothing has changed." in words(page)


@pytest.mark.parametrize(
    ("sent", "sentences"),
    [
        ({"text": ""}, ["Say what has happened, or tick “Nothing has changed”"]),
        ({"text": " \n "}, ["Say what has happened, or tick “Nothing has changed”"]),
        (
            {"letter": "R", "text": ""},
            ["Say what has happened, as the status moved from on track to off track"],
        ),
        (
            {"letter": "R", "text": "", "nothing_has_changed": "on"},
            ["The status moved from on track to off track. Say what has happened instead"],
        ),
        ({"status": ""}, ["Choose where the action has got to"]),
        ({"status": "2222222222"}, ["Choose an answer to “Where has it got to?” from the list"]),
        ({"text": "x" * 4001}, ["Update must be 4000 characters or fewer. It has 4001"]),
        ({"text": "NUL\x00here"}, ["Update holds a character that can’t be kept. Type it again"]),
        ({"version": ""}, ["This page is out of date. Open it again, then make your change"]),
        ({"version": "two"}, ["This page is out of date. Open it again, then make your change"]),
    ],
)
def test_each_mistake_has_its_sentence_and_loses_nothing_typed(sent, sentences, tom):
    said = people.action("1.6").updates.count()

    page = send(tom, **sent)

    assert page.status_code == 200
    assert problems(page) == sentences
    assert people.action("1.6").updates.count() == said
    assert boxes(page)["text"].split("\x00")[0] == sent.get("text", "58 officers trained").split("\x00")[0]


def test_the_title_of_a_page_with_mistakes_begins_with_error(tom):
    assert "<title>Error: " in send(tom, text="").content.decode()


def test_a_first_update_of_an_action_nobody_reported_on_needs_a_status(sign_in):
    joel = sign_in("joel")

    assert problems(send(joel, reference="2.15", status="", text="Begun")) == [
        "Choose where the action has got to"
    ]
    assert "Your update is saved" in words(send(joel, reference="2.15", letter="N", text="Begun"))


def test_over_a_newer_save_both_texts_are_shown_and_a_second_try_keeps_both(tom):
    opened = people.action("1.6").version
    dana_writes_meanwhile()

    clash = send(tom, text="Tom’s own words", version=opened)

    said = words(clash)
    assert HEADING in said
    assert "R Off track Dana Whitlock , 23 November 2026, ▼ from on track Dana’s own words" in said
    assert boxes(clash)["text"] == "Tom’s own words"
    assert people.action("1.6").updates.filter(text="Tom’s own words").count() == 0
    again = tom.post(address(), boxes(clash), follow=True)
    assert "Your update is saved" in words(again)
    assert "Dana’s own words" in words(again)
    assert "Tom’s own words" in words(again)


def test_somebody_elses_words_are_escaped_where_the_two_clash(tom):
    opened = people.action("1.6").version
    dana_writes_meanwhile("<script>alert(1)</script>")

    clash = send(tom, version=opened)

    assert "<script>alert" not in clash.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in clash.content.decode()


def test_a_third_save_meanwhile_is_refused_again(tom):
    opened = people.action("1.6").version
    dana_writes_meanwhile("First")
    clash = send(tom, text="Tom’s", version=opened)
    dana_writes_meanwhile("Second")

    again = tom.post(address(), boxes(clash), follow=True)

    assert HEADING in words(again)
    assert "Second" in words(again)


def test_a_change_of_the_action_meanwhile_also_stops_an_update(tom, june):
    opened = people.action("1.6").version
    page = reverse("plans:action-edit", args=["vale", people.action("1.6").key])
    june.post(page, {**boxes(june.get(page)), "detail": "New detail"})

    clash = send(tom, version=opened)

    assert HEADING in words(clash)
    assert "Changed by June Okafor on 23 November 2026" in words(clash)
    assert "New detail" in words(clash)


def test_a_tick_that_is_wrong_only_since_the_other_save_is_not_blamed(tom):
    opened = people.action("1.6").version
    dana_writes_meanwhile()

    clash = send(tom, text="", nothing_has_changed="on", version=opened)

    assert HEADING in words(clash)
    assert problems(clash) == []


def test_a_tick_and_words_together_are_refused(tom):
    page = send(tom, text="Something has", nothing_has_changed="on")

    assert problems(page) == ["Clear these words, or take the tick from “Nothing has changed”"]


@pytest.mark.parametrize(
    ("called", "shown"), [("aled", True), ("tom", True), ("dana", True), ("neil", False), ("elin", False)]
)
def test_the_update_box_is_shown_to_those_who_may_use_it(called, shown, sign_in):
    said = words(sign_in(called).get(people.action("1.6").get_absolute_url()))

    assert ("Your update" in said) is shown
    assert ("Save this update" in said) is shown

"""Reporting in a round, on one page: what is asked, what is saved, what is kept, and who was quicker."""

import pytest
from django.urls import reverse

from csp.web import clock
from plans.models import ProgressUpdate, ReportDraft
from plans.services.updates import add_update
from tests.integration import people, rounds
from tests.integration.reading import boxes, problems, words

TOMS = ["1.6", "1.14", "2.9", "3.3", "3.10", "5.4", "6.2"]  # 1.14, 2.9: whoever held them has left
KEPT = "What you have typed about {} is kept here. It is not reported yet."


@pytest.fixture
def opened():
    return rounds.open_round(asks="Facts for the December meeting.")


def address(opened):
    return reverse("plans:round-report", args=["vale", opened.key])


def cards(page):
    """Return the references of the open cards, in the order of the page."""
    return [one.reference for one in page.context["page"].cards]


def lines(page):
    """Return the references of what is reported already."""
    return [one.reference for one in page.context["page"].lines]


def typed(opened, reference, *, letter=None, **said):
    """Return what a browser sends when something is typed on one card."""
    key = rounds.ask(opened, reference).key
    sent = {f"{key}-{field}": value for field, value in said.items()}
    return {**sent, f"{key}-status": people.status(letter).key} if letter else sent


def box(page, opened, reference, field):
    """Return what stands in a box of a card."""
    return boxes(page).get(f"{rounds.ask(opened, reference).key}-{field}", "")


def send(client, opened, report="", page=None, where="", **sent):
    """Send the page with what was typed; ``report`` is the reference on whose card the button was pressed, or all."""
    page = page or client.get(address(opened) + where)
    pressed = report if report in ("", "all") else rounds.ask(opened, report).key
    return client.post(address(opened), {**boxes(page), "report": pressed, **sent}, follow=True)


def report_as(called, reference, text="Said on the action’s own page", letter="G", **more):
    action = people.action(reference)
    return add_update(
        key=action.key,
        version=action.version,
        status=people.status(letter),
        text=text,
        nothing_has_changed=False,
        by=people.reader(called),
        now=clock.now(),
        **more,
    )


def updates_of(reference):
    return ProgressUpdate.objects.filter(action__reference=reference)


def test_an_officer_finds_all_their_actions_on_one_page_with_what_was_said_last(tom, opened):
    page = tom.get(address(opened))

    said = words(page)
    assert cards(page) == TOMS
    assert "0 of 7 reported" in said
    assert "By Friday 4 December 2026, in 11 days" in said
    assert "Facts for the December meeting." in said
    assert "Last time, 20 September 2026, by you G On track 24 of 25 conferences (96%) in time." in said
    assert "Nobody holds it: Gareth Stroud is no longer here" in said
    assert box(page, opened, "1.6", "status") == people.status("G").key


def test_the_labels_and_buttons_of_the_cards_tell_them_apart(tom, opened):
    html = tom.get(address(opened)).content.decode()

    for reference in TOMS:
        assert html.count(f'<span class="govuk-visually-hidden"> ({reference})</span>') == 4
    assert words(html).count("Report this : 1.6 Share risk information") == 1
    assert html.count('aria-labelledby="h-') == 7


def test_one_report_is_saved_and_counts_and_the_card_goes_to_the_end(tom, opened):
    page = send(tom, opened, "1.6", **typed(opened, "1.6", letter="A", text="52 of 63 visited"))

    said = words(page)
    update = updates_of("1.6").first()
    assert "You have reported on 1.6 Share risk information" in said
    assert (update.text, update.round, update.status.letter) == ("52 of 63 visited", opened, "A")
    assert rounds.ask(opened, "1.6").update == update
    assert people.action("1.6").status.letter == "A"
    assert "1 of 7 reported" in said
    assert lines(page) == ["1.6"]
    assert "Reported, 23 November 2026 A Behind Change what you reported on 1.6" in said


def test_what_is_typed_on_the_other_cards_is_kept_when_one_is_reported(tom, opened):
    other = typed(opened, "3.3", text="Bins emptied")

    page = send(tom, opened, "1.6", **typed(opened, "1.6", text="52 of 63 visited"), **other)

    assert KEPT.format("1 action") in words(page)
    assert box(page, opened, "3.3", "text") == "Bins emptied"
    assert "You typed this on 23 November 2026 at 10:30. It is not reported yet." in words(page)
    assert updates_of("3.3").filter(text="Bins emptied").count() == 0


def test_nothing_has_changed_is_one_tick_and_counts_as_a_report(tom, opened):
    page = send(tom, opened, "all", **typed(opened, "2.9", nothing_has_changed="on"))

    assert lines(page) == ["2.9"]
    assert "Nothing has changed, 23 November 2026 G On track" in words(page)


def test_all_that_are_filled_in_are_reported_at_once_and_the_rest_is_left(tom, opened):
    sent = typed(opened, "1.6", text="Visited") | typed(opened, "3.3", nothing_has_changed="on")

    page = send(tom, opened, "all", **sent, **typed(opened, "6.2", letter="A", text="Slower"))

    assert "You have reported on 3 actions" in words(page)
    assert lines(page) == ["1.6", "3.3", "6.2"]
    assert cards(page) == ["1.14", "2.9", "3.10", "5.4"]


def test_a_mistake_stays_with_its_sentence_while_the_others_are_saved(tom, opened):
    sent = typed(opened, "1.6", text="Visited") | typed(opened, "3.3", letter="R", text="")

    page = send(tom, opened, "all", **sent, **typed(opened, "6.2", text="x" * 4001))

    assert problems(page) == [
        "3.3: Say what has happened, as the status moved from on track to off track",
        "6.2: Update must be 4000 characters or fewer. It has 4001",
    ]
    assert "<title>Error: " in page.content.decode()
    assert "You have reported on 1.6" in words(page)
    assert (lines(page), cards(page)) == (["1.6"], [one for one in TOMS if one != "1.6"])
    assert box(page, opened, "3.3", "status") == people.status("R").key
    assert box(page, opened, "6.2", "text") == "x" * 4001


def test_after_a_mistake_what_is_typed_on_every_card_is_there_when_the_page_is_opened_again(tom, opened):
    sent = typed(opened, "1.6", text="Visited") | typed(opened, "3.3", letter="R", text="")

    page = send(tom, opened, "3.3", **sent, **typed(opened, "6.2", text="x" * 4001))

    assert KEPT.format("3 actions") in words(page)
    again = tom.get(address(opened))
    assert box(again, opened, "1.6", "text") == "Visited"
    assert box(again, opened, "3.3", "status") == people.status("R").key
    assert box(again, opened, "6.2", "text") == "x" * 4001


def test_each_mistake_leads_to_its_own_box(tom, opened):
    page = send(tom, opened, "3.3", **typed(opened, "3.3", letter="R", text=""))

    target = f"id_{rounds.ask(opened, '3.3').key}-text"
    html = page.content.decode()
    assert f'<a href="#{target}">' in html
    assert f'id="{target}"' in html


def test_a_mistake_on_one_card_loses_nothing_typed_on_another_and_blames_it_for_nothing(tom, opened):
    other = typed(opened, "6.2", letter="R", text="")

    page = send(tom, opened, "3.3", **typed(opened, "3.3", text="", letter="A"), **other)

    assert problems(page) == ["3.3: Say what has happened, as the status moved from on track to behind"]
    assert box(page, opened, "6.2", "status") == people.status("R").key


def test_what_is_asked_for_is_never_called_optional_after_a_mistake_either(tom, opened):
    page = send(tom, opened, "3.3", **typed(opened, "3.3", text="", letter="A"))

    assert "What has happened since then? (3.3) Error: " in words(page)


def test_an_untouched_card_reported_by_its_own_button_says_what_is_missing(tom, opened):
    page = send(tom, opened, "1.6")

    assert problems(page) == ["1.6: Say what has happened, or tick “Nothing has changed”"]


def test_reporting_all_with_nothing_filled_in_says_so(tom, opened):
    page = send(tom, opened, "all")

    assert problems(page) == ["Fill in at least one action, or tick “Nothing has changed” on one"]


def test_an_update_of_ten_thousand_words_is_refused_in_a_sentence_and_kept_whole(tom, opened):
    long = "visited " * 10_000

    page = send(tom, opened, "1.6", **typed(opened, "1.6", text=long))
    kept = send(tom, opened, "", page=page)

    assert problems(page) == ["1.6: Update must be 4000 characters or fewer. It has 79999"]
    assert box(page, opened, "1.6", "text").strip() == long.strip()
    assert box(kept, opened, "1.6", "text") == long.strip()


def test_sent_twice_is_reported_once(tom, opened):
    page = tom.get(address(opened))
    sent = typed(opened, "1.6", text="Visited")
    before = updates_of("1.6").count()

    send(tom, opened, "1.6", page=page, **sent)
    again = send(tom, opened, "1.6", page=page, **sent)

    assert updates_of("1.6").count() == before + 1
    assert lines(again) == ["1.6"]
    assert "Somebody saved" not in words(again)


def test_a_report_that_is_to_change_opens_again_and_becomes_a_new_update(tom, opened):
    send(tom, opened, "1.6", **typed(opened, "1.6", text="Visited"))
    key = rounds.ask(opened, "1.6").key

    page = tom.post(address(opened), {**boxes(tom.get(address(opened))), "take_up": key}, follow=True)
    after = send(tom, opened, "1.6", page=page, **typed(opened, "1.6", text="Visited twice"))

    assert cards(page)[-1] == "1.6"
    assert lines(after) == ["1.6"]
    assert rounds.ask(opened, "1.6").update.text == "Visited twice"


def test_a_forecast_is_given_and_shown_beside_the_next_report_and_on_the_action(tom, opened):
    send(tom, opened, "1.6", **typed(opened, "1.6", text="Visited", forecast=people.status("A").key))

    key = rounds.ask(opened, "1.6").key
    again = tom.post(address(opened), {**boxes(tom.get(address(opened))), "take_up": key}, follow=True)
    assert people.action("1.6").forecast.letter == "A"
    assert box(again, opened, "1.6", "forecast") == people.status("A").key
    assert "Forecast for the end of the year: behind" in words(again)
    assert "Forecast for the end of the year: behind" in words(
        tom.get(people.action("1.6").get_absolute_url())
    )


def test_what_is_typed_is_kept_for_its_writer_alone_until_it_is_reported(tom, sign_in, opened):
    page = send(tom, opened, "", **typed(opened, "1.6", letter="R", text="Half a sen"))

    assert KEPT.format("1 action") in words(page)
    opened_again = tom.get(address(opened))
    assert box(opened_again, opened, "1.6", "text") == "Half a sen"
    assert box(opened_again, opened, "1.6", "status") == people.status("R").key
    assert box(sign_in("dana").get(address(opened)), opened, "1.6", "text") == ""
    send(tom, opened, "all", page=opened_again)
    assert ReportDraft.objects.count() == 0
    assert rounds.ask(opened, "1.6").update.text == "Half a sen"


def test_what_is_taken_back_is_no_longer_kept(tom, opened):
    send(tom, opened, "", **typed(opened, "1.6", text="Half a sen"))

    page = send(tom, opened, "", **typed(opened, "1.6", text=""))

    assert ReportDraft.objects.count() == 0
    assert "There is nothing to keep yet" in words(page)


def test_enter_in_a_box_reports_nothing(tom, opened):
    html = tom.get(address(opened)).content.decode()

    first = html[html.index('class="sp-reports"') :].partition("<button")[2].partition(">")[0]
    assert "name=" not in first


def test_everything_reported_says_thank_you(tom, opened):
    sent = {
        name: value for one in TOMS for name, value in typed(opened, one, nothing_has_changed="on").items()
    }

    page = send(tom, opened, "all", **sent)

    assert "You have reported on everything" in words(page)
    assert lines(page) == TOMS

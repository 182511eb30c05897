"""Reporting in a round: who finds which actions, two people at once, what came back, and a round that is locked."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from zeal import zeal_ignore

from csp.demonstration import PASSWORD
from csp.web import clock
from plans.models import Action, ProgressUpdate, ReportDraft, RoundAsk
from plans.policies.actions import may_update
from plans.services.reports import NoLongerAsked, forget_typed, report
from tests.integration import people, rounds
from tests.integration.reading import boxes, problems, words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.test_round_report import (
    TOMS,
    address,
    box,
    cards,
    lines,
    report_as,
    send,
    typed,
    updates_of,
)

CLASH = "Somebody saved this action while you were writing"
LOCKED = "This round was locked on 23 November 2026, so it takes no more reports."
REPORTERS = ("june", "aled", "dana", "tom", "neil", "sol", "joel", "owen", "carys", "lewis")


@pytest.fixture
def opened():
    return rounds.open_round()


def give(ask, who="tom", text="Visited"):
    return report(
        ask=ask,
        version=ask.action.version,
        status=people.status("G"),
        forecast=None,
        text=text,
        nothing_has_changed=False,
        by=people.reader(who),
        now=clock.now(),
    )


def authorities(page):
    return [key for key, _ in page.context["page"].authorities]


def test_an_authoritys_lead_finds_all_that_it_leads_and_who_holds_each(sign_in, opened):
    page = sign_in("dana").get(address(opened))

    asked = RoundAsk.objects.filter(round=opened, action__lead_seat__authority__name="Marshland Constabulary")
    assert cards(page) == [one.action.reference for one in asked.select_related("action")]
    assert "Held by Tom Ferrier" in words(page)


def test_a_coordinator_finds_what_the_round_asks_them_and_chooses_any_authority(june, opened):
    own = june.get(address(opened))
    constabulary = people.action("1.6").lead_seat.key

    police = june.get(f"{address(opened)}?authority={constabulary}")
    nobodys = june.get(f"{address(opened)}?authority=none")

    assert "Whose actions to report on" in words(own)
    assert "1.6" not in cards(own)
    assert {"1.6", "3.3"} <= set(cards(police))
    assert "1.6" not in cards(nobodys)


def test_a_coordinators_choice_of_authority_stays_when_they_report(june, opened):
    where = f"?authority={people.action('1.6').lead_seat.key}"

    page = send(june, opened, "1.6", where=where, **typed(opened, "1.6", text="Told by telephone"))

    assert page.redirect_chain[-1][0] == address(opened) + where
    assert lines(page) == ["1.6"]


def test_every_asked_action_is_on_exactly_the_pages_of_those_who_may_report_on_it(sign_in, opened):
    asked = list(
        Action.objects.filter(asked_in__round=opened).select_related("plan", "lead_seat", "lead_person")
    )
    for called in REPORTERS:
        reader = people.reader(called)
        client = sign_in(called)
        first = client.get(address(opened))
        found = set(cards(first)) | set(more(client, opened, first, ""))
        for authority in authorities(first):
            page = client.get(address(opened), {"authority": authority})
            found |= set(cards(page)) | set(more(client, opened, page, authority))

        assert found == {one.reference for one in asked if may_update(reader, one)}, called


def more(client, opened, page, authority):
    """Return the references of the pages after the first."""
    for number in range(2, page.context["page"].pages + 1):
        yield from cards(client.get(address(opened), {"authority": authority, "page": number}))


def test_the_cards_come_twenty_to_a_page_and_what_is_typed_is_kept_on_the_way(june, monkeypatch, opened):
    monkeypatch.setattr("plans.views.report_desk.ON_A_PAGE", 2)
    where = f"?authority={people.action('1.6').lead_seat.key}"
    first = june.get(address(opened) + where)
    reference = cards(first)[0]

    second = june.post(
        address(opened), {**boxes(first), **typed(opened, reference, text="Half"), "go_to": "2"}, follow=True
    )

    assert len(cards(first)) == 2
    assert not set(cards(first)) & set(cards(second))
    assert "What you have typed about 1 action is kept here." in words(second)
    assert box(june.get(address(opened) + where), opened, reference, "text") == "Half"


def test_the_page_costs_the_same_queries_for_two_actions_and_for_twelve(sign_in):
    dana = sign_in("dana")
    dana.get("/p/vale/")
    seat = people.action("1.6").lead_seat
    references = list(people.plan().actions.asked().values_list("reference", flat=True)[:12])
    people.plan().actions.filter(reference__in=references).update(lead_seat=seat)
    costs = []
    for number in (2, 12):
        opened = rounds.open_round(references=references[:number])
        with CaptureQueriesContext(connection) as asked:
            page = dana.get(address(opened))
        assert len(cards(page)) == number
        costs.append(len(asked))
        rounds.nothing_open(people.plan())

    assert costs[0] == costs[1]


def test_when_two_report_on_one_action_the_second_sees_both_and_a_second_try_keeps_both(tom, opened):
    page = tom.get(address(opened))
    report_as("dana", "1.6", text="Dana’s own words", letter="R")

    clash = send(tom, opened, "all", page=page, **typed(opened, "1.6", text="Tom’s own words"))

    assert CLASH in words(clash)
    assert "Dana’s own words" in words(clash)
    assert box(clash, opened, "1.6", "text") == "Tom’s own words"
    assert updates_of("1.6").filter(text="Tom’s own words").count() == 0
    after = send(tom, opened, "1.6", page=clash)
    assert lines(after) == ["1.6"]
    assert updates_of("1.6").filter(round=opened).count() == 2
    assert rounds.ask(opened, "1.6").update.text == "Tom’s own words"


def test_somebody_elses_report_leaves_alone_what_one_had_kept(tom, opened):
    send(tom, opened, "", **typed(opened, "1.6", text="Tom’s half sentence"))

    report_as("dana", "1.6")

    page = tom.get(address(opened))
    assert cards(page)[-1] == "1.6"
    assert box(page, opened, "1.6", "text") == "Tom’s half sentence"
    assert "Last time, 23 November 2026, by Dana Whitlock" in words(page)


def test_an_update_on_the_actions_own_page_fills_what_the_round_asks(tom, opened):
    send(tom, opened, "", **typed(opened, "1.6", text="Half"))

    update = report_as("tom", "1.6")

    assert update.round == opened
    assert rounds.ask(opened, "1.6").update == update
    assert ReportDraft.objects.count() == 0
    assert lines(tom.get(address(opened))) == ["1.6"]


def test_an_update_of_an_action_that_no_round_asks_about_belongs_to_no_round():
    opened = rounds.open_round(references=["3.3"])

    assert report_as("tom", "1.6").round is None
    rounds.lock(opened)
    assert report_as("tom", "3.3").round is None


def test_a_returned_report_stands_on_its_card_with_what_was_asked_until_it_is_answered(tom, opened):
    report_as("tom", "1.6", text="Going well")
    challenge = rounds.return_report(opened, "1.6", "Which **wards** are these?")

    page = tom.get(address(opened))
    assert cards(page)[0] == "1.6"
    assert "June Okafor returned the report on 23 November 2026 Which wards are these?" in words(page)
    assert "Last time, 23 November 2026, by you G On track Going well" in words(page)

    after = send(tom, opened, "1.6", **typed(opened, "1.6", text="Fenny Gate and Mere"))
    challenge.refresh_from_db()
    assert lines(after) == ["1.6"]
    assert challenge.answered_by.text == "Fenny Gate and Mere"


def test_the_action_page_says_what_the_round_asks_and_shows_what_came_back_in_its_history(tom, june, opened):
    page = people.action("1.6").get_absolute_url()

    assert "December round asks for a report on this action By Friday 4 December 2026, in 11 days." in words(
        tom.get(page)
    )
    report_as("tom", "1.6", text="Going well")
    assert "asks for a report" not in words(tom.get(page))
    rounds.return_report(opened, "1.6")

    said = words(tom.get(page))
    assert "June Okafor returned the report on this action Which wards are these?" in said
    assert (
        "June Okafor returned the report of 23 November 2026, 23 November 2026 Which wards are these?" in said
    )
    assert 'class="is-challenge"' in june.get(page).content.decode()


def test_a_reader_who_gives_no_updates_is_not_asked_on_the_action_page(sign_in, opened):
    assert "asks for a report" not in words(sign_in("elin").get(people.action("1.6").get_absolute_url()))


def test_a_round_that_was_locked_while_somebody_typed_shows_all_they_typed_and_where_it_can_go(tom, opened):
    page = tom.get(address(opened))
    rounds.lock(opened)
    sent = typed(opened, "1.6", text="52 of 63 visited") | typed(opened, "3.3", text="Bins <b>emptied</b>")

    answer = send(tom, opened, "all", page=page, **sent)

    said = words(answer)
    assert answer.status_code == 409
    assert LOCKED in said
    assert "52 of 63 visited" in said
    assert "Bins &lt;b&gt;emptied&lt;/b&gt;" in answer.content.decode()
    assert f"{people.action('1.6').get_absolute_url()}#update" in answer.content.decode()
    assert not ProgressUpdate.objects.filter(text="52 of 63 visited").exists()


def test_a_locked_round_that_is_opened_says_so(tom, opened):
    rounds.lock(opened)

    page = tom.get(address(opened))

    assert page.status_code == 200
    assert LOCKED in words(page)


def test_what_was_typed_and_not_reported_can_be_copied_after_the_lock_until_its_writer_throws_it_away(
    tom, sign_in, opened
):
    send(tom, opened, "", **typed(opened, "1.6", text="52 of 63 visited"))
    june = sign_in("june")
    assert "can still copy their words" in words(june.get(f"{opened.get_absolute_url()}lock/"))

    june.post(f"{opened.get_absolute_url()}lock/")

    page = tom.get(address(opened))
    assert "52 of 63 visited" in words(page)
    assert "kept here for 30 days after the lock, for you alone" in words(page)
    assert "See what you had typed and not reported" in words(tom.get(opened.get_absolute_url()))
    assert "See what you had typed" not in words(june.get(opened.get_absolute_url()))
    assert "Throw away" not in words(june.get(address(opened)))
    june.post(address(opened), {"throw_away": "yes"})
    assert "52 of 63 visited" in words(tom.get(address(opened)))
    gone = tom.post(address(opened), {"throw_away": "yes"}, follow=True)
    assert "What you had typed and not reported is thrown away" in words(gone)
    assert "52 of 63 visited" not in words(gone)


def test_an_action_that_somebody_else_took_over_takes_nothing_of_what_was_typed(tom, opened):
    send(tom, opened, "", **typed(opened, "1.6", text="52 of 63 visited"))
    Action.objects.filter(pk=people.action("1.6").pk).update(lead_person=people.person("dana"))
    rounds.lock(opened)

    assert "52 of 63 visited" in words(tom.get(address(opened)))


def test_what_was_typed_goes_thirty_days_after_the_lock(tom, opened):
    send(tom, opened, "", **typed(opened, "1.6", text="52 of 63 visited"))
    assert forget_typed(now=clock.now() + timedelta(days=31)) == 0  # it is not locked
    rounds.lock(opened)

    assert forget_typed(now=clock.now() + timedelta(days=30)) == 0
    assert forget_typed(now=clock.now() + timedelta(days=31)) == 1
    assert "52 of 63 visited" not in words(tom.get(address(opened)))


def test_a_report_that_reaches_a_round_just_after_its_lock_is_refused_whole(opened):
    ask = RoundAsk.objects.select_related("round", "action__plan").get(pk=rounds.ask(opened, "1.6").pk)
    rounds.lock(opened)

    with pytest.raises(NoLongerAsked):
        give(ask)

    assert not updates_of("1.6").filter(text="Visited").exists()
    assert people.action("1.6").version == ask.action.version


def test_a_locked_round_refuses_in_a_sentence(opened):
    rounds.lock(opened)

    with pytest.raises(PermissionDenied, match=LOCKED):
        give(rounds.ask(opened, "1.6"))


def test_a_round_locked_between_two_looks_shows_what_was_typed(tom, opened, monkeypatch):
    def locked_meanwhile(**_):
        with zeal_ignore():  # it stands for another's request
            rounds.lock(opened)
        raise NoLongerAsked

    monkeypatch.setattr("plans.views.report_taking.report", locked_meanwhile)

    answer = send(tom, opened, "1.6", **typed(opened, "1.6", text="52 of 63 visited"))

    assert answer.status_code == 409
    assert "52 of 63 visited" in words(answer)


def test_what_was_typed_about_an_action_that_somebody_else_took_over_is_not_lost(tom, opened):
    page = tom.get(address(opened))
    Action.objects.filter(pk=people.action("1.6").pk).update(lead_person=people.person("dana"))
    sent = typed(opened, "1.6", text="52 of 63 visited") | typed(opened, "3.3", nothing_has_changed="on")

    answer = send(tom, opened, "all", page=page, **sent)

    assert "You no longer report on an action that you wrote about" in words(answer)
    assert "52 of 63 visited" in words(answer)
    assert "Share risk information" not in words(answer)
    assert lines(answer) == ["3.3"]


def test_an_action_that_the_round_no_longer_asks_about_is_not_on_the_page(tom, opened):
    RoundAsk.objects.filter(pk=rounds.ask(opened, "1.6").pk).update(dropped_why="Stopped")

    assert cards(tom.get(address(opened))) == TOMS[1:]


def test_nobody_whose_role_gives_no_updates_opens_it(sign_in, opened):
    assert sign_in("elin").get(address(opened)).status_code == 403


def test_an_officer_with_nothing_to_report_reads_so(sign_in):
    opened = rounds.open_round(references=["1.6"])

    said = words(sign_in("neil").get(address(opened)))

    assert "Nothing here for you to report on" in said


def test_what_was_typed_when_the_session_ended_comes_back_unjudged(tom, client, opened):
    sent = {**boxes(tom.get(address(opened))), **typed(opened, "3.3", text="Bins")}
    client.cookies["csrftoken"] = "x" * 32  # a browser that has been here, and whose session has ended
    asked = client.post(
        address(opened), {**sent, **typed(opened, "1.6", letter="R", text=""), "report": "all"}
    )

    answers = {"login": people.person("tom").email, "password": PASSWORD}
    back = client.post(asked["Location"], answers, follow=True)

    assert "We kept what you had typed." in words(back)
    assert box(back, opened, "3.3", "text") == "Bins"
    assert box(back, opened, "1.6", "status") == people.status("R").key
    assert problems(back) == []
    assert lines(send(client, opened, "3.3", page=back)) == ["3.3"]


def test_members_of_a_circle_report_in_its_rounds_and_nobody_else_knows_of_them(sign_in):
    restricted = open_restricted_plan(held_by=("carys", "tom"))
    opened = rounds.open_round(restricted.plan, title=f"{CANARY} round", by="aled")

    page = sign_in("carys").get(address(opened))

    assert cards(page) == [f"{CANARY}-1.1"]
    assert "Only the people named on its plan know of this round." in words(page)
    for called in ("tom", "june", "dana"):
        assert sign_in(called).get(address(opened)).status_code == 404
        assert sign_in(called).post(address(opened)).status_code == 404


def test_whoever_is_named_from_outside_is_asked_neutrally_and_their_update_fills_the_ask(tom):
    restricted = open_restricted_plan(held_by=("carys", "tom"))
    opened = rounds.open_round(restricted.plan, title=f"{CANARY} round", by="aled")
    action = restricted.actions[1]
    page = f"/p/vale/plans/restricted/{action.key}/"

    home, asked = tom.get("/p/vale/"), tom.get(page)
    tom.post(page, {**boxes(asked), "text": "Done what was asked", "status": people.status("G").key})

    assert words(home).count("Update a restricted action") == 2  # its title, and the name of its button
    assert "An update is asked for by Friday 4 December 2026." in words(home)
    assert "An update is asked for By Friday 4 December 2026, in 11 days." in words(asked)
    assert "round" not in words(asked).lower().replace("background", "")
    ask = RoundAsk.objects.get(round=opened, action=action)
    assert ask.update.text == "Done what was asked"
    assert "asked for" not in words(tom.get("/p/vale/"))

"""A restricted plan has rounds of its own, which exist for the members of its circle alone."""

import pytest

from csp.models import Message
from csp.web import clock
from plans.models import RoundAsk
from plans.services.rounds_locking import lock_round
from plans.services.rounds_telling import chase
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.running import ANSWERS, SITE, at, begun

OUTSIDERS = ("june", "tess", "dana", "tom")


@pytest.fixture
def restricted():
    """A restricted plan: Aled, who is a coordinator too, holds an action, and so does Tom, who is outside."""
    return open_restricted_plan(held_by=("aled", "tom", "tom", None))


@pytest.fixture
def opened(restricted):
    """A round of it."""
    return begun(restricted.plan, by="aled")


def test_a_member_runs_the_round(sign_in, opened):
    aled = sign_in("aled")

    page = words(aled.get(at("round-detail", opened.key)))

    assert "Restricted" in page
    assert "Tom Ferrier" in page
    assert f"{CANARY}-1.1" in page


@pytest.mark.parametrize("called", OUTSIDERS)
def test_for_everyone_else_there_is_no_such_round(sign_in, opened, called):
    client = sign_in(called)
    ask = RoundAsk.objects.filter(round=opened)[0]

    names = ["round-detail", "round-authority", "round-edit", "round-lock", "round-chase", "round-ask"]
    answers = [client.get(at(name, opened.key)).status_code for name in names]
    answers.append(client.get(at("report-return", ask.key)).status_code)

    assert set(answers) <= {404, 403}
    assert answers[0] == 404
    assert CANARY not in words(client.get("/p/vale/"))


def test_the_messages_name_neither_the_round_nor_the_plan_nor_the_actions(opened, restricted):
    written = Message.objects.filter(circle=restricted.circle, kind="round")

    assert {one.to_person for one in written} == {people.person("aled"), people.person("tom")}
    for one in written:
        assert CANARY not in one.subject + one.text
        assert ANSWERS.title not in one.subject + one.text
        assert "restricted action" in one.subject
    assert not Message.objects.filter(kind="round", circle=None, text__contains=opened.key).exists()


def test_whoever_is_named_from_outside_is_sent_to_each_restricted_action(opened, restricted):
    [letter] = Message.objects.filter(kind="round", to_person=people.person("tom"), circle=restricted.circle)

    assert letter.subject == "Report on 2 restricted actions by Friday 4 December 2026"
    for action in restricted.actions[1:3]:
        assert f"{SITE}{at('action-restricted', action.key)}" in letter.text
    assert opened.key not in letter.text


def test_what_nobody_holds_is_asked_of_no_lead_outside_the_circle(opened):
    sent = chase(
        key=opened.key, seat=None, everyone=True, site=SITE, by=people.reader("aled"), now=clock.now()
    )

    assert sent.nobody == [f"{CANARY}-1.4"]
    assert not Message.objects.filter(to_person=people.person("dana"), kind__startswith="round").exists()


def test_it_locks_with_what_it_asked(opened):
    locked = lock_round(key=opened.key, by=people.reader("aled"), now=clock.now())

    assert len(locked.content["asked"]) == 4


def test_the_coordinators_work_asks_nothing_of_a_round_they_know_nothing_of(june, sign_in, opened):
    assert f"{CANARY} plan" not in words(june.get("/p/vale/"))
    assert f"{CANARY} plan" in words(sign_in("aled").get("/p/vale/"))

"""A restricted plan has rounds of its own, which exist for the members of its circle alone."""

import re

import pytest

from csp.models import Message
from csp.web import clock
from plans.models import RoundAsk
from plans.services.rounds_locking import lock_round
from plans.services.rounds_returning import return_report
from plans.services.rounds_telling import chase
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.reading import words
from tests.integration.restricted import CANARY, open_restricted_plan
from tests.integration.rounds import nothing_open
from tests.integration.running import ANSWERS, SITE, ask_of, at, begun, report

OUTSIDERS = ("june", "tess", "dana", "tom")
# What only the people of the plan know: that it is a round, with a report, for a meeting on a day.
TOLD_INSIDE = re.compile(r"(?i)\bround|\breport|meeting|17 December")
WARNING = (
    "The people on the plan and whoever holds this action read it. Name neither the plan nor another action."
)


def reported(opened, action):
    """What a round asks about an action, once its holder outside has given an update."""
    add_update(
        key=action.key,
        version=action.version,
        status=people.status("A"),
        text="Done.",
        nothing_has_changed=False,
        by=people.reader("tom"),
        now=clock.now(),
    )
    return RoundAsk.objects.select_related("update").get(round=opened, action=action)


def give_back(opened, action):
    ask = reported(opened, action)
    return return_report(
        key=ask.key,
        report=ask.update.key,
        text="By when?",
        site=SITE,
        by=people.reader("aled"),
        now=clock.now(),
    )


def give_back_page(client, opened, action):
    return words(client.get(at("report-return", reported(opened, action).key)))


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

    names = [
        "round-detail",
        "round-authority",
        "round-edit",
        "round-changes",
        "round-lock",
        "round-chase",
        "round-ask",
    ]
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

    assert letter.subject == "Your update on 2 restricted actions is asked for by Friday 4 December 2026"
    for action in restricted.actions[1:3]:
        assert f"{SITE}{at('action-restricted', action.key)}" in letter.text
    assert opened.key not in letter.text


def test_no_letter_to_somebody_outside_says_that_there_is_a_round_or_a_meeting(opened, restricted):
    chase(key=opened.key, seat=None, everyone=True, site=SITE, by=people.reader("aled"), now=clock.now())
    give_back(opened, restricted.actions[1])

    written = Message.objects.filter(to_person=people.person("tom"), circle=restricted.circle)

    said = {one.kind: (one.subject, " ".join(one.text.split())) for one in written}
    assert {kind: subject for kind, (subject, _) in said.items()} == {
        "round": "Your update on 2 restricted actions is asked for by Friday 4 December 2026",
        "round-reminder": "Still no update: 2 restricted actions",
        "round-returned": "A question about your update on 1 restricted action",
    }
    assert (
        "Aled Pryce asks you for an update on 2 restricted actions by Friday 4 December 2026, in the Vale "
        "Community Safety Partnership. What it is" in said["round"][1]
    )
    assert "there is none yet. The update is due by Friday 4 December 2026." in said["round-reminder"][1]
    assert "The update is due by Friday 4 December 2026." in said["round-returned"][1]
    for subject, text in said.values():
        assert TOLD_INSIDE.findall(f"{subject} {text}") == []


def test_whoever_returns_a_report_is_told_who_reads_the_question(sign_in, june, opened, restricted):
    inside = give_back_page(sign_in("aled"), opened, restricted.actions[1])
    nothing_open(people.plan())
    begun()
    report()

    assert WARNING in inside
    outside = words(june.get(at("report-return", ask_of("1.6").key)))
    assert "Whoever reports on the action reads it" in outside
    assert WARNING not in outside


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

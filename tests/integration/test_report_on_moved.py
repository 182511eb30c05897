"""An action moves to another plan while a round asks about it and somebody is typing: their words come back."""

from datetime import date

import pytest
from django.db import connection
from zeal import zeal_ignore

from csp.web import clock
from plans.models import Plan, ProgressUpdate, ReportDraft
from plans.queries.action_moves import Place
from plans.services.moving import move_action
from plans.services.reports import report
from tests.integration import people, rounds
from tests.integration.linking import going_on, link_to, open_with_letters, page_of
from tests.integration.reading import boxes, words
from tests.integration.test_round_report import address, cards, lines, send, typed

TYPED = "52 of 63 visited"
NOT_YOURS = (
    "You no longer report on an action that you wrote about "
    "Somebody took it over, or the round no longer asks about it. Copy what you wrote if it is still needed."
)


@pytest.fixture
def opened():
    return rounds.open_round()


@pytest.fixture
def other():
    """Another plan of Vale."""
    plan = Plan(
        partnership=people.vale(),
        kind=Plan.Kind.COMMUNITY_SAFETY,
        title="Night-time economy plan",
        state=Plan.State.AGREED,
        starts_on=date(2026, 4, 1),
        ends_on=date(2027, 3, 31),
    )
    plan.save()
    return plan


def move_to(plan):
    """Let June move the action that Tom is writing about."""
    action = people.action("1.6")
    move_action(
        key=action.key,
        version=action.version,
        place=Place(plan),
        reason="It is night-time work now",
        by=people.reader("june"),
        now=clock.now(),
    )


def as_it_stands(key):
    """Return what is kept of the action, wherever it is: how often it was saved, its status and what was said."""
    with connection.cursor() as rows:
        rows.execute("SELECT version, status_id, reported_on FROM plans_action WHERE key = %s", [key])
        kept = rows.fetchone()
    said = ProgressUpdate.objects.filter(action__key=key).count()
    return kept, said


def nothing_was_saved(before, after):
    """Return whether all that happened to the action is that it was moved, which is one save."""
    (version, *stands), said = before
    return after == ((version + 1, *stands), said)


@pytest.mark.parametrize("pressed", ["1.6", "all"])
def test_what_was_typed_about_an_action_that_moved_to_another_plan_comes_back_and_none_of_it_is_saved(
    pressed, tom, opened, other
):
    page, key = tom.get(address(opened)), people.action("1.6").key
    before, asked = as_it_stands(key), rounds.ask(opened, "1.6")
    sent = {f"{asked.key}-text": TYPED, f"{asked.key}-status": people.status("A").key, "report": asked.key}
    others = typed(opened, "3.3", text="Bins emptied", letter="G")
    move_to(other)

    answer = tom.post(
        address(opened),
        {**boxes(page), **sent, **others, **({"report": "all"} if pressed == "all" else {})},
        follow=True,
    )

    assert f"{NOT_YOURS} {TYPED}" in words(answer)
    assert "1.6" not in [*cards(answer), *lines(answer)]
    assert nothing_was_saved(before, as_it_stands(key))
    asked.refresh_from_db()
    assert (asked.update, asked.dropped_why) == (None, "Moved to another plan")
    assert not ReportDraft.objects.filter(ask=asked).exists()
    assert lines(answer) == (["3.3"] if pressed == "all" else [])
    assert ProgressUpdate.objects.filter(text="Bins emptied").exists() == (pressed == "all")
    assert boxes(answer).get(f"{rounds.ask(opened, '3.3').key}-text", "") == (
        "" if pressed == "all" else "Bins emptied"
    )


@pytest.mark.parametrize("pressed", ["1.6", "all"])
def test_an_action_that_moves_in_the_very_moment_of_the_report_takes_nothing_and_loses_no_word(
    pressed, tom, opened, other, monkeypatch
):
    key, asked = people.action("1.6").key, rounds.ask(opened, "1.6")
    before, page = as_it_stands(key), tom.get(address(opened))
    sent = typed(opened, "1.6", text=TYPED, letter="A") | typed(opened, "3.3", text="Bins emptied")

    def just_moved(**given):
        if given["ask"] == asked:
            with zeal_ignore():  # it stands for another's request
                move_to(other)
        return report(**given)

    monkeypatch.setattr("plans.views.report_taking.report", just_moved)

    answer = send(tom, opened, pressed, page=page, **sent)

    assert f"{NOT_YOURS} {TYPED}" in words(answer)
    assert nothing_was_saved(before, as_it_stands(key))
    asked.refresh_from_db()
    assert asked.update is None
    assert lines(answer) == (["3.3"] if pressed == "all" else [])


def test_what_was_typed_by_a_link_about_an_action_that_moved_comes_back_too(other):
    opened = open_with_letters()
    browser, page = going_on(link_to("tom"))
    key, asked = people.action("1.6").key, rounds.ask(opened, "1.6")
    before = as_it_stands(key)
    move_to(other)

    answer = browser.post(
        page_of("tom"),
        {
            **boxes(page),
            f"{asked.key}-text": TYPED,
            f"{asked.key}-status": people.status("G").key,
            "report": "all",
        },
        follow=True,
    )

    assert f"{NOT_YOURS} {TYPED}" in words(answer)
    assert nothing_was_saved(before, as_it_stands(key))

"""A highlight report: which action stands in which part of it, on a day, since an earlier one."""

from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.plan_snapshot import SnapAction, SnapPlan
from plans.presenters.meeting_highlights import Known, highlights_of, lines_to_decide

DAY = date(2026, 11, 23)
KNOWN = Known(
    DAY, 92, {"a": date(2026, 1, 1), "b": date(2026, 11, 1)}, {"Tom Ferrier"}, address="/actions/{}/"
)
FINE = SnapAction(
    "a",
    "1.1",
    "Gate the alleys",
    lead="Vale Police",
    holder="Tom Ferrier",
    status="On track",
    stands_for="on_track",
    due_on=date(2027, 1, 1),
    original_due_on=date(2027, 1, 1),
    reported_on=date(2026, 11, 1),
    last_words="Going well.",
)
PARTS = ("achieved", "off_track", "late", "late_at_first", "silent", "unheld")


def plan(*actions):
    return SnapPlan("p", "Plan", date(2025, 4, 1), date(2028, 3, 31), "published", actions=actions)


def report(*actions, before=None):
    return highlights_of(plan(*actions), before, KNOWN)


@pytest.mark.parametrize(
    ("change", "parts", "said"),
    [
        ({}, [], ""),
        ({"stands_for": "off_track"}, ["off_track"], "Going well."),
        ({"stands_for": "off_track", "last_words": ""}, ["off_track"], "Nothing was said about it."),
        ({"due_on": date(2026, 11, 22)}, ["late"], "Due 22 November 2026, 1 day late."),
        ({"due_on": DAY, "original_due_on": DAY}, [], ""),
        (
            {"original_due_on": date(2026, 10, 1)},
            ["late_at_first"],
            "Moved to 1 January 2027; first agreed for 1 October 2026.",
        ),
        ({"reported_on": date(2026, 8, 22)}, ["silent"], "Last report 22 August 2026."),
        ({"reported_on": date(2026, 8, 23)}, [], ""),
        ({"reported_on": None}, ["silent"], "No report yet."),
        ({"reported_on": None, "key": "b"}, [], ""),
        ({"holder": ""}, ["unheld"], "Nobody is named."),
        ({"holder": "", "post": "Manager"}, ["unheld"], "Manager: nobody is named."),
        ({"holder": "Gareth Stroud"}, ["unheld"], "Gareth Stroud is named, and could no longer report."),
        ({"state": "closed", "outcome": "Gated.", "holder": ""}, ["achieved"], "Closed: Gated."),
        ({"stands_for": "complete"}, ["achieved"], "Reported complete: Going well."),
        ({"state": "stopped", "stands_for": "off_track", "holder": ""}, [], ""),
        ({"state": "carried", "stands_for": "complete"}, [], ""),
        ({"state": "in_abeyance", "stands_for": "off_track", "due_on": date(2026, 1, 1)}, [], ""),
    ],
)
def test_an_action_stands_in_the_part_that_says_how_it_goes(change, parts, said):
    found = report(replace(FINE, **change))

    assert [part for part in PARTS if getattr(found, part)] == parts
    assert [line.said for part in parts for line in getattr(found, part)] == [said] * len(parts)


def test_what_was_done_before_is_not_achieved_again():
    done = replace(FINE, stands_for="complete")

    assert report(done, before=plan(done)).achieved == []
    assert [one.key for one in report(done, before=plan(FINE)).achieved] == ["a"]


def test_a_line_names_the_action_its_lead_and_its_page():
    [line] = report(replace(FINE, holder="", lead="")).unheld

    assert (line.name, line.lead, line.url) == ("1.1 Gate the alleys", "No authority yet", "/actions/a/")


def test_every_action_is_counted_once_by_its_status():
    found = report(
        FINE,
        replace(FINE, key="b", status=""),
        replace(FINE, key="c", state="stopped"),
        replace(FINE, key="d", state="in_abeyance", status=""),
        replace(FINE, key="e", status="A word of old"),
    )

    assert [(tag.word, number) for tag, number in found.counts] == [
        ("On track", 1),
        ("A word of old", 1),
        ("Not reported", 1),
        ("Held in abeyance", 1),
        ("Stopped", 1),
    ]
    assert found.total == 5


def test_what_was_decided_since_is_told_with_its_reason():
    before = plan(
        FINE,
        replace(FINE, key="b", state="in_abeyance"),
        replace(FINE, key="c", state="stopped", state_why="Too dear"),
    )
    found = report(
        replace(FINE, state="closed", outcome="Forty gates."),
        replace(FINE, key="b"),
        replace(FINE, key="c", state="stopped", state_why="Too dear"),
        replace(FINE, key="d", state="in_abeyance", state_why="No money"),
        replace(FINE, key="e"),
        before=before,
    )

    assert [(line.key, line.said, line.status.word) for line in found.decided] == [
        ("a", "Closed: Forty gates.", "Closed"),
        ("b", "Opened again", "On track"),
        ("d", "Held in abeyance: No money", "Held in abeyance"),
    ]


@pytest.mark.parametrize(
    ("notes", "lines"), [("", []), ("One\n\n- Two \n• Three\n-", ["One", "Two", "Three"])]
)
def test_what_needs_a_decision_is_a_thing_a_line(notes, lines):
    assert lines_to_decide(notes) == lines

"""The gate before a review is published: each condition by what the record says today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csp.models import Person
from dhr.models import Condition, Publication, Review, Submission
from dhr.models.gate import (
    HELD_BACK,
    NO_DAY,
    NOT_APPROVED,
    NOT_CONFIRMED,
    NOT_SENT,
    NOT_YET,
    NOTHING_WRITTEN,
    POINTS_OPEN,
    THE_SAME,
    Gate,
    Kind,
    is_shown,
)

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def met(kind, by=1, **said):
    return Condition(kind=kind, **{"evidence": "seen", "met_on": TODAY, "met_by": Person(pk=by), **said})


def whole(**other):
    """A gate that is open."""
    conditions = {kind: met(kind, by=2 if kind == Kind.ANONYMITY_AGAIN else 1) for kind in Kind}
    gate = Gate(
        review=Review(died_month=10, died_year=2026),
        publication=Publication(title="Ada", summary="Ada", planned_on=TODAY),
        conditions=conditions,
        submission=Submission(approved_on=TODAY),
        open_points=0,
        going_on=0,
        today=TODAY,
    )
    return replace(gate, **other)


def why(gate):
    return {one.kind: one.refusal for one in gate.missing}


def test_it_is_open_when_every_condition_holds_on_the_planned_day():
    assert whole().refusals == []
    assert not whole().has_lapsed


@pytest.mark.parametrize(
    ("other", "kind", "refusal"),
    [
        ({"submission": None}, Kind.APPROVED, NOT_SENT),
        ({"submission": Submission()}, Kind.APPROVED, NOT_APPROVED),
        ({"submission": Submission(approved_on=TODAY + DAY)}, Kind.APPROVED, NOT_APPROVED),
        ({"open_points": 1}, Kind.APPROVED, POINTS_OPEN),
        ({"going_on": 1}, Kind.PROCEEDINGS, HELD_BACK),
    ],
)
def test_what_the_record_says_is_never_taken_from_what_somebody_said(other, kind, refusal):
    assert why(whole(**other)) == {kind: refusal}


@pytest.mark.parametrize("kind", [one for one in Kind if one not in (Kind.APPROVED, Kind.PROCEEDINGS)])
def test_what_nobody_said_does_not_hold(kind):
    rest = {one: row for one, row in whole().conditions.items() if one != kind}

    assert why(whole(conditions=rest)) == {kind: NOT_YET}
    assert why(whole(conditions={**rest, kind: Condition(kind=kind)})) == {kind: NOT_YET}


def test_without_proceedings_somebody_still_confirms_that_there_are_none():
    rest = {one: row for one, row in whole().conditions.items() if one != Kind.PROCEEDINGS}

    assert why(whole(conditions=rest)) == {Kind.PROCEEDINGS: NOT_CONFIRMED}


def test_two_checks_by_one_person_are_one_check():
    conditions = {**whole().conditions, Kind.ANONYMITY_AGAIN: met(Kind.ANONYMITY_AGAIN, by=1)}

    assert why(whole(conditions=conditions)) == {Kind.ANONYMITY_AGAIN: THE_SAME}


def test_a_waiver_holds_and_says_that_it_is_one():
    waived = met(Kind.FAMILY_TOLD, evidence="", waived_why="Nobody could be found")
    gate = whole(conditions={**whole().conditions, Kind.FAMILY_TOLD: waived})

    assert gate.refusals == []
    assert [one.kind for one in gate.stands if one.is_waived] == [Kind.FAMILY_TOLD]


@pytest.mark.parametrize(
    ("planned_on", "refusals"),
    [
        (None, [NO_DAY]),
        (
            TODAY + DAY,
            ["It is planned for 24 November 2026. It is published on the day that people were told of."],
        ),
        (
            TODAY - DAY,
            ["It was planned for 22 November 2026. It is published on the day that people were told of."],
        ),
    ],
)
def test_it_is_published_on_its_day_only(planned_on, refusals):
    assert whole(publication=Publication(title="Ada", planned_on=planned_on)).refusals == refusals


def test_nothing_is_published_of_which_nothing_is_written():
    assert whole(publication=None).refusals == [NOTHING_WRITTEN]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({}, False),
        ({"published_on": TODAY}, True),
        ({"published_on": TODAY, "shown_until": TODAY}, True),
        ({"published_on": TODAY - DAY, "shown_until": TODAY - DAY}, False),
        ({"published_on": TODAY, "taken_down_on": TODAY}, False),
        ({"published_on": TODAY + DAY}, False),
    ],
)
def test_it_is_shown_from_its_day_to_its_last_until_it_is_taken_down(said, shown):
    assert is_shown(Publication(**said), today=TODAY) is shown


def test_a_condition_that_no_longer_holds_is_a_lapse_only_while_it_is_public():
    shown = Publication(title="Ada", published_on=TODAY, planned_on=TODAY)

    assert whole(publication=shown, going_on=1).has_lapsed
    assert not whole(going_on=1).has_lapsed


@pytest.mark.parametrize(
    ("planned_on", "falls"), [(date(2027, 10, 1), True), (date(2027, 1, 14), False), (None, False)]
)
def test_a_day_in_the_month_of_the_death_is_warned_of_in_any_year(planned_on, falls):
    assert whole(publication=Publication(planned_on=planned_on)).falls_in_its_month is falls

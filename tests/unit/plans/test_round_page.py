"""The page of a round counts by authority, puts the worst first, and says who is waited for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from csp.models import Message, Person
from plans.models import UpdateRound
from plans.presenters.round_page import Count, by_authority, figures, no_longer, steps
from plans.presenters.round_people import reminded, trouble_of, waited_for
from plans.presenters.round_reports import holder_of
from plans.presenters.round_sent import chased_words, returned_words, told_words
from plans.queries.round_people import Desk
from plans.queries.round_rows import AskRow
from plans.services.rounds import proposed_title
from plans.services.rounds_telling import Sent

POLICE, COUNCIL = 1, 2
OPENED = datetime(2026, 11, 9, 10, tzinfo=UTC)
CHASED = datetime(2026, 11, 16, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DANA, TOM = Person(pk=1, name="Dana Whitlock"), Person(pk=2, name="Tom Ferrier")
ROUND = UpdateRound(opened_at=OPENED, due_on=date(2026, 12, 4), meeting_on=date(2026, 12, 17))


def row(reference="1.6", **given):
    """An action that is asked about and not reported: the police lead it, and Tom holds it."""
    told = {
        "pk": hash(reference),
        "key": "k",
        "dropped_why": "",
        "chased_at": None,
        "times_chased": 0,
        "action_key": "a",
        "reference": reference,
        "title": "Knife bins",
        "seat_id": POLICE,
        "authority_id": POLICE,
        "person_id": TOM.pk,
        "person": TOM.name,
        "update_id": None,
        "nothing_has_changed": None,
    }
    return AskRow(**{**told, **given})


def desk(inside=None):
    made = Desk(able={DANA.pk: DANA, TOM.pk: TOM}, inside=inside)
    made.leads[POLICE] = [DANA]
    return made


REPORTED = {"update_id": 5, "nothing_has_changed": False}
SAME = {"update_id": 6, "nothing_has_changed": True}
DROPPED = {"dropped_why": "Closed"}


@pytest.mark.parametrize(
    ("rows", "count", "missing"),
    [
        ([], Count(0, 0, 0), 0),
        ([{}], Count(1, 0, 0), 1),
        ([REPORTED], Count(1, 1, 0), 0),
        ([SAME], Count(1, 1, 1), 0),
        ([{}, REPORTED, SAME], Count(3, 2, 1), 1),
        ([DROPPED], Count(0, 0, 0), 0),
        ([DROPPED, {}, REPORTED], Count(2, 1, 0), 1),
        ([{**DROPPED, **REPORTED}, SAME], Count(1, 1, 1), 0),
    ],
)
def test_a_count_is_of_what_is_still_asked(rows, count, missing):
    counted = Count.of(row(str(number), **one) for number, one in enumerate(rows))

    assert (counted, counted.missing) == (count, missing)


def test_rows_go_to_the_authority_that_leads_them_and_what_is_dropped_goes_nowhere():
    rows = [row("1.1"), row("1.2", seat_id=COUNCIL), row("1.3", seat_id=None), row("1.4", **DROPPED)]

    groups = by_authority(rows)

    assert {seat: [one.reference for one in group] for seat, group in groups.items()} == {
        POLICE: ["1.1"],
        COUNCIL: ["1.2"],
        None: ["1.3"],
    }


def test_the_smallest_share_comes_first_then_the_most_missing():
    counts = [Count(3, 3, 0), Count(9, 3, 0), Count(2, 0, 0), Count(4, 0, 0), Count(6, 4, 1)]

    assert sorted(counts, key=lambda one: one.order) == [
        Count(4, 0, 0),
        Count(2, 0, 0),
        Count(9, 3, 0),
        Count(6, 4, 1),
        Count(3, 3, 0),
    ]


def test_who_is_waited_for_is_named_with_the_references_and_nobody_comes_last():
    missing = [
        row("2.9", person_id=None, person=None),
        row("1.6"),
        row("3.3"),
        row("2.4", person_id=1, person=DANA.name),
    ]

    assert waited_for(missing, desk()) == [
        "Dana Whitlock: 2.4",
        "Tom Ferrier: 1.6, 3.3",
        "Nobody named: 2.9",
    ]


def test_somebody_who_has_left_counts_as_nobody_and_their_authoritys_lead_is_asked():
    left = row("2.9", person_id=99, person="Gareth Stroud")

    assert waited_for([left], desk()) == ["Nobody named: 2.9"]
    assert desk().who_reports(left) == [DANA]


@pytest.mark.parametrize(
    ("given", "inside", "asked"),
    [
        ({}, None, [TOM]),
        ({}, frozenset({TOM.pk}), [TOM]),
        ({}, frozenset(), [TOM]),  # named from outside the circle: they know of this one
        ({"person_id": None}, None, [DANA]),
        ({"person_id": None}, frozenset({DANA.pk}), [DANA]),
        ({"person_id": None}, frozenset(), []),  # a lead outside the circle knows of nothing in it
        ({"person_id": None, "authority_id": COUNCIL}, None, []),
        ({"person_id": None, "authority_id": None}, None, []),
    ],
)
def test_the_holder_reports_else_the_authoritys_leads_who_may_know(given, inside, asked):
    assert desk(inside).who_reports(row(**given)) == asked


def test_only_somebody_outside_the_circle_of_a_restricted_plan_is_outside():
    assert [desk(one).is_outside(TOM) for one in (None, frozenset(), frozenset({TOM.pk}))] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ([], ""),
        ([row()], "Asked 9 Nov 2026"),
        ([row(chased_at=CHASED, times_chased=1)], "16 Nov 2026"),
        ([row(chased_at=CHASED, times_chased=2), row("3.3")], "16 Nov 2026, twice so far"),
        ([row(chased_at=CHASED, times_chased=3)], "16 Nov 2026, 3 times so far"),
    ],
)
def test_when_they_were_last_written_to(missing, said):
    assert reminded(missing, ROUND) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (Message(state="sent"), ""),
        (Message(state="waiting"), ""),
        (Message(state="by_hand"), ""),
        (Message(state="refused"), "Tom Ferrier: e-mail not delivered"),
        (Message(state="claimed", claimed_at=NOW, fault="x"), "Tom Ferrier: e-mail may not have arrived"),
        (Message(state="claimed", claimed_at=NOW), ""),  # a worker has it in hand
    ],
)
def test_what_became_of_the_last_message(message, said):
    assert trouble_of({TOM.pk: TOM.name}, {TOM.pk: message}, now=NOW) == said


def test_nobody_was_sent_anything_is_no_trouble():
    assert trouble_of({TOM.pk: TOM.name}, {}, now=NOW) == ""


@pytest.mark.parametrize(
    ("rows", "today", "here"),
    [
        ([{}], date(2026, 11, 23), "2. Collect and chase"),
        ([{}], date(2026, 12, 4), "2. Collect and chase"),
        ([{}], date(2026, 12, 5), "4. Lock"),
        ([REPORTED], date(2026, 11, 23), "4. Lock"),
    ],
)
def test_a_round_is_at_one_step(rows, today, here):
    rows = [row(str(number), **one) for number, one in enumerate(rows)]

    made = steps(ROUND, rows, [], Count.of(rows), today=today)

    assert [step.title for step in made if step.is_here] == [here]


def test_the_figures_say_how_many_are_missing_and_who_has_them():
    shown = figures(Count(45, 26, 5), people=7, nobodys=0, waiting=2)

    assert [(one.value, one.words, one.is_worry) for one in shown] == [
        ("26 of 45", "actions reported, 58%", False),
        ("5", "of those say nothing has changed", False),
        ("19", "not reported yet, asked of 7 people", True),
        ("2", "returned, waiting for an answer", False),
    ]


def test_what_nobody_can_be_asked_about_is_asked_of_nobody():
    shown = figures(Count(9, 4, 0), people=1, nobodys=2, waiting=0)

    assert shown[2].words == "not reported yet, 3 of them asked of 1 person"


def test_the_page_of_an_authority_names_nobody_in_the_place_of_somebody_who_has_left():
    rows = [row(), row("2.9", person_id=99, person="Gareth Stroud"), row("4.1", person_id=None, person=None)]

    assert [holder_of(one, desk()) for one in rows] == [
        "Tom Ferrier",
        "Nobody (Gareth Stroud is no longer here)",
        "Nobody yet",
    ]


@pytest.mark.parametrize(
    ("nobody", "said"), [(["2.9"], "give it a holder"), (["2.9", "5.6"], "give each a holder")]
)
def test_what_nobody_can_be_asked_about_needs_a_holder(nobody, said):
    assert said in told_words(Sent(0, nobody=nobody))


@pytest.mark.parametrize(
    ("number", "told", "reminded_"),
    [
        (0, "Nobody was told by e-mail what is asked.", "Nobody was reminded: everything has been reported."),
        (
            1,
            "1 message is written. No mail server is set up: send it by hand from Settings, Messages.",
            "1 message is written. No mail server is set up: send it by hand from Settings, Messages.",
        ),
        (
            9,
            "9 messages are written. No mail server is set up: send them by hand from Settings, Messages.",
            "9 messages are written. No mail server is set up: send them by hand from Settings, Messages.",
        ),
    ],
)
def test_before_a_mail_server_is_named_nobody_is_said_to_be_told(number, told, reminded_, settings):
    settings.EMAIL_BACKEND = settings.MAIL_NOT_SET_UP

    assert (told_words(Sent(number)), chased_words(Sent(number))) == (told, reminded_)
    assert returned_words() == (
        "A message about it is written. No mail server is set up: send it by hand from Settings, Messages."
    )


def test_the_last_reminder_is_said_to_be_written_where_nothing_sends_it(settings):
    rows = [row(chased_at=CHASED, times_chased=1)]
    sent = steps(ROUND, rows, [], Count.of(rows), today=NOW.date())[1].fact
    settings.EMAIL_BACKEND = settings.MAIL_NOT_SET_UP

    written = steps(ROUND, rows, [], Count.of(rows), today=NOW.date())[1].fact

    assert sent.endswith("; last reminder 16 Nov 2026")
    assert written.endswith("; last reminder written 16 Nov 2026")


def test_what_is_no_longer_asked_is_counted_by_its_reason():
    rows = [
        row(),
        row("2", dropped_why="Closed"),
        row("3", dropped_why="Closed"),
        row("4", dropped_why="In abeyance"),
    ]

    assert no_longer(rows, 1) == "2 closed, 1 in abeyance, 1 moved to another plan"
    assert no_longer([row()], 0) == ""


@dataclass
class Season:
    """A day and the name of a round that is opened on it."""

    day: date
    name: str


@pytest.mark.parametrize(
    "season",
    [
        Season(date(2026, 11, 30), "Autumn round 2026"),
        Season(date(2026, 12, 1), "Winter round 2027"),
        Season(date(2027, 2, 28), "Winter round 2027"),
        Season(date(2027, 3, 1), "Spring round 2027"),
        Season(date(2027, 6, 1), "Summer round 2027"),
        Season(date(2027, 9, 1), "Autumn round 2027"),
    ],
    ids=lambda one: one.name,
)
def test_a_name_is_proposed_for_the_time_of_year(season):
    assert proposed_title(today=season.day) == season.name


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        (set(), "Autumn round 2026"),
        ({"December round"}, "Autumn round 2026"),
        ({"Autumn round 2026"}, "Autumn round 2026 (2)"),
        ({"Autumn round 2026", "Autumn round 2026 (2)"}, "Autumn round 2026 (3)"),
    ],
)
def test_a_name_that_is_taken_is_not_proposed_again(taken, name):
    assert proposed_title(today=date(2026, 11, 30), taken=taken) == name

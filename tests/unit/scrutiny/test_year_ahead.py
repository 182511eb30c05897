"""The year ahead has the days that are known, and counts each open action once."""

from dataclasses import replace
from datetime import date

from csp.kernel.report import Paragraph, PlainTable
from scrutiny.sources.ahead_record import Coming
from tests.unit.scrutiny.filling import filled
from tests.unit.scrutiny.test_sections import BEHIND, DONE, RECORD, SECOND, line


def due(reference, day, *, late=False, status=BEHIND, **said):
    return replace(line(reference, status, late=late), due_on=day, **said)


LINES = (
    due("1", date(2026, 11, 23)),
    due("2", date(2027, 1, 31)),
    due("3", date(2026, 12, 31)),
    due("4", date(2026, 11, 22), late=True),
    due("5", None),
    due("6", date(2027, 2, 1), status=DONE, is_asked=False),
)


def ahead(*lines, coming=()):
    record = replace(RECORD, parts=(replace(SECOND, lines=lines),))
    return filled("year-ahead", record, ahead=coming)


def test_open_actions_are_counted_by_the_quarter_in_which_they_are_due():
    made = ahead(*LINES)

    [table] = [one for one in made.blocks if isinstance(one, PlainTable)]
    assert table.rows == (("October to December 2026", "2"), ("January to March 2027", "1"))
    assert table.total == ("Together", "3")
    [said] = [one.text for one in made.blocks if isinstance(one, Paragraph)]
    assert said == (
        "3 open actions are due on the day of this report or later ({ref:year-ahead-actions}). "
        "Besides, 1 is late already and 1 has no due date."
    )


def test_the_days_to_come_stand_in_a_table_and_none_is_of_a_review():
    made = ahead(LINES[3], coming=(Coming(date(2027, 1, 19), "Committee meets."),))

    [table] = [one for one in made.blocks if isinstance(one, PlainTable)]
    assert table.rows == (("19 January 2027", "Committee meets."),)
    said = [one.text for one in made.blocks if isinstance(one, Paragraph)]
    assert said[0].endswith(
        "No date of a domestic homicide review is told here, so that none tells of a death."
    )
    assert said[1] == "No open action is due on the day of this report or later. Besides, 1 is late already."


def test_a_year_of_which_nothing_is_known_is_left_out():
    assert ahead() is None

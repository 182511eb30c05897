"""A report says of each duty how far the record shows that it was met, and of what it can't know, that."""

from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.plan_checklist import Asked, Point
from csp.kernel.public_meeting import PublicMeeting, standing_in
from csp.kernel.report import Note, Paragraph, PlainTable, Report, number
from csp.kernel.scrutiny_duty import standing
from csp.kernel.statutory_duties import COUNTY_GROUP, DUTIES, ENGLAND, WALES, duties_in
from scrutiny.sources.duties import SAYS, UNKNOWN, Shown, said_of
from scrutiny.sources.duty_record import DutyRecord, Scrutiny, Settled
from tests.unit.scrutiny.filling import filled
from tests.unit.scrutiny.test_sections import RECORD

DAY = date(2026, 11, 23)
NOTHING = DutyRecord(
    as_at=DAY,
    rules=ENGLAND,
    responsible=(),
    not_seated=(),
    group_met=(),
    public=standing_in(2026, [], today=DAY),
    public_keys=(),
    assessment="",
    settled=(),
    points=(),
    shown=None,
    plan_key="",
    committees=(),
)


def point(code, *missing, waived=""):
    return Point(Asked(code, "", f"Point {code}", "The law"), missing, waived)


def test_no_duty_is_shown_to_be_met_where_nothing_is_written_down():
    shown = {one.code: said_of(one.code, NOTHING)[0] for one in duties_in(ENGLAND)}

    assert set(shown.values()) == {Shown.NO, Shown.SILENT}
    unseen = replace(NOTHING, points=(point("a", "The strategy is not written"),))
    assert said_of("strategies", unseen) == (Shown.NO, "The strategy is not written.")


def test_every_duty_is_answered_from_the_record_or_says_that_it_is_not_kept():
    assert {one.code for one in DUTIES} == {*SAYS, *UNKNOWN}
    assert SAYS.keys() & UNKNOWN.keys() == set()


@pytest.mark.parametrize(
    ("days", "shown", "words"),
    [
        ([date(2026, 3, 31)], Shown.YES, "Version 1 was published on 31 March 2026, before the year began."),
        (
            [date(2026, 4, 1)],
            Shown.NO,
            "Nothing was agreed or published in the year before 1 April 2026. Version 1 was published on 1 Apr",
        ),
        ([date(2025, 4, 1), date(2026, 6, 1)], Shown.YES, "Version 1 was published on 1 April 2025, before"),
        ([date(2025, 3, 31)], Shown.NO, "Nothing was agreed or published in the year before 1 April 2026."),
    ],
)
def test_a_plan_is_revised_in_time_if_a_version_was_settled_in_the_year_before(days, shown, words):
    settled = tuple(Settled(f"Version {at}", day, is_published=True) for at, day in enumerate(days, start=1))

    found, said = said_of("plan", replace(NOTHING, settled=settled))

    assert found == shown
    assert said.startswith(words)


def test_what_the_plan_must_set_out_is_shown_only_where_nothing_of_it_is_missing():
    met, waived, missing = point("a"), point("d", "Nothing said", waived="Agreed"), point("e", "Not yet said")

    assert said_of("contents", replace(NOTHING, points=(met,)))[0] == Shown.YES
    assert said_of("contents", replace(NOTHING, points=(met, waived))) == (
        Shown.IN_PART,
        "The plan meets 1 of 2 points. It goes without 1, for a reason that is kept with it.",
    )
    assert said_of("contents", replace(NOTHING, points=(met, missing))) == (
        Shown.NO,
        "Of 2 points, 1 is not met: Point e.",
    )


def test_a_public_meeting_without_every_authority_is_shown_in_part():
    names = ("Fire", "Police")
    held = PublicMeeting(date(2026, 9, 2), responsible=names, represented=frozenset(["Fire"]))
    year = standing_in(2026, [held], today=DAY)

    assert said_of("public", replace(NOTHING, public=year)) == (
        Shown.IN_PART,
        "In 2026 to 2027: held on 2 September 2026; Police was not represented by a senior person.",
    )


def test_one_of_two_committees_that_met_is_part_of_the_duty():
    met = Scrutiny("Crime Committee", standing([date(2026, 9, 1)], [], today=DAY))
    never = Scrutiny("County Committee", standing([], [], today=DAY))

    assert said_of("committee", replace(NOTHING, committees=(met, never)))[0] == Shown.IN_PART
    assert said_of("committee", replace(NOTHING, committees=(met,))) == (
        Shown.YES,
        (
            "Crime Committee: It last met on 1 September 2026, so it must meet again by 1 September 2027. "
            "None is planned."
        ),
    )


def test_the_table_has_each_duty_of_the_country_and_the_sentence_counts_its_rows():
    made = filled("duties", RECORD, duties=replace(NOTHING, rules=WALES))

    [table] = [one for one in made.blocks if isinstance(one, PlainTable)]
    assert [row[0] for row in table.rows] == [one.words for one in duties_in(WALES)]
    assert not [row for row in table.rows if "2007/1830" in row[1]]
    shown = [row[2].partition(".")[0] for row in table.rows]
    words = " ".join(one.text for one in made.blocks if isinstance(one, Paragraph))
    assert f"lists {len(shown)} duties" in words
    silent = shown.count("It does not say")
    assert f"Not shown: {shown.count('Not shown')}. It does not say: {silent}." in words
    assert [one.key for one in made.blocks if isinstance(one, Note)] == ["duties-wales"]
    assert number(Report("T", "P", "C", DAY, DAY, (made,))).figures_and_tables[0].label == "Table 1"


def test_a_county_group_has_the_duties_of_the_county_and_none_of_its_areas():
    made = filled("duties", RECORD, duties=replace(NOTHING, rules=COUNTY_GROUP))

    [table] = [one for one in made.blocks if isinstance(one, PlainTable)]
    assert [row[0].partition(",")[0] for row in table.rows] == [
        "A community safety agreement for the county",
        "The local policing body is sent a copy of what was prepared.",
        "A committee of councillors looks at this work",
    ]

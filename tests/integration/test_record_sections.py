"""The sections of a report that the record fills beyond the plan: duties, costs, and the year ahead."""

from csp.kernel.report import PlainTable
from csp.kernel.statutory_duties import ENGLAND, duties_in
from csp.models import Audience, AudienceReader
from scrutiny.services.sections import SectionAnswers, add_section
from scrutiny.sources import duty_record
from tests.integration import papers, people, together


def added(*kinds):
    for kind in kinds:
        add_section(report=papers.report(), kind=kind, answers=SectionAnswers(), **together.june())
    return {one.key: one for one in papers.document().sections}


def table(section, key):
    return next(one for one in section.blocks if isinstance(one, PlainTable) and one.key == key)


def test_the_demonstration_shows_of_each_duty_what_is_written_down_of_it():
    rows = table(added("duties")["duties"], "duties-table").rows

    assert [row[0] for row in rows] == [one.words for one in duties_in(ENGLAND)]
    said = {duty.code: row[2] for duty, row in zip(duties_in(ENGLAND), rows, strict=True)}
    assert said["plan"] == "Shown. Version 1 was published on 9 January 2026, before the year began."
    assert said["public"].startswith(
        "Shown in part. In 2026 to 2027: held on 14 October 2026; Marshland Integrated"
    )
    assert said["committee"].startswith(
        "Shown. Community Safety Scrutiny Committee: It last met on 22 September"
    )
    assert {said[one].partition(".")[0] for one in ("protocol", "reviews", "copy")} == {"It does not say"}


def test_an_audience_is_told_of_no_other_partnership():
    stranger = AudienceReader(Audience.PART_1, people.vale().pk + 1, people.TODAY)

    known = duty_record.read(stranger, plan=papers.report().plan)

    assert (known.responsible, known.group_met, known.settled, known.committees) == ((), (), (), ())


def test_the_demonstration_knows_the_days_to_come_in_their_order():
    rows = table(added()["year-ahead"], "year-ahead-dates").rows

    assert rows == (
        ("4 December 2026", "Reports on the plan’s actions are due."),
        ("9 December 2026", "The strategy group meets."),
        (
            "19 January 2027",
            "Community Safety Scrutiny Committee meets, as the crime and disorder committee.",
        ),
        ("31 March 2027", "By now the plan is revised for the year from 1 April 2027."),
        ("31 March 2027", "By now there is a strategic assessment for 2026 to 2027."),
        ("31 March 2027", "The plan ends."),
    )

"""The published plan as a document: its summary first, who does what by when, and no section without words."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from csp.kernel.report import PlainTable, Prose, number
from csp.kernel.terms import Words
from plans.presenters.public_pdf import report_of, wanted_pdf
from plans.presenters.public_plan import PublicAction, PublicGroup, PublicPlan, PublicPriority

ACTION = PublicAction("2.10", "Light Mill Street", "Marsh Council", "Head of Streets", "June 2027")
BARE = PublicAction("", "Mend the gate", "", "", "")


def plan(**changed):
    given = {
        "title": "Safer Marsh",
        "period": "1 April 2026 to 31 March 2027",
        "summary": "",
        "strategy": "",
        "priorities": [],
        "loose": [],
        "measures": [],
        "commitments": [],
    }
    return PublicPlan(**{**given, **changed})


def version(**changed):
    partnership = SimpleNamespace(slug="marsh", brand_colour="", contact_email="")
    at = datetime(2026, 4, 3, 10, tzinfo=UTC)
    given = {"number": 2, "published_at": at, "made_at": at, "key": "2345678923"}
    return SimpleNamespace(**{**given, "plan": SimpleNamespace(partnership=partnership), **changed})


def sections(public, words=None):
    return {
        one.title: one.blocks for one in report_of(public, version=version(), words=words or Words()).sections
    }


def test_the_summary_comes_first_and_what_nobody_wrote_has_no_section():
    public = plan(
        summary="First.\n\nSecond *with a star*.", priorities=[PublicPriority("1. Homes", "", "", [])]
    )

    found = sections(public)

    assert list(found) == ["Summary", "Priorities and actions"]
    assert found["Summary"] == (Prose("summary-text", "First\\.\n\nSecond \\*with a star\\*\\."),)


def test_each_action_says_what_will_be_done_who_leads_it_through_which_post_and_by_when():
    groups = [PublicGroup("1A Safer streets", [ACTION, BARE])]

    blocks = sections(plan(priorities=[PublicPriority("1. Streets", "Aim.", "Marsh Council", groups)]))

    heading, about, table = blocks["Priorities and actions"]
    assert (heading.title, about.text) == ("1. Streets", "Aim\\.\n\nLed by Marsh Council\\.")
    assert isinstance(table, PlainTable)
    assert (table.caption, table.rows) == (
        "1A Safer streets",
        (
            ("2.10 Light Mill Street", "Marsh Council, Head of Streets", "June 2027"),
            ("Mend the gate", "To be decided", "–"),
        ),
    )


def test_an_objective_without_actions_says_so():
    groups = [PublicGroup("1A Safer streets", [])]

    *_, said = sections(plan(priorities=[PublicPriority("1. Streets", "", "", groups)]))[
        "Priorities and actions"
    ]

    assert said == Prose("no-actions-2", "1A Safer streets\\: no actions yet\\.")


def test_it_says_what_the_partnership_calls_its_priorities():
    words = Words({"priority": "theme", "priorities": "themes"})

    assert list(sections(plan(loose=[BARE]), words)) == ["Themes and actions"]


def test_every_part_can_be_numbered_though_two_have_the_same_words():
    groups = [PublicGroup("", [ACTION]), PublicGroup("", [ACTION])]
    public = plan(
        priorities=[PublicPriority("Streets", "x", "", groups), PublicPriority("Streets", "x", "", groups)],
        loose=[BARE],
        measures=[("M1", "", "")],
        commitments=[("Council", "", "")],
    )

    numbered = number(report_of(public, version=version(), words=Words()))

    assert [one.label for one in numbered.figures_and_tables] == [f"Table {at}" for at in range(1, 8)]


def test_the_file_is_named_by_the_version_and_nothing_that_was_typed():
    wanted = wanted_pdf(plan(title="Secret / name"), version=version(), words=Words())

    assert (wanted.name, wanted.is_public) == ("marsh-plan-2026-04-03-version-2.pdf", True)
    assert wanted.report.meeting_on == date(2026, 4, 3)

"""A report with everything in it; every word and every name in it is invented."""

from dataclasses import replace
from datetime import date

from csp.kernel.charts.segment import Segment
from csp.kernel.report import (
    ActionLine,
    ActionTable,
    Column,
    Definition,
    Definitions,
    Heading,
    KeyFigure,
    KeyFigures,
    LineChart,
    Note,
    Paragraph,
    PlainTable,
    Recommendation,
    Report,
    Section,
    Series,
    Status,
    StatusChart,
    StatusKey,
    StatusRow,
)

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
SCHEME = (
    Status("B", "Complete", "blue", "Done, and shown to be done."),
    Status("G", "On track", "green", "Will be done by its date."),
    Status("A", "Behind", "amber", "Late, but will be done by its date."),
    Status("R", "Off track", "red", "Will miss its date unless something changes."),
    Status("N", "Not started", "grey", "Nothing has been done yet."),
)
PRIORITIES = {
    "Domestic abuse": (5, 7, 3, 1, 0),
    "Exploitation": (2, 6, 4, 2, 1),
    "Knife crime and drugs": (3, 4, 2, 3, 0),
    "Anti-social behaviour": (6, 5, 2, 0, 0),
    "Reassurance": (1, 4, 1, 0, 2),
}
_ACTIONS = (
    "Agree hotspot mapping for seasonal anti-social behaviour",
    "Deliver engagement events in priority wards",
    "Commission a schools programme on coercion and control",
    "Train front-line staff to refer to the outreach service",
    "Publish the partnership’s information sharing protocol",
    "Review bystander training for licensed premises",
)
_LEADS = ("Constabulary", "Youth Justice", "District Council", "Integrated Care Board", "Housing Association")
_PROGRESS = (
    "Work with schools reached 2,140 pupils in 31 settings, against a target of 1,800.",
    "Mae’r bartneriaeth yn gweithio gyda’r gymuned yn Nhŷ Ŵyr a Phont-y-tŵr.",
    "Victims referred to the outreach service were contacted **within two working days** in 94% of cases.",
    "The action is now expected to close in quarter two, subject to recruitment.",
    "Two things remain:\n\n- a venue for the autumn\n- an agreement on costs",
)


FRONT = (
    ("Report to", "Scrutiny Committee"),
    ("Date of meeting", "19 April 2027"),
    ("Report of", "Head of Community Safety"),
    ("Cabinet member", "Councillor A. Penrose, Safer Communities"),
    ("Wards affected", "All"),
    ("Author and contact", "June Okafor, Community Safety Manager\njune.okafor@vale.example"),
)
ASKED = (
    Recommendation(
        "note",
        "note the progress made against the five priorities (paragraphs {number:fewer} to {number:counts});",
    ),
    Recommendation("support", "support the proposal to carry the priorities into 2027/28 ({ref:spend});"),
    Recommendation(
        "further",
        "ask for a further report on the six actions that are off track ({ref:action-plan}).",
    ),
)


def action_line(at: int, *, priority: int = 1) -> ActionLine:
    """Return an invented action; the same one for the same number."""
    return ActionLine(
        reference=f"{priority}.{at}",
        action=_ACTIONS[at % len(_ACTIONS)],
        lead=_LEADS[at % len(_LEADS)],
        due=f"{1 + at % 28} {MONTHS[at % 12]} 2027",
        status=SCHEME[at % len(SCHEME)],
        progress=_PROGRESS[at % len(_PROGRESS)],
    )


def action_tables(count: int) -> tuple[ActionTable, ...]:
    """Return so many actions, shared out over the five priorities."""
    names = list(PRIORITIES)
    return tuple(
        ActionTable(
            key=f"actions-{at}",
            caption=f"Actions under {name}",
            rows=tuple(action_line(row, priority=at) for row in range(1, 1 + len(range(at - 1, count, 5)))),
        )
        for at, name in enumerate(names, start=1)
    )


def _chart() -> StatusChart:
    rows = tuple(
        StatusRow(
            name,
            tuple(
                Segment(one.letter, one.word, one.colour, count)
                for one, count in zip(SCHEME, counts, strict=True)
            ),
        )
        for name, counts in PRIORITIES.items()
    )
    return StatusChart(
        "status-chart", "Actions by status and priority", rows, "Source: updates to 31 March 2027."
    )


def _line() -> LineChart:
    now = (212, 231, 244, 262, 271, 228, 219, 240, 187, 176, 183, 198)
    before = (236, 249, 263, 281, 290, 251, 233, 262, 204, 199, 205, 221)
    return LineChart(
        "incidents",
        "Anti-social behaviour incidents by month",
        MONTHS,
        (Series("This year", now), Series("Last year", before), Series("Target", (215,) * 12)),
        "Source: partnership performance return, quarter 4.",
    )


def _summary() -> Section:
    return Section(
        "summary",
        "Summary",
        (
            KeyFigures(
                "figures",
                (
                    KeyFigure("−8.4%", "anti-social behaviour incidents on last year"),
                    KeyFigure("43 of 64", "actions complete or on track"),
                    KeyFigure("6", "actions will miss their date", is_worry=True),
                ),
            ),
            Paragraph(
                "fewer",
                "Recorded anti-social behaviour was lower in every month than the year before ({ref:incidents}) and "
                "below target in the last four. Officers advise caution because recording practice changed in July.",
            ),
            Paragraph(
                "counts",
                "Of 64 actions in the plan, 43 are complete or on track, 12 are behind but recoverable, 6 will miss "
                "their date and 3 have not started ({ref:status-chart} and {ref:action-plan}). Funding from the "
                "Police and Crime Commissioner was confirmed in June, two months later than planned.",
            ),
            _line(),
            _chart(),
        ),
    )


def _money() -> Section:
    rows = (
        ("Home Office grant", "41,000", "39,200", "(1,800)"),
        ("Police and Crime Commissioner", "68,500", "68,500", "0"),
        ("District councils", "52,000", "51,310", "(690)"),
    )
    heads = (Column("Source"), Column("Budget", True), Column("Spend", True), Column("Variance", True))
    total = ("Total", "161,500", "159,010", "(2,490)")
    return Section(
        "money",
        "Money",
        (
            Paragraph(
                "spend",
                "Income and spend are set out in {ref:income}; see also [the plan](https://vale.example/plan).",
            ),
            PlainTable(
                "income", "Income and spend, 2026/27 (£)", heads, rows, total, "Source: finance return."
            ),
        ),
    )


def _words() -> Section:
    return Section(
        "words",
        "Words used in this report",
        (
            Heading("statuses", "Statuses"),
            StatusKey("status-key", SCHEME),
            Heading("terms", "Terms"),
            Definitions(
                "glossary",
                (
                    Definition("Lead", "The authority that answers for an action."),
                    Definition("Update", "What an officer reported about an action, and when."),
                ),
            ),
        ),
    )


def sample(actions: int = 24) -> Report:
    """Return the whole report with so many actions."""
    tables = action_tables(actions)
    plan = Section(
        "action-plan",
        "Action plan",
        (
            Paragraph(
                "one-lead", "Each action has one lead body. Status is given in words as well as colour."
            ),
            Note("left-out", "Actions that closed before 1 April 2026 are left out."),
            *(
                block
                for at, table in enumerate(tables, start=1)
                for block in (Heading(f"priority-{at}", table.caption.removeprefix("Actions under ")), table)
            ),
        ),
    )
    return Report(
        title="Annual report 2026/27",
        subtitle="Progress against the Community Safety Plan 2024–2027",
        partnership="Vale and Marsh Community Safety Partnership",
        committee="Scrutiny Committee",
        meeting_on=date(2027, 4, 19),
        as_at=date(2027, 3, 31),
        part_words="Two financial lines are set out in a restricted Part 2 version for members of the Committee.",
        front=FRONT,
        recommendations=ASKED,
        sections=(_summary(), plan, _money(), _words()),
        contact="June Okafor, june.okafor@vale.example.",
    )


def with_actions(*lines: ActionLine, **changes: object) -> Report:
    """Return the report with these actions and no other, and with other changes."""
    short = sample(0)
    table = ActionTable("actions-1", "Actions under Domestic abuse", lines)
    plan = Section(
        "action-plan", "Action plan", (Paragraph("one-lead", "Each action has one lead body."), table)
    )
    sections = tuple(plan if section.key == "action-plan" else section for section in short.sections)
    return replace(short, sections=sections, **changes)  # type: ignore[arg-type]

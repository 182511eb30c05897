"""What the gallery shows besides forms: each part with invented content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.kernel.charts.line import Series, line
from csp.kernel.charts.money_bars import MoneyBar, money_bars
from csp.kernel.charts.panels import Panel, panels
from csp.kernel.charts.ranked_bars import RankedBar, ranked_bars
from csp.kernel.charts.risk_matrix import Rated, risk_matrix
from csp.kernel.charts.segment import Segment
from csp.kernel.charts.stacked_bars import Bar, stacked_bars
from csp.kernel.charts.status_bar import status_bar

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Figure:
    """A key figure."""

    value: str
    words: str
    is_worry: bool = False
    url: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry of a history."""

    kind: str
    heading: str
    detail: str
    body: str = ""
    note: str = ""
    tag: Any = None


@dataclass(frozen=True)
class SamplePages:
    """The pages of a list."""

    first: int = 1
    last: int = 50
    total: int = 640
    count: int = 13
    links: tuple[tuple[str, str, bool], ...] = (
        ("1", "#pages", True),
        ("2", "#pages", False),
        ("…", "", False),
        ("13", "#pages", False),
        ("Next", "#pages", False),
    )


@dataclass(frozen=True)
class Row:
    """An action in a table."""

    reference: str
    title: str
    lead: str
    person: str
    due: date
    was: date | None
    tag: Any


ROWS = [
    ("1.1", "Train front-line housing staff to ask about coercion and control", "Lowmere Homes"),
    ("1.3", "Place an independent adviser in both emergency departments", "Integrated Care Board"),
    ("1.7", "Commission a programme for people who want to change abusive behaviour", "Probation Service"),
]
DUE = [(date(2026, 7, 31), None), (date(2026, 12, 18), date(2026, 9, 30)), (date(2026, 11, 20), None)]
FIGURES = [
    Figure("46 of 64", "actions complete or on track; 43 at the summer round"),
    Figure("11", "behind, but can recover", url="#figures"),
    Figure("5", "off track: will miss their date", is_worry=True),
]
COUNTS = {
    "Domestic abuse": [6, 6, 0, 3, 1, 0],
    "Exploitation": [1, 1, 1, 1, 1, 1],
    "Knife crime, and the drugs trade that feeds it": [1, 24, 0, 2, 1, 0],
    "Reassurance": [0, 0, 0, 0, 0, 0],
}
MONTHS = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
SERIES = [
    Series("This year", [212, 231, 244, 262, 271, None, 219, 240, 187, 176, 183, 198]),
    Series("Last year", [236, 249, 262, 281, 290, 252, 233, 261, 204, 199, 205, 221]),
    Series("Target", [215] * 12),
]
MONEY = [
    MoneyBar("2024–25", 1_184_050, limit=1_500_000),
    MoneyBar("2025–26", 1_612_381, limit=1_500_000),
    MoneyBar("2026–27", 743_500, 482_000, limit=1_500_000),
]
PANELS = [Panel("Domestic abuse", (4, 5, 9), 16), Panel("Exploitation", (None, 0, 1), 6)]
RANKED = [RankedBar("Lowmere Homes", 1, 9), RankedBar("Marshland Constabulary", 4, 21)]
RISKS = [Rated("1", (3, 3), (2, 2)), Rated("2", (2, 3), (1, 3)), Rated("3", (2, 2), (2, 2))]
QUESTION = "The date has moved twice. What would make January certain?"
UPDATE = "41 of 58 addresses (71%) were visited within 48 hours, up from 52% in spring."
PLACES = {
    "crumbs_shown": [("Plans", "#main"), ("Community Safety Plan 2024 to 2027", "#main")],
    "tabs_shown": [("Parts", "#main", True), ("Forms", "#forms", False), ("Actions (64)", "#table", False)],
    "chips_shown": [("Behind", "#table"), ("Led by the Probation Service", "#table")],
    "facts_shown": [
        ("Lead", "Marshland Constabulary", "Dana Whitlock"),
        ("Due", "29 January 2027", "was 30 October 2026"),
        ("Done when", "95% of addresses are visited within 48 hours"),
    ],
}


def gallery_parts(scheme: Sequence[Any]) -> dict[str, Any]:
    """Return the context of the gallery, with the statuses of this scheme."""
    return {
        **PLACES,
        "today": TODAY,
        "scheme": scheme,
        "figures": FIGURES,
        "pages_shown": SamplePages(),
        "entries": _entries(scheme),
        "bars": [status_bar(_segments(scheme, counts), name=name) for name, counts in COUNTS.items()],
        "figure_bars": stacked_bars(
            [Bar(name, _segments(scheme, counts)) for name, counts in COUNTS.items()],
            name="Actions by status and priority",
        ),
        "figure_line": line(MONTHS, SERIES, name="Anti-social behaviour incidents by month"),
        "figure_panels": panels(MONTHS[:3], PANELS, name="Actions complete, by priority"),
        "figure_ranked": ranked_bars(RANKED, name="Late actions, of all that each authority leads"),
        "figure_matrix": risk_matrix(RISKS, name="Risks before and after what is done about them"),
        "figure_money": money_bars(MONEY, name="What reviews cost by financial year"),
        "rows_shown": [
            Row(*words, person="Bev Hartnoll", due=due, was=was, tag=tag)
            for words, (due, was), tag in zip(ROWS, DUE, (scheme[0], scheme[3], scheme[4]), strict=True)
        ],
    }


def _entries(scheme: Sequence[Any]) -> list[Entry]:
    asked = ", June Okafor, coordinator, 13 November 2026"
    moved = " from 31 July to 30 October 2026. Dana Whitlock, 8 June 2026"
    return [
        Entry("challenge", "Challenge", asked, QUESTION, "Not answered yet."),
        Entry("update", "Dana Whitlock", ", 3 September 2026, summer round", UPDATE, tag=scheme[3]),
        Entry("change", "Due date moved", moved),
    ]


def _segments(scheme: Sequence[Any], counts: Sequence[int]) -> list[Segment]:
    return [Segment(tag.letter, tag.word, tag.colour, n) for tag, n in zip(scheme, counts, strict=True)]

"""The kinds of section that a report can have: what each is called, and what it is filled with from the record.

A kind is here once there is something to fill it with: whoever adds a source adds its kind.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from csp.kernel.report import Block
from csp.kernel.terms import EVERYBODYS, Words
from scrutiny.models import ReportSection
from scrutiny.models.section import EXEMPT
from scrutiny.sources import (
    action_plan,
    attention,
    contributions,
    duties,
    foreword,
    glossary,
    measures,
    priorities,
    review_costs,
    reviews,
    summary,
    tracing,
    year_ahead,
)
from scrutiny.sources.given import DUTIES, REVIEW_COSTS, YEAR_AHEAD, Given
from scrutiny.sources.traced import Traced

Typed = Sequence[Block]
Fill = Callable[[Given, Typed], Sequence[Block]]
Trace = Callable[[Given], Iterable[Traced]]


@dataclass(frozen=True)
class Kind:
    """One kind of section.

    ``fill`` returns its parts, given its own words as paragraphs; none at all leaves the section out. ``traced`` says
    where their figures come from. ``parts`` are the names by which words may refer to what it always has; it has its
    own name only where it ``is_sure``. One that ``is_first`` is put before all others when it is added; one that
    ``needs_words`` is not done before it has some.
    """

    name: str
    title: Callable[[Words], str]
    adds: str
    fill: Fill
    traced: Trace = lambda given: ()
    parts: tuple[str, ...] = ()
    is_sure: bool = True
    is_once: bool = True
    is_first: bool = False
    needs_words: bool = False
    is_filled_last: bool = False


def _typed_alone(given: Given, typed: Typed) -> Typed:
    return typed


def _called(title: str) -> Callable[[Words], str]:
    return lambda words: title


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "foreword",
            _called("Foreword"),
            "Says which authorities wrote the report together: those that sections are given to.",
            foreword.blocks,
            is_sure=False,
            is_first=True,
        ),
        Kind(
            "summary",
            _called("Summary"),
            "Adds how many actions are complete or on track, off track and late, with charts.",
            summary.blocks,
            tracing.of_summary,
            parts=("progress", "status-chart", "by-month", "by-month-chart"),
        ),
        Kind(
            "priorities",
            lambda words: f"The {words.priority.many}",
            "Adds a block for each: its aim, who leads it, how its actions stand and what slipped.",
            priorities.blocks,
            tracing.of_priorities,
        ),
        Kind(
            "attention",
            _called("What needs attention"),
            "Adds tables of what is late, off track or without a lead.",
            attention.blocks,
            tracing.of_attention,
            is_sure=False,
        ),
        Kind(
            "action-plan",
            _called("Action plan"),
            "Adds every action with its lead, its date, its status and what was last reported.",
            action_plan.blocks,
            tracing.of_action_plan,
        ),
        Kind(
            "measures",
            _called("Measures and notes"),
            "Adds each measure with its figures, charts, targets and notes.",
            measures.blocks,
            tracing.of_measures_section,
            parts=("measures-table",),
        ),
        Kind(
            "contributions",
            _called("What each authority puts in"),
            "Adds what each responsible authority committed to the plan, and how it measures its success.",
            contributions.blocks,
            is_sure=False,
        ),
        Kind(
            DUTIES,
            _called("Statutory duties"),
            "Adds each duty of the partnership, its law, and how far the record shows that it was met.",
            duties.blocks,
            duties.traced,
            parts=("duties-table",),
        ),
        Kind(
            "reviews",
            lambda words: words.review.start_many,
            "Adds how many were decided on and what they cost, as far as everybody is told.",
            reviews.blocks,
            reviews.traced,
            is_sure=False,
        ),
        Kind(
            REVIEW_COSTS,
            lambda words: f"What {words.review.many} cost",
            "Adds what all of them cost by year and what each partner bore, as far as everybody is told.",
            review_costs.blocks,
            review_costs.traced,
            is_sure=False,
        ),
        Kind(
            YEAR_AHEAD,
            _called("The year ahead"),
            "Adds the days to come that the record knows of, and how many actions are due in each quarter.",
            year_ahead.blocks,
            tracing.of_year_ahead,
            is_sure=False,
            needs_words=True,
        ),
        Kind(EXEMPT, _called("Exempt section"), "", _typed_alone, is_once=False),
        Kind("words", _called("Words of your own"), "", _typed_alone, is_sure=False, is_once=False),
        Kind(
            "glossary",
            _called("Glossary"),
            "Adds each status, and the partnership’s own words that the report uses.",
            glossary.blocks,
            is_filled_last=True,
        ),
    )
}
OWN_WORDS = "words"
# What a report begins with; more can be added, and these moved and removed.
STARTING = ("summary", "priorities", "action-plan", "measures", "reviews", "year-ahead", "glossary")


def is_empty(section: ReportSection) -> bool:
    """Return whether a section has no words of its own, and nothing fills it from the record that is enough."""
    kind = KINDS[section.kind]
    return not section.words and (kind.needs_words or not kind.adds)


def title_of(*, kind: str, title: str, words: Words = EVERYBODYS) -> str:
    """Return what a section is called: its own title, or what the partnership calls its kind."""
    return title or KINDS[kind].title(words)

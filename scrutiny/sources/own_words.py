"""What the writer of a report may refer to and link to in words of their own, and what is wrong with a text."""

from csp.kernel.markdown import addresses, leads_outside
from csp.kernel.report import CannotNumber, Target, linked
from scrutiny.sources.wording import paragraphs, recommendations

# What a report can have whatever was typed; the charts and the measures are there when the plan has some.
PARTS = (
    "summary", "progress", "status-chart", "by-month", "by-month-chart", "priorities", "action-plan", "measures",
    "measures-table", "glossary",
)  # fmt: skip
YEAR_AHEAD = "year-ahead"


def parts_of(*, asked: str, summary: str, next_year: str) -> list[str]:
    """Return the names of the parts that a report with these words can have, to refer to."""
    numbers = (
        ("recommendation", len(recommendations(asked))),
        ("summary", len(paragraphs(summary))),
        (YEAR_AHEAD, len(paragraphs(next_year))),
    )
    typed = [f"{name}-{at}" for name, count in numbers for at in range(1, count + 1)]
    return [*PARTS, *([YEAR_AHEAD] if paragraphs(next_year) else []), *typed]


def fault_of(text: str, *, parts: list[str]) -> str:
    """Return what is wrong with a text, in a sentence, or nothing."""
    try:
        linked(text, {name: Target(name, name, name) for name in parts}, where="This answer")
    except CannotNumber as wrong:
        names = f". It can refer to: {', '.join(parts)}" if "refers to" in str(wrong) else ""
        return str(wrong).rstrip(".") + names
    if inside := [address for address in addresses(text) if not leads_outside(address)]:
        return f"A link leads to “{inside[0]}”. Begin its address with https:// or mailto:"
    return ""

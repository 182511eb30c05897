"""The words over columns that partnerships were seen to use, and what each column then holds."""

import re

from csp.kernel.folding import fold
from csp.kernel.terms import EVERYBODYS, Words
from plans.imports.fields import Field

# In the order of how sure they are: of two columns that could hold the same, the earlier word wins.
WORDS: dict[Field, tuple[str, ...]] = {
    Field.REFERENCE: (
        "ref", "reference", "no", "number", "action ref", "action no", "ref no", "reference number", "objective no",
        "item no",
    ),
    Field.PRIORITY: (
        "priority", "priorities", "priority area", "theme", "strategic goal", "workstream", "work stream",
        "focus area", "strand", "aim",
    ),
    Field.OBJECTIVE: ("objective", "objectives", "we want to", "objective target in text"),
    Field.ACTION: (
        "action", "actions", "actions we will take", "action to take", "action required", "key actions",
        "to do this we will", "how what activity", "activity", "activities", "aims", "project", "task",
        "recommendation", "recommendation intended outcomes", "what will be done", "what we will do",
    ),
    Field.LEAD: (
        "lead", "lead officer", "lead agency", "lead authority", "lead partner", "lead organisation",
        "lead officer s", "lead agency officer", "lead officer agency", "lead person", "delivery led by",
        "responsible", "responsible officer", "responsible agency", "owner", "priority owner", "by whom", "who",
        "addressed to", "sponsor", "sponsor smg", "cabinet member", "relevant cabinet member",
    ),
    Field.TARGET_AND_DATE: (
        "output target and date s", "output target and date", "target and date", "targets and dates",
        "target and date s",
    ),
    Field.TIMESCALE: (
        "timescale", "timescales", "time scale", "timescales when achieved by", "target date", "due date", "deadline",
        "completion date", "end date", "forecast end date", "date timescale", "timescale date", "by when", "when",
        "timeframe", "time frame", "milestones", "due", "date",
    ),
    Field.MEASURE: (
        "success measure", "success measures", "measure of success", "measures of success", "measure", "measures",
        "target", "targets", "national indicator", "national indicator bold if in laa", "performance measure",
        "performance measures", "how will we measure success",
    ),
    Field.STATUS: ("status", "rag", "brag", "rag rating", "rag status", "brag rating", "brag status", "r a g"),
}  # fmt: skip
BEGINNINGS = {"rag ": Field.STATUS, "safer ": Field.PRIORITY}
# An objective in some plans, a measure in others, a result in a third: the person says which.
TRAPS = {"outcome", "outcomes", "outcome s"}
_RANKS = {word: (field, rank) for field, words in WORDS.items() for rank, word in enumerate(words)}
_LAST = 99
# What a downloaded list has in the place of a priority; brought in again, it names none.
FROM_ELSEWHERE = "Counted from other plans"


def words_of(heading: str) -> str:
    """Return a heading as plain words: “Lead Agency / Officer” becomes “lead agency officer”."""
    return " ".join(re.findall(r"[^\W_]+", fold(heading)))


def under_none(words: Words) -> str:
    """Return where an action stands that is under no priority."""
    return f"Under no {words.priority.one}"


def names_none(text: str, words: Words) -> bool:
    """Return whether a downloaded list says with this that a row is under no priority of its plan."""
    said = (FROM_ELSEWHERE, under_none(words), under_none(EVERYBODYS))
    return fold(text) in {fold(one) for one in said}


def meaning(heading: str) -> tuple[Field, int] | None:
    """Return what a column with this heading holds, and how sure that is (0 is the surest); or none."""
    if heading.strip() == "#":
        return Field.REFERENCE, 0
    words = words_of(heading)
    if words in _RANKS:
        return _RANKS[words]
    return next(
        ((field, _LAST) for start, field in BEGINNINGS.items() if words.startswith(start)),
        None,
    )

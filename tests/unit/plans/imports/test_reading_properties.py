"""Whatever stands in a sheet: each row becomes one thing, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from plans.imports.fields import Field, Outcome
from plans.imports.reading import read_rows
from plans.imports.refusals import CannotRead
from plans.imports.sheets import read_file
from tests.unit.plans.imports.books import known, sheet

HEADINGS = [
    "Ref", "Priority", "Theme", "Objective", "Action", "Aims", "Lead", "Lead officer", "By when", "Date", "Target",
    "Output target and date(s)", "RAG", "Status", "Outcome", "Funding", "", "Progress",
]  # fmt: skip
TEXTS = [
    "", "", "", "1", "2.10", "1. Gate the alleys", "Gate the alleys", "Priority 1: Streets", "Update – done", "GMP /",
    "Police and Fire", "Total", "Theme 2: Homes",
    "Action", "Lead", "by June 2024", "June 2024", "Lessons by May 2024", "TBC", "G", "Nearly", "Two\nlines",
    "x" * 130, "long words " * 40, "r" * 25, "-", "2% per annum",
]  # fmt: skip
tables = st.integers(1, 6).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width),
        st.lists(st.lists(st.sampled_from(TEXTS), min_size=width, max_size=width), min_size=1, max_size=8),
    )
)
choices = st.dictionaries(st.integers(2, 9), st.sampled_from(list(Outcome)))


def read(headings, rows, chosen=None):
    of = sheet([heading or "?" for heading in headings], *rows)
    return of, read_rows(of, known(of, header_row=1), chosen)


@given(tables, choices)
def test_every_row_is_accounted_for_exactly_once(table, chosen):
    of, found = read(*table, chosen)

    assert [one.number for one in found.rows] == [row.number for row in of.rows if row.number > 1]
    assert sum(found.counts.values()) == len(found.rows)
    assert found.empty == len(table[1]) - len(found.rows) - trailing(table[1])
    assert all(one.outcome == chosen[one.number] for one in found.rows if one.number in chosen)
    assert all((one.number in chosen) == one.is_chosen for one in found.rows)


@given(tables, choices)
def test_no_word_is_lost(table, chosen):
    _, found = read(*table, chosen)

    for one in found.rows:
        if one.outcome == Outcome.LEFT_OUT or one.is_blocked:
            continue
        kept = " ".join(everything(one, found).split())
        for column in one.row.filled:
            held = found.columns.fields[column]
            text = " ".join(one.row.cell(column).split())
            is_status = held == Field.STATUS and one.status is not None
            is_named = one.outcome == Outcome.OBJECTIVE and f"“{found.columns.heading(column)}”" in kept
            assert is_status or is_named or all(word.strip(".") in kept for word in text.split()), (
                text,
                kept,
            )


@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused_with_a_sentence(content):
    found = read_or_refusal(content)

    assert (
        found.endswith(".") if isinstance(found, str) else all(row.filled for of in found for row in of.rows)
    )


def read_or_refusal(content):
    try:
        return read_file(content)
    except CannotRead as refused:
        return refused.sentence


def everything(one, found):
    details = [part for pair in one.other_details for part in pair]
    parts = [
        one.title,
        one.detail,
        one.reference,
        one.priority,
        one.objective,
        one.leads,
        one.timescale.words,
    ]
    joined = next((other.detail for other in found.rows if other.number == one.joins), "")
    sentences = [problem.sentence for problem in one.problems]
    return "\n".join([*parts, one.target, *details, joined, *sentences])


def trailing(rows):
    count = 0
    for row in reversed(rows):
        if any(row):
            break
        count += 1
    return count

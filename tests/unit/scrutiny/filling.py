"""Sections filled from a record that is given, as a report of them would be."""

from csp.kernel.report import Section
from dhr.queries.spend import Spend
from scrutiny.models import Report, ReportSection
from scrutiny.sources.given import Given
from scrutiny.sources.kinds import KINDS, title_of
from scrutiny.sources.own_words import typed_in


def given(record, *, sections=(), counts=(), spend=None, texts=(), commitments=(), **asked):
    """All that a report is filled from, of which most is nothing."""
    return Given(Report(), sections, record, commitments, counts, spend or Spend([], {}), texts, **asked)


def row(kind, words="", **said):
    """A section of a report that is not saved."""
    return ReportSection(kind=kind, name=kind, words=words, **said)


def filled(kind, record, *, typed="", **known):
    """One section as it is filled; none where it has nothing to say."""
    whole = given(record, **known)
    blocks = tuple(KINDS[kind].fill(whole, typed_in(row(kind, typed))))
    return Section(kind, title_of(kind=kind, title="", words=whole.words), blocks) if blocks else None

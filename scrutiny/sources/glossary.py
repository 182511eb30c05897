"""The words that the report uses, and what each means."""

from csp.kernel.report import Definition, Definitions, Section
from scrutiny.sources.plan_record import PlanRecord

LATE = Definition("Late", "still open after its due date; worked out from the date, whatever is reported")


def section(record: PlanRecord) -> Section:
    """Return the glossary: each status, in the partnership's own words, and “late”."""
    entries = [Definition(one.word, one.meaning) for one in record.used if one.meaning]
    return Section("glossary", "Glossary", (Definitions("words", (*entries, LATE)),))

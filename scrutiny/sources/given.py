"""All that the sections of a report are filled from, read once."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel.terms import Words
from csp.models import AudienceReader
from dhr.queries.counts import YearCount, counts_by_year
from dhr.queries.spend import Spend, spend_by_year, totals_by_year
from plans.models import Commitment
from plans.queries.plan_life import commitments_of
from scrutiny.models import Report, ReportSection
from scrutiny.sources import ahead_record, duty_record, exempt, plan_record
from scrutiny.sources.ahead_record import Coming
from scrutiny.sources.duty_record import DutyRecord
from scrutiny.sources.exempt import Exempt
from scrutiny.sources.plan_record import PlanRecord

# Kinds of sections that ask for more than every report.
DUTIES, REVIEW_COSTS, YEAR_AHEAD = "duties", "review-costs", "year-ahead"


@dataclass(frozen=True)
class Given:
    """What is known on the report's day: the record as its audience may read it, and the words of its sections."""

    report: Report
    sections: Sequence[ReportSection]
    record: PlanRecord
    commitments: Sequence[Commitment]
    counts: Sequence[YearCount]
    spend: Spend
    texts: Sequence[str] = ()  # what all other sections say, for the glossary
    exempt: Exempt = exempt.NOTHING
    duties: DutyRecord | None = None
    ahead: Sequence[Coming] = ()

    @property
    def words(self) -> Words:
        """Return what the partnership calls things."""
        return self.record.words


def read(reader: AudienceReader, *, report: Report, sections: Sequence[ReportSection]) -> Given:
    """Read all that a report may hold, as its audience may read it that day; some only where it is asked for."""
    kinds = {one.kind for one in sections}
    spent = spend_by_year if REVIEW_COSTS in kinds else totals_by_year
    return Given(
        report=report,
        sections=sections,
        record=plan_record.read(reader, plan=report.plan),
        commitments=list(commitments_of(reader, plan=report.plan)),
        counts=counts_by_year(reader, partnership=report.partnership),
        spend=spent(reader, partnership=report.partnership),
        exempt=exempt.read(reader, report=report),
        duties=duty_record.read(reader, plan=report.plan) if DUTIES in kinds else None,
        ahead=ahead_record.read(reader, plan=report.plan) if YEAR_AHEAD in kinds else (),
    )

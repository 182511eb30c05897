"""How a section reads in its report, as the report stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csp.kernel.report import CannotNumber, NumberedSection, number
from csp.models import Audience, AudienceReader
from plans.queries import plans
from scrutiny.models import Appendix, ReportSection
from scrutiny.policies.reports import NOT_PUBLIC
from scrutiny.sources.annual_report import compose


@dataclass(frozen=True)
class Preview:
    """A section as it would be drawn now, or why it can't be."""

    sections: tuple[NumberedSection, ...]
    cannot: str = ""


def preview_of(
    section: ReportSection,
    *,
    sections: Sequence[ReportSection],
    appendices: Sequence[Appendix],
    today: date,
) -> Preview:
    """Return one section of the report as anybody would read it; ``sections`` are all of them, as they would be."""
    public = AudienceReader(Audience.PART_1, section.partnership_id, today)
    if not plans.open_to(public).filter(pk=section.report.plan_id).exists():
        return Preview((), NOT_PUBLIC)
    try:
        numbered = number(compose(public, report=section.report, sections=sections, appendices=appendices))
    except CannotNumber as wrong:
        return Preview((), str(wrong))
    found = tuple(one for one in numbered.sections if one.key == section.name)
    return Preview(found, "" if found else "There is nothing to say in this section yet, so it is left out.")

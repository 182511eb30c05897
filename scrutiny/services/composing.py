"""Put together what a report says on a day: all that was written of it, and the record."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from csp.models import AudienceReader, Reader
from scrutiny.models import Appendix, Report
from scrutiny.queries import report_risks, sections
from scrutiny.services.corrections import corrected
from scrutiny.services.council_logos import with_logo
from scrutiny.sources.annual_report import Made, compose_with_advice


def composed(*, report: Report, appendices: Sequence[Appendix], audience: AudienceReader, by: Reader) -> Made:
    """Return the report as its audience may read it on that reader's day, with all that is known of its making.

    Raises Stopped where the logo that it prints is gone.
    """
    with transaction.atomic():
        made = compose_with_advice(
            audience,
            report=report,
            sections=list(sections.of_report(by, report=report)),
            appendices=appendices,
            risks=list(report_risks.of_report(by, report=report)),
            corrected=corrected(by=by, report=report),
        )
    return replace(made, document=with_logo(document=made.document, report=report))

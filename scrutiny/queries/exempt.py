"""What is exempt of reports, for those who are named on them; and for everybody who writes, that it is."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Person, Reader
from csp.models.audience import AnyReader
from csp.permissions import Permission
from csp.queries.partnerships import people_with
from scrutiny.models import Exemption, ExemptMatter, Part2Reader, Report, ReportSection
from scrutiny.models.exempt import ExemptionQuerySet, ExemptMatterQuerySet
from scrutiny.models.part_2_reader import Part2ReaderQuerySet


def exemptions_of(reader: AnyReader, *, report: Report) -> ExemptionQuerySet:
    """Return what of a report is exempt and under which paragraph, without a word of it, the first marked first."""
    found = Exemption.objects.visible_to(reader).filter(report=report)
    return found.select_related("report__partnership", "section", "appendix", "marked_by").order_by(
        "marked_at", "name", "key"
    )


def exemptions_open_to(reader: Reader) -> ExemptionQuerySet:
    """Return that something is exempt, of the reports that the reader may write."""
    found = Exemption.objects.visible_to(reader).filter(
        report__in=Report.objects.visible_to(reader).values("pk")
    )
    return found.select_related("report__partnership").order_by("marked_at", "key")


def names_in(reader: AnyReader, *, section: ReportSection) -> list[str]:
    """Return the names of the exempt passages of a section."""
    found = Exemption.objects.visible_to(reader).filter(section=section)
    return list(found.order_by("marked_at", "key").values_list("name", flat=True))


def names_ever(reader: Reader, *, report: Report) -> set[str]:
    """Return the names that anything exempt of a report has or had: none is given twice."""
    mine = Exemption.objects.visible_to(reader).in_partnership(report.partnership)
    names = set(mine.filter(report=report).values_list("name", flat=True))
    return names | set(Exemption.history.filter(report_id=report.pk).values_list("name", flat=True))


def matter_open_to(reader: AnyReader) -> ExemptMatterQuerySet:
    """Return what is exempt itself, of the reports on which the reader is named, without the words of files."""
    found = ExemptMatter.objects.visible_to(reader)
    return (
        found.select_related(
            "report__partnership",
            "report__meeting__committee",
            "exemption__section",
            "exemption__appendix",
            "checked__file",
        )
        .defer("checked__text")
        .order_by("exemption__marked_at", "exemption__key")
    )


def matter_of(reader: AnyReader, *, report: Report) -> ExemptMatterQuerySet:
    """Return what is exempt itself of one report, if the reader is named on it."""
    return matter_open_to(reader).filter(report=report)


def secrets_of(reader: AnyReader, *, report_id: int) -> list[ExemptMatter]:
    """Return what is exempt of a report (an id) with all words of its files: what Part 1 is looked through for."""
    found = ExemptMatter.objects.visible_to(reader).filter(report=report_id)
    return list(found.select_related("checked__file", "exemption").order_by("pk"))


def is_named(reader: Reader, *, report: Report) -> bool:
    """Return whether the reader is named on a report now, and so reads what is exempt of it."""
    return Part2Reader.objects.naming(reader).filter(report=report).exists()


def readers_of(reader: Reader, *, report: Report) -> Part2ReaderQuerySet:
    """Return who is or was named on a report that the reader writes, the first named first."""
    found = Part2Reader.objects.visible_to(reader).filter(report=report)
    return found.select_related("person", "named_by", "ended_by", "report").order_by("named_at", "key")


def readers_open_to(reader: Reader) -> Part2ReaderQuerySet:
    """Return who is or was named on the reports that the reader writes."""
    found = Part2Reader.objects.visible_to(reader)
    return found.select_related("person", "report__partnership", "report__meeting__committee").order_by(
        "named_at", "key"
    )


def people_to_name(reader: Reader, *, report: Report, partnership: Partnership) -> QuerySet[Person]:
    """Return who may read papers in a partnership, and is not named on the report."""
    named = Part2Reader.objects.visible_to(reader).filter(report=report, ended_at=None)
    people = people_with(reader, Permission.PAPERS_READ_OWN, partnership=partnership)
    return people.exclude(pk__in=named.values("person"))


def versions_of(reader: Reader, *, matter: ExemptMatter) -> list[Any]:
    """Return every saved version of what is exempt, if the reader is named on its report, oldest first."""
    mine = ExemptMatter.objects.visible_to(reader).filter(pk=matter.pk)
    rows = ExemptMatter.history.filter(id__in=mine.values("pk"))
    return list(rows.select_related("history_user").order_by("history_date", "history_id"))


def citations_of(reader: Reader, *, exemption: Exemption) -> list[Any]:
    """Return every saved version of under which paragraph something is exempt, oldest first."""
    mine = Exemption.objects.visible_to(reader).filter(pk=exemption.pk)
    rows = Exemption.history.filter(id__in=mine.values("pk"))
    return list(rows.select_related("history_user").order_by("history_date", "history_id"))

"""What committees, reports and packs are called on the audit trail, for whoever may open them."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from csp.kernel.named import Named
from csp.models import Reader
from scrutiny.queries import appendices as all_appendices
from scrutiny.queries import approvals as all_approvals
from scrutiny.queries import committees as all_committees
from scrutiny.queries import corrections as all_corrections
from scrutiny.queries import council_forms as all_forms
from scrutiny.queries import exempt as all_exempt
from scrutiny.queries import packs as all_packs
from scrutiny.queries import report_risks as all_risks
from scrutiny.queries import reports as all_reports
from scrutiny.queries import sections as all_sections
from scrutiny.queries import sendings as all_sendings


def reports(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the reports with these ids that the reader may open."""
    found = all_reports.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(one.title, one.get_absolute_url()) for one in found}


def sections(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the sections of reports with these ids that the reader may open."""
    found = all_sections.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.get_absolute_url()) for one in found}


def comments(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return on which sections the comments with these ids are, as far as the reader may open them."""
    found = all_sections.comments_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(str(one), one.section.get_absolute_url()) for one in found}


def packs(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the packs with these ids that the reader may open."""
    found = all_packs.open_to(reader).filter(pk__in=ids).defer(*all_packs.HEAVY)
    return {one.pk: Named(str(one), one.get_absolute_url()) for one in found}


def appendices(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the appendices with these ids, of reports that the reader may write."""
    found = all_appendices.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def pack_appendices(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the files of packs with these ids, of packs that the reader may open."""
    found = all_appendices.attached_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.pack}", one.pack.get_absolute_url()) for one in found}


def corrections(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return where the corrections with these ids stand, of reports that the reader may write."""
    found = all_corrections.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def approvals(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return as what the approvals with these ids were given, of reports that the reader may write."""
    found = all_approvals.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def sendings(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return to whom reports that the reader may write were sent, for these ids."""
    found = all_sendings.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.pack}", one.pack.get_absolute_url()) for one in found}


def exemptions(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return that something is exempt of reports that the reader may write, for these ids, and nothing of it."""
    found = all_exempt.exemptions_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def exempt_matter(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return of which reports the exempt matter with these ids is, for whoever is named on them."""
    found = all_exempt.matter_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def part_2_readers(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return who is named on reports that the reader writes, for these ids."""
    found = all_exempt.readers_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def committees(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the committees with these ids that the reader may see."""
    found = all_committees.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(one.name, one.get_absolute_url()) for one in found}


def meetings(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the meetings of committees with these ids that the reader may see."""
    found = all_committees.meetings_open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(str(one), one.get_absolute_url()) for one in found}


def members(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return who the members of committees with these ids are, as far as the reader may see them."""
    return _of_committees(all_committees.members_open_to(reader), ids)


def deadlines(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return what has to be ready by the deadlines with these ids, as far as the reader may see them."""
    return _of_committees(all_committees.deadlines_open_to(reader), ids)


def work_items(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return what is on work programmes with these ids, as far as the reader may see it."""
    return _of_committees(all_committees.work_open_to(reader), ids)


def council_forms(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the council forms with these ids that the reader may see."""
    found = all_forms.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(one.name, one.get_absolute_url()) for one in found}


def risks(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the risks with these ids of reports that the reader writes."""
    found = all_risks.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(f"{one}, {one.report}", one.report.get_absolute_url()) for one in found}


def _of_committees(found: QuerySet[Any], ids: Collection[int]) -> Mapping[int, Named]:
    return {
        one.pk: Named(f"{one}, {one.committee}", one.committee.get_absolute_url())
        for one in found.filter(pk__in=ids)
    }

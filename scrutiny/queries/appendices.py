"""Which appendices reports have, which files went with packs, and how each appendix came to be what it is."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from csp.models import Reader
from scrutiny.models import Appendix, AppendixFile, Pack, PackAppendix, Report, ReportSection
from scrutiny.models.appendix import AppendixQuerySet, PackAppendixQuerySet


def open_to(reader: Reader) -> AppendixQuerySet:
    """Return the appendices of the reports that the reader may write, in their order, without their words."""
    return (
        Appendix.objects.visible_to(reader)
        .select_related("checked__file", "report__partnership", "report__meeting__committee")
        .defer("checked__text")
        .order_by("report", "position", "key")
    )


def of_report(reader: Reader, *, report: Report) -> AppendixQuerySet:
    """Return the appendices of a report in their order, without their words."""
    return open_to(reader).filter(report=report)


def beside(reader: Reader, *, section: ReportSection) -> list[Appendix]:
    """Return the appendices of the report of a section that the reader opens, in their order: words refer to them."""
    mine = ReportSection.objects.visible_to(reader).filter(pk=section.pk)
    found = Appendix.objects.filter(report__in=mine.values("report")).select_related("checked__file")
    return list(found.defer("checked__text").order_by("position", "key"))


def report_of(reader: Reader, *, key: str) -> str:
    """Return the key of the report that an appendix is of; nothing where there is none that the reader may write."""
    return (
        Appendix.objects.visible_to(reader).filter(key=key).values_list("report__key", flat=True).first()
        or ""
    )


def names_ever(reader: Reader, *, report: Report) -> set[str]:
    """Return the names that appendices of a report have or had: none is given twice."""
    return {one.name for one in versions_of(reader, report=report)}


def versions_of(reader: Reader, *, report: Report) -> list[Any]:
    """Return every saved version of a report's appendices, removed ones too, appendix by appendix, oldest first."""
    mine = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = Appendix.history.filter(report_id__in=mine.values("pk")).select_related("history_user")
    return list(rows.order_by("id", "history_date", "history_id"))


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of an appendix with this key that somebody removed, if there was one."""
    mine = Report.objects.visible_to(reader)
    gone = Appendix.history.filter(key=key, history_type="-", report_id__in=mine.values("pk"))
    return gone.select_related("report__partnership", "report__meeting__committee", "history_user").first()


def files_by_id(reader: Reader, *, ids: Iterable[int]) -> dict[int, AppendixFile]:
    """Return what is known of the files with these ids, of reports that the reader may write."""
    mine = Report.objects.visible_to(reader)
    found = AppendixFile.objects.filter(pk__in=set(ids), report__in=mine.values("pk"))
    return {one.pk: one for one in found.select_related("file").defer("text")}


def is_in_a_pack(reader: Reader, *, checked: AppendixFile) -> bool:
    """Return whether a file went with a pack of a report that the reader writes, in either part of it."""
    mine = Report.objects.visible_to(reader)
    return PackAppendix.objects.filter(checked=checked, pack__report__in=mine.values("pk")).exists()


def attached_open_to(reader: Reader) -> PackAppendixQuerySet:
    """Return the files of the packs that the reader may open, by letter, without their words."""
    return (
        PackAppendix.objects.visible_to(reader)
        .select_related("checked__file", "pack__partnership", "pack__file")
        .defer("checked__text", "pack__snapshot", "pack__checks")
        .order_by("pack", "letter")
    )


def attached_to(reader: Reader, *, pack: Pack) -> PackAppendixQuerySet:
    """Return the files that went with a pack, by letter, without their words."""
    return attached_open_to(reader).filter(pack=pack)


def words_attached(reader: Reader, *, pack: Pack) -> dict[str, str]:
    """Return all the words of the files that went with a pack, by letter."""
    rows = PackAppendix.objects.visible_to(reader).filter(pack=pack).order_by("letter")
    return dict(rows.values_list("letter", "checked__text"))


def words_with_part_2(reader: Reader, *, pack: Pack) -> dict[str, str]:
    """Return all words of the files of a Part 2, by letter, to look through them for whoever writes its report."""
    mine = Report.objects.visible_to(reader)
    rows = PackAppendix.objects.filter(pack=pack, pack__report__in=mine.values("pk")).order_by("letter")
    return dict(rows.values_list("letter", "checked__text"))


def words_of(reader: Reader, *, report: Report) -> dict[int, str]:
    """Return all the words of the files of a report's appendices, by the id of what is known of each."""
    mine = Report.objects.visible_to(reader)
    rows = AppendixFile.objects.filter(report=report, report__in=mine.values("pk"))
    return dict(rows.values_list("pk", "text"))


def still_there(reader: Reader, *, ids: Iterable[int]) -> "QuerySet[AppendixFile]":
    """Return those of these files that nobody has removed."""
    mine = Report.objects.visible_to(reader)
    return AppendixFile.objects.filter(pk__in=list(ids), report__in=mine.values("pk"))

"""Which packs were built, and which were issued to whom."""

from csp.models import Audience, Partnership, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission
from csp.queries.search import keys_with_words
from scrutiny.models import CommitteeMember, Pack, Report
from scrutiny.models.pack import PackQuerySet

HEAVY = ("snapshot", "checks")
KIND = "pack"


def open_to(reader: Reader) -> PackQuerySet:
    """Return the packs that the reader may open, with all that their page names."""
    return (
        Pack.objects.visible_to(reader)
        .select_related("partnership", "file", "bundle", "asked_by", "cleared_by", "issued_by")
        .select_related("report__plan", "report__meeting__committee__authority", "meeting__committee")
        .order_by("-asked_at", "key")
    )


def issued(reader: Reader, *, partnership: Partnership) -> PackQuerySet:
    """Return what was issued and the reader may open, without its words: newest meeting first, then newest issue."""
    return (
        open_to(reader)
        .in_partnership(partnership)
        .public()
        .issued()
        .defer(*HEAVY)
        .order_by("-meeting__held_on", "report__title", "report__key", "meeting__key", "-number")
    )


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> PackQuerySet:
    """Return what was issued and holds every one of the words in its title or its meeting's, newest first."""
    own = Permission.PAPERS_READ_OWN
    keys = keys_with_words(reader, kind=KIND, words=words, partnership=partnership, permission=own)
    return issued(reader, partnership=partnership).filter(key__in=keys)


def issued_to_me(reader: Reader, *, partnership: Partnership) -> PackQuerySet:
    """Return what was issued for meetings still to come of the committees that the reader is a member of."""
    mine = CommitteeMember.objects.filter(holds_on(reader.today), person_id=reader.person_id)
    return issued(reader, partnership=partnership).filter(
        meeting__committee__in=mine.values("committee_id"),
        meeting__held_on__gte=reader.today,
    )


def of_report(reader: Reader, *, report: Report) -> PackQuerySet:
    """Return Part 1 of each pack of a report that the reader may open, without its words, newest first."""
    return open_to(reader).public().filter(report=report).defer(*HEAVY).order_by("-number")


def of_reports(reader: Reader, *, partnership: Partnership) -> PackQuerySet:
    """Return the packs of all reports that the reader may open, without their words, newest first in each."""
    found = open_to(reader).public().in_partnership(partnership)
    return found.defer(*HEAVY).order_by("report_id", "-number")


def versions_of(reader: Reader, *, pack: Pack) -> PackQuerySet:
    """Return what was issued of this part of the report for its meeting, newest first: versions of one paper."""
    mine = open_to(reader).filter(report=pack.report, audience=pack.audience).defer(*HEAVY)
    return mine.issued().filter(meeting=pack.meeting_id).order_by("-number")


def later_than(reader: Reader, *, pack: Pack) -> bool:
    """Return whether a later pack of the same report was begun, however far it came."""
    return of_report(reader, report=pack.report).filter(number__gt=pack.number).exists()


def issued_before(reader: Reader, *, report: Report) -> Pack | None:
    """Return the last pack issued to the committee of a report for an earlier meeting, if the reader may open it."""
    meeting = report.meeting
    earlier = open_to(reader).public().issued().filter(meeting__committee=meeting.committee_id)
    earlier = earlier.filter(meeting__held_on__lt=meeting.held_on)
    return earlier.order_by("-meeting__held_on", "-number", "key").first()


def last_number(reader: Reader, *, report: Report) -> int:
    """Return the number of the report's last pack, or 0."""
    numbers = Pack.objects.visible_to(reader).filter(report=report).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def issued_after(reader: Reader, *, pack: Pack) -> bool:
    """Return whether a later pack of the same report was issued for the same meeting and audience."""
    return versions_of(reader, pack=pack).filter(number__gt=pack.number).exists()


def other_part(reader: Reader, *, pack: Pack) -> Pack | None:
    """Return Part 2 of a pack, or Part 1 of its Part 2, if the reader may open that."""
    found = open_to(reader).filter(report=pack.report_id, number=pack.number)
    return found.exclude(audience=pack.audience).defer(*HEAVY).first()


def part_2_built_with(reader: Reader, *, pack: Pack) -> Pack | None:
    """Return Part 2 of a pack to whoever writes its report, to be issued with it and looked through.

    They may not read it: no page shows what this returns.
    """
    mine = Report.objects.visible_to(reader)
    found = Pack.objects.filter(report=pack.report_id, number=pack.number, report__in=mine.values("pk"))
    return found.filter(audience=Audience.PART_2).select_related("report", "file").first()

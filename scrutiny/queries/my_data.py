"""What the scrutiny holds about the reader themselves."""

from django.db.models import Q, QuerySet

from csp.models import Reader
from scrutiny.models import (
    Approval,
    CommitteeMember,
    Pack,
    Part2Reader,
    ReportSection,
    SectionComment,
    Sending,
)
from scrutiny.queries.packs import HEAVY


def memberships_of(reader: Reader) -> QuerySet[CommitteeMember]:
    """Return the reader's memberships of committees, past ones too, newest first."""
    mine = CommitteeMember.objects.filter(person=reader.person_id)
    return mine.select_related("committee__partnership").order_by("-starts_on", "pk")


def packs_of(reader: Reader) -> QuerySet[Pack]:
    """Return the packs that the reader asked for, cleared or issued, of those that they may open, newest first."""
    mine = Q(asked_by=reader.person_id) | Q(cleared_by=reader.person_id) | Q(issued_by=reader.person_id)
    found = Pack.objects.visible_to(reader).filter(mine).select_related("partnership")
    return found.defer(*HEAVY).order_by("-asked_at", "key")


def named_on(reader: Reader) -> QuerySet[Part2Reader]:
    """Return where the reader is or was named to read what is exempt of a report, newest first."""
    mine = Part2Reader.objects.filter(person=reader.person_id)
    return mine.select_related("report__partnership").order_by("-named_at", "key")


def sections_of(reader: Reader) -> QuerySet[ReportSection]:
    """Return the sections of reports that name the reader as their writer, or that they signed, newest first."""
    mine = Q(holder=reader.person_id) | Q(signed_by=reader.person_id)
    found = ReportSection.objects.filter(mine).select_related("report__partnership")
    return found.order_by("-report__meeting__held_on", "position", "key")


def comments_of(reader: Reader) -> QuerySet[SectionComment]:
    """Return what the reader said of sections, or said was dealt with, newest first."""
    mine = Q(said_by=reader.person_id) | Q(settled_by=reader.person_id)
    found = SectionComment.objects.filter(mine).select_related("section__report__partnership")
    return found.order_by("-said_at", "key")


def approvals_of(reader: Reader) -> QuerySet[Approval]:
    """Return the approvals that the reader gave, recorded or took back, newest first."""
    mine = Q(person=reader.person_id) | Q(recorded_by=reader.person_id) | Q(ended_by=reader.person_id)
    found = Approval.objects.filter(mine).select_related("report__partnership")
    return found.order_by("-recorded_at", "key")


def sendings_of(reader: Reader) -> QuerySet[Sending]:
    """Return the sendings of reports to the reader, and those that they recorded, newest first."""
    mine = Q(person=reader.person_id) | Q(recorded_by=reader.person_id)
    found = (
        Sending.objects.filter(mine)
        .select_related("pack__partnership")
        .defer("pack__snapshot", "pack__checks")
    )
    return found.order_by("-recorded_at", "key")

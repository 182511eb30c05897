"""What the scrutiny holds about a person: the committees they sit on, and the packs they had a hand in."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from scrutiny.models import (
    Approval,
    CommitteeMember,
    Pack,
    Part2Reader,
    ReportSection,
    SectionComment,
    Sending,
)
from scrutiny.queries import my_data


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the scrutiny holds about the reader."""
    yield _memberships(reader)
    yield _packs(reader)
    yield _named_on(reader)
    yield _sections(reader)
    yield _comments(reader)
    yield _approvals(reader)
    yield _sendings(reader)


def _memberships(reader: Reader) -> Section:
    cells = columns(
        committee="Committee", partnership="Partnership", part="On it as", from_day="From", until="Until"
    )

    def row(one: CommitteeMember) -> Row:
        part = one.get_part_display()
        on_it_as = f"{part}, for {one.topic}" if one.topic else part
        return one.committee.name, str(one.committee.partnership), on_it_as, one.starts_on, one.ends_on

    found = rows_from(my_data.memberships_of(reader), row)
    return Section("committees", "Committees that you are or were on", Table(cells, found))


def _packs(reader: Reader) -> Section:
    cells = columns(
        pack="Report",
        asked="Had it built",
        cleared="Said its words may be public",
        reason="Why",
        issued="Issued it",
    )

    def row(one: Pack) -> Row:
        cleared = one.cleared_by_id == reader.person_id
        return (
            str(one),
            one.asked_at if one.asked_by_id == reader.person_id else None,
            one.cleared_at if cleared else None,
            one.cleared_reason if cleared else "",
            one.issued_at if one.issued_by_id == reader.person_id else None,
        )

    return Section(
        "packs", "Reports that you built or issued", Table(cells, rows_from(my_data.packs_of(reader), row))
    )


def _named_on(reader: Reader) -> Section:
    cells = columns(report="Report", partnership="Partnership", named="Named", until="Until")

    def row(one: Part2Reader) -> Row:
        return str(one.report), str(one.report.partnership), one.named_at, one.ended_at

    found = rows_from(my_data.named_on(reader), row)
    return Section("part-2", "Reports on which you are or were named to read Part 2", Table(cells, found))


def _sections(reader: Reader) -> Section:
    cells = columns(
        section="Section", report="Report", partnership="Partnership", due="To be written by", signed="Signed"
    )

    def row(one: ReportSection) -> Row:
        signed = one.signed_at if one.signed_by_id == reader.person_id else None
        due = one.due_on if one.holder_id == reader.person_id else None
        return str(one), str(one.report), str(one.report.partnership), due, signed

    found = rows_from(my_data.sections_of(reader), row)
    return Section("report-sections", "Sections of reports that you write or signed", Table(cells, found))


def _comments(reader: Reader) -> Section:
    cells = columns(
        section="Section",
        report="Report",
        partnership="Partnership",
        at="Said",
        text="What you said",
        dealt="Dealt with",
    )

    def row(one: SectionComment) -> Row:
        is_mine = one.said_by_id == reader.person_id
        report = one.section.report
        return (
            str(one.section),
            str(report),
            str(report.partnership),
            one.said_at if is_mine else None,
            one.text if is_mine else "",
            one.settled_at if one.settled_by_id == reader.person_id else None,
        )

    found = rows_from(my_data.comments_of(reader), row)
    return Section("section-comments", "What you said of sections of reports", Table(cells, found))


def _approvals(reader: Reader) -> Section:
    cells = columns(
        report="Report",
        partnership="Partnership",
        approved="Approved as",
        given="You approved",
        post="Your post",
        said="What you said",
        recorded="You recorded it",
        ended="You took it back",
        why="Why",
    )

    def row(one: Approval) -> Row:
        is_mine, ended = one.person_id == reader.person_id, one.ended_by_id == reader.person_id
        return (
            str(one.report),
            str(one.report.partnership),
            one.label,
            one.given_on if is_mine else None,
            one.post if is_mine else "",
            one.said if is_mine else "",
            one.recorded_at if one.recorded_by_id == reader.person_id else None,
            one.ended_at if ended else None,
            one.ended_why if ended else "",
        )

    found = rows_from(my_data.approvals_of(reader), row)
    return Section("approvals", "Approvals of reports that you gave or recorded", Table(cells, found))


def _sendings(reader: Reader) -> Section:
    cells = columns(
        report="Report",
        partnership="Partnership",
        to_you="Sent to you",
        what="What",
        recorded="You recorded it",
        sent_by="Who sent it",
    )

    def row(one: Sending) -> Row:
        is_recorder = one.recorded_by_id == reader.person_id
        return (
            str(one.pack),
            str(one.pack.partnership),
            one.sent_on if one.person_id == reader.person_id else None,
            "; ".join(one.what),
            one.recorded_at if is_recorder else None,
            one.sent_by if is_recorder else "",
        )

    found = rows_from(my_data.sendings_of(reader), row)
    return Section(
        "sendings", "Reports that were sent to you, or whose sending you recorded", Table(cells, found)
    )

"""What the scrutiny holds about a person: the committees they sit on, and the packs they had a hand in."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from scrutiny.models import CommitteeMember, Pack
from scrutiny.queries import my_data


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the scrutiny holds about the reader."""
    yield _memberships(reader)
    yield _packs(reader)


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

"""To whom reports were sent, to whom they are to be sent, and how each record came to be what it is."""

from typing import Any

from csp.models import Partnership, Reader, Seat
from csp.models.dated import holds_on
from csp.queries.seats import seats_at
from scrutiny.models import CommitteeMember, Pack, Part2Reader, Sending
from scrutiny.models.sending import SendingQuerySet
from scrutiny.queries import packs

ASKED = (Seat.Standing.RESPONSIBLE, Seat.Standing.COOPERATING)


def open_to(reader: Reader) -> SendingQuerySet:
    """Return the sendings of the reports that the reader may write, the first sent first."""
    return (
        Sending.objects.visible_to(reader)
        .select_related("pack__partnership", "pack__report__meeting__committee", "pack__meeting__committee")
        .select_related("recorded_by", "person")
        .defer("pack__snapshot", "pack__checks")
        .order_by("sent_on", "recorded_at", "key")
    )


def of_paper(reader: Reader, *, pack: Pack) -> list[Sending]:
    """Return the sendings of every version of a paper."""
    found = open_to(reader).filter(pack__report=pack.report_id, pack__meeting=pack.meeting_id)
    return list(found.filter(pack__number__lte=pack.number))


def latest_issued(reader: Reader, *, partnership: Partnership, committee: int | None = None) -> list[Pack]:
    """Return the last version of each paper that the reader writes, oldest first; of one committee if said."""
    found = packs.issued(reader, partnership=partnership)
    if committee:
        found = found.filter(meeting__committee=committee)
    last: dict[tuple[int, int | None], Pack] = {}
    for pack in found:
        last.setdefault((pack.report_id, pack.meeting_id), pack)
    return list(reversed(last.values()))


def of_papers(reader: Reader, *, partnership: Partnership) -> list[Sending]:
    """Return the sendings of all papers of a partnership."""
    return list(open_to(reader).in_partnership(partnership))


def bodies_asked(reader: Reader, *, partnership: Partnership) -> list[Seat]:
    """Return the seats of the authorities that may have to have copies, those that ended too, by name."""
    return list(seats_at(reader, partnership=partnership).filter(standing__in=ASKED))


def named_on(reader: Reader, *, pack: Pack) -> list[Part2Reader]:
    """Return who is named today to read Part 2 of a report that the reader writes."""
    found = Part2Reader.objects.visible_to(reader).filter(report=pack.report_id, ended_at=None)
    return list(found.select_related("person").order_by("named_at", "key"))


def number_of_members(reader: Reader, *, pack: Pack) -> int:
    """Return how many people were members of the committee of a pack today."""
    committee = pack.meeting.committee_id if pack.meeting else None
    found = CommitteeMember.objects.visible_to(reader).filter(holds_on(reader.today), committee=committee)
    return found.count()


def versions_of(reader: Reader, *, pack: Pack) -> list[Any]:
    """Return every saved version of what was recorded of the versions of a paper, removed ones too."""
    mine = Pack.objects.visible_to(reader).filter(report=pack.report_id, meeting=pack.meeting_id)
    rows = Sending.history.filter(pack_id__in=mine.values("pk")).select_related("history_user")
    return list(rows.order_by("id", "history_date", "history_id"))


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of a sending with this key that somebody removed, if there was one."""
    mine = Pack.objects.visible_to(reader)
    gone = Sending.history.filter(key=key, history_type="-", pack_id__in=mine.values("pk"))
    return gone.select_related("pack__partnership", "pack__meeting__committee", "history_user").first()

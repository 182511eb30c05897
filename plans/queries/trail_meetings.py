"""What meetings and their parts are called on the audit trail, for whoever may open them; who came is not named."""

from collections.abc import Collection, Iterable, Mapping

from csp.kernel.named import Named
from csp.models import Reader
from plans.models import Attendance, MeetingDecision, MeetingPaper
from plans.queries import meetings as all_meetings


def meetings(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the meetings with these ids that the reader may see."""
    found = all_meetings.open_to(reader).filter(pk__in=ids)
    return {one.pk: Named(one.title, one.get_absolute_url()) for one in found}


def attendances(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the meetings at which these people were, as far as the reader may see them."""
    return _parts(all_meetings.attendances_open_to(reader).filter(pk__in=ids), "attendance")


def papers(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the meetings of the papers with these ids that the reader may see."""
    return _parts(all_meetings.papers_open_to(reader).filter(pk__in=ids), "papers")


def decisions(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the meetings of the decisions with these ids that the reader may see."""
    return _parts(all_meetings.decisions_open_to(reader).filter(pk__in=ids), "decisions")


def _parts(found: Iterable[Attendance | MeetingPaper | MeetingDecision], place: str) -> dict[int, Named]:
    return {one.pk: Named(one.meeting.title, f"{one.meeting.get_absolute_url()}#{place}") for one in found}

"""An audit trail as a page and as a file: what was done in words, and a record's name for whoever may open it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.core.paginator import Paginator
from django.http import QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from csp.audit.words import kind_of, names_of, words_of
from csp.kernel import day_words
from csp.kernel.csv_file import ROWS_AT_ONCE, csv_file
from csp.models import AuditEvent, Reader
from csp.models.audit_event import AuditEventQuerySet
from csp.queries.trail import SealState
from csp.web.paging import PageLinks, with_answer
from csp.web.requests import Request

ROWS = 50
HEADS = ("Number", "When", "Who", "What", "Kind of record", "Record", "From where")
NOBODY = "The site itself"


@dataclass(frozen=True)
class TrailRow:
    """One event, in words."""

    number: str
    at: datetime
    who: str
    what: str
    kind: str
    record: str
    url: str
    address: str

    @property
    def when(self) -> str:
        """Return the moment for a table: 23 Nov 2026, 10:30."""
        return f"{day_words.short(self.at.date())}, {self.at:%H:%M}"

    @property
    def cells(self) -> Sequence[str]:
        """Return the event as the file has it."""
        at = self.at.isoformat(sep=" ", timespec="seconds")
        return (self.number, at, self.who, self.what, self.kind, self.record, self.address)


def rows_of(
    reader: Reader, events: Iterable[AuditEvent], *, trail: str, beside: Mapping[str, str] | None = None
) -> list[TrailRow]:
    """Return events in words; those that are sealed on another trail than this one have no number here.

    ``beside`` are trails that are listed with it, each with what goes before its numbers.
    """
    marks = {trail: "", **(beside or {})}
    found = list(events)
    names = names_of(reader, [(one.subject, one.subject_id) for one in found])
    rows = []
    for one in found:
        named = names.get((one.subject, one.subject_id))
        rows.append(
            TrailRow(
                number=f"{marks[one.trail]}{one.number}" if one.trail in marks and one.number else "",
                at=timezone.localtime(one.at),
                who=one.person.name if one.person else NOBODY,
                what=words_of(one.verb),
                kind=kind_of(one.subject),
                record=named.words if named else "",
                url=named.url if named else "",
                address=one.address,
            )
        )
    return rows


@dataclass(frozen=True)
class TrailPage:
    """Everything the page shows besides its filter."""

    sentence: str
    rows: list[TrailRow]
    pages: PageLinks
    chips: list[tuple[str, str]]
    download: str
    state: SealState

    @classmethod
    def of(
        cls,
        request: Request,
        events: AuditEventQuerySet,
        *,
        state: SealState,
        chosen: Iterable[tuple[str, str]],
        file_url: str,
        beside: Mapping[str, str] | None = None,
    ) -> "TrailPage":
        """Return one page of a trail, with those ``beside`` it, narrowed as the address says."""
        address = request.GET
        # The ids of one page first: to sort whole rows takes many times as long.
        place = Paginator(events.values_list("pk", flat=True), ROWS).get_page(address.get("page"))
        found = events.filter(pk__in=list(place))
        links = PageLinks.of(place, address)
        return cls(
            sentence=_sentence(links),
            rows=rows_of(request.reader, found, trail=state.trail, beside=beside),
            pages=links,
            chips=[(words, with_answer(address, page="", **{field: ""})) for field, words in chosen],
            download=_download(file_url, address) if links.total and file_url else "",
            state=state,
        )


def trail_file(
    request: Request, events: AuditEventQuerySet, *, trail: str, beside: Mapping[str, str] | None = None
) -> StreamingHttpResponse:
    """Return everything that the list shows for the same address, all its pages, as a CSV file."""
    newest = events.order_by("-pk").values_list("pk", flat=True).first()
    listed = events.filter(
        pk__lte=newest or 0
    )  # while it is sent, new events come, that of taking it among them
    rows = (row.cells for row in _all_rows(request.reader, listed, trail=trail, beside=beside))
    response = StreamingHttpResponse(csv_file(HEADS, rows), content_type="text/csv; charset=utf-8")
    name = f"{request.partnership.slug}-trail-{request.reader.today.isoformat()}.csv"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _all_rows(
    reader: Reader, events: AuditEventQuerySet, *, trail: str, beside: Mapping[str, str] | None
) -> Iterator[TrailRow]:
    left = events.iterator(chunk_size=ROWS_AT_ONCE)
    while some := list(islice(left, ROWS_AT_ONCE)):
        yield from rows_of(reader, some, trail=trail, beside=beside)


def _sentence(page: PageLinks) -> str:
    shown = f" Showing {page.first} to {page.last}." if page.count > 1 else ""
    return f"{page.total} {'event' if page.total == 1 else 'events'}, newest first.{shown}"


def _download(file_url: str, address: QueryDict) -> str:
    return file_url + with_answer(address, page="")

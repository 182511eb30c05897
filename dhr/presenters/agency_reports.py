"""Agency reports as pages show them: the list of a review, one report, what became of it, what can be done next."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from csp.files import MediaType
from csp.kernel import day_words
from csp.kernel.file_size import size_words
from csp.kernel.listing import listed
from csp.kernel.markdown import to_html
from csp.models import Reader, StoredFile
from dhr.models import AgencyReport, AgencyReportStep, ReviewMember
from dhr.policies import agency_reports as policies
from dhr.presenters.overview import Figure
from dhr.presenters.part_changes import Told

State = AgencyReport.State
MARKS = {
    State.ASKED: "wait",
    State.RECEIVED: "part",
    State.RETURNED: "wait",
    State.CHECKED: "part",
    State.COUNTERSIGNED: "part",
    State.ACCEPTED: "done",
    State.NIL: "done",
    State.NOT_COMING: "part",
}
ASIDE = (State.RETURNED, State.NOT_COMING)  # never what a report waits for next
CHANGES = Told(
    fields=(
        ("agency", "Agency"),
        ("kind", "What it is asked for"),
        ("asked_for", "What it is to cover"),
        ("asked_on", "Asked for on"),
        ("due_on", "Due on"),
        ("state", "Where it stands"),
        ("is_nil", "Nil return"),
        ("countersigned_by", "Countersigned by"),
        ("kept_at", "Where it is kept"),
    ),
    chosen={
        "kind": dict(AgencyReport.Kind.choices),
        "state": dict(State.choices),
        "is_nil": {True: "Yes", False: "No"},
    },
)


@dataclass(frozen=True)
class ReportRow:
    """One report in the list of a review."""

    agency: str
    url: str
    kind: str
    due_on: date
    first_due: str
    is_late: bool
    mark: str
    stands: str
    authors: str


@dataclass(frozen=True)
class ToChase:
    """A report that is overdue and was not chased today, and whether somebody who writes it can be written to."""

    report: AgencyReport
    is_by_email: bool


@dataclass(frozen=True)
class Entry:
    """One line of what became of a report, as the timeline draws it."""

    heading: str
    detail: str
    body: SafeString | str = ""
    note: str = ""
    kind: str = "change"
    tag: None = None


@dataclass(frozen=True)
class Door:
    """Something that can be done with a report now."""

    words: str
    url: str
    is_first: bool = False


def is_late(report: AgencyReport, today: date) -> bool:
    """Return whether something was to have come by now; once the review is closed, nobody waits for it."""
    return report.is_awaited and not report.review.closed_on and report.due_on < today


def rows_of(
    reports: Iterable[AgencyReport], *, writers: Mapping[int, Sequence[ReviewMember]], today: date
) -> list[ReportRow]:
    """Return the rows of the list; ``writers`` are the authors by the circle of each report."""
    return [
        ReportRow(
            agency=one.agency,
            url=one.get_absolute_url(),
            kind=AgencyReport.Kind(one.kind).label,
            due_on=one.due_on,
            first_due=_first_due(one),
            is_late=is_late(one, today),
            mark="late" if is_late(one, today) else MARKS[State(one.state)],
            stands=stands_words(one),
            authors=authors_words(writers.get(one.authors_circle_id, ())),
        )
        for one in reports
    ]


def stands_words(report: AgencyReport) -> str:
    """Return where a report stands, and whether what came says that there was no contact."""
    stands = State(report.state).label
    return f"{stands}: nil return" if report.is_nil and report.state == State.RECEIVED else stands


def figures_of(reports: Sequence[AgencyReport], *, today: date) -> list[Figure]:
    """Return how many were asked for, and where they stand: once the review is closed, how many never came."""
    late = sum(is_late(one, today) for one in reports)
    here, forgone = sum(one.is_here for one in reports), sum(one.is_forgone for one in reports)
    is_over = any(one.review.closed_on for one in reports)
    never = sum(one.is_awaited for one in reports)
    return [
        Figure(str(len(reports)), "asked for"),
        Figure(str(never), "never came") if is_over else Figure(str(late), "overdue", is_worry=bool(late)),
        Figure(str(here), "here, never accepted" if is_over else "here, not yet accepted"),
        Figure(str(sum(one.is_accepted for one in reports)), "accepted"),
        *([Figure(str(forgone), "will not come")] if forgone else []),
    ]


def authors_words(members: Sequence[ReviewMember]) -> str:
    """Return who writes a report, and who of them has yet to sign the statement."""
    return listed(
        [f"{one.person.name}{'' if one.has_signed else ' (has not signed yet)'}" for one in members]
    )


def facts_of(report: AgencyReport, *, authors: Sequence[ReviewMember], today: date) -> list[tuple[str, ...]]:
    """Return what is known of a report."""
    due = day_words.long(report.due_on)
    is_expected = report.is_awaited and not report.review.closed_on
    near = day_words.near(report.due_on, today) if is_expected else ""
    rows: list[tuple[str, ...]] = [
        ("Where it stands", stands_words(report)),
        ("What it is", AgencyReport.Kind(report.kind).label),
        ("Asked for on", day_words.long(report.asked_on)),
        ("Due on", due, ". ".join(filter(None, (near.capitalize(), _first_due(report))))),
        ("Who writes it", authors_words(authors) or "Nobody on the review"),
    ]
    if report.is_nil:
        rows.append(("Nil return", "The agency says that it had no contact"))
    if report.countersigned_by:
        rows.append(("Countersigned by", report.countersigned_by))
    if report.kept_at or report.file_id:
        rows.append(("Where it is kept", report.kept_at or "Here"))
    return rows


def entries_of(steps: Iterable[AgencyReportStep], *, slug: str) -> list[Entry]:
    """Return what became of a report, the last first."""
    return [
        Entry(
            heading=AgencyReportStep.What(one.what).label,
            detail=f", {day_words.plain(one.on)}",
            body=_body(one, slug),
            note=_written(one),
            kind="challenge" if one.what == AgencyReportStep.What.RETURNED else "change",
        )
        for one in steps
    ]


def doors_of(reader: Reader, report: AgencyReport, *, is_author: bool) -> list[Door]:
    """Return what the reader can do next with a report; the first is what it waits for, if that is its way on."""
    sends, checks = policies.may_send(reader, report), policies.may_check(reader, report)
    ways = (
        ("Send the report" if is_author else "Note that it came", "send", State.RECEIVED, sends),
        ("Note that it is quality checked", "check", State.CHECKED, checks),
        ("Note who countersigned it", "countersign", State.COUNTERSIGNED, sends),
        (
            "Accept it",
            "accept",
            policies.settled_as(report),
            policies.may_accept(reader, report),
        ),
        ("Return it with comments", "return", State.RETURNED, checks),
        ("Note that it will not come", "forgo", State.NOT_COMING, policies.may_forgo(reader, report)),
    )
    where = [report.review.partnership.slug, report.key]
    open_ones = [
        Door(words, reverse(f"dhr:agency-report-{verb}", args=where), is_first=state not in ASIDE)
        for words, verb, state, allowed in ways
        if allowed and policies.may_become(report, state)
    ]
    return [replace(one, is_first=one.is_first and place == 0) for place, one in enumerate(open_ones)]


def overdue(reports: Iterable[AgencyReport], *, today: date) -> list[AgencyReport]:
    """Return those that were to have come by now."""
    return [one for one in reports if is_late(one, today)]


def to_chase(
    late: Iterable[AgencyReport],
    *,
    writers: Mapping[int, Sequence[ReviewMember]],
    chased: Collection[int],
    today: date,
) -> list[ToChase]:
    """Return the reports that are overdue and were not ``chased`` today (ids)."""
    return [
        ToChase(one, is_written_to(writers.get(one.authors_circle_id, ()), today))
        for one in late
        if one.pk not in chased
    ]


def is_written_to(members: Iterable[ReviewMember], today: date) -> bool:
    """Return whether a report is open to one of its authors, who can be written to about it."""
    return any(one.has_signed and one.starts_on <= today and one.person.is_active for one in members)


def chase_words(chased: Collection[object]) -> str:
    """Return what to say of an agency that was chased: how many people were written to."""
    return "1 person is written to" if len(chased) == 1 else f"{len(chased)} people are written to"


def _first_due(report: AgencyReport) -> str:
    if report.due_on == report.original_due_on:
        return ""
    return f"First given until {day_words.plain(report.original_due_on)}"


def _written(step: AgencyReportStep) -> str:
    here = timezone.localtime(step.at)
    return f"Written down by {step.by.name}, {day_words.plain(here.date())} at {here:%H:%M}"


def _body(step: AgencyReportStep, slug: str) -> SafeString:
    said = mark_safe(to_html(step.note))  # noqa: S308  (to_html has cleaned what was written)
    return format_html("{}{}", said, _link(step, step.file, slug)) if step.file else said


def _link(step: AgencyReportStep, file: StoredFile, slug: str) -> SafeString:
    url = reverse("dhr:agency-report-download", args=[slug, step.key])
    about = f"{MediaType(file.media_type).word}, {size_words(file.size)}"
    return format_html('<p><a class="govuk-link" href="{}">The report as it came</a> ({})</p>', url, about)

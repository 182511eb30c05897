"""A report's own page: what it says, and what was built of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.clear_days import publish_by
from csp.kernel.report.front import Risk
from csp.models import Job
from scrutiny.models import Appendix, Pack, Report, ReportRisk
from scrutiny.presenters.appendices import AppendixRow, rows_of
from scrutiny.presenters.pack_words import file_words, issued_words
from scrutiny.sources.front_sheet import front_of, implications_of, missing_from
from scrutiny.sources.risks import risk_of
from scrutiny.sources.wording import recommendations, references_named


@dataclass(frozen=True)
class Build:
    """One building of the report: how far it came, and where to go on."""

    number: int
    asked: str
    kind: str
    state: str
    url: str
    link: str
    download_url: str
    file: str


@dataclass(frozen=True)
class ReportPage:
    """What the writer of a report sees."""

    front: tuple[tuple[str, str], ...]
    recommendations: list[str]
    builds: list[Build]
    papers_by: date
    appendices: list[AppendixRow]
    form_name: str
    missing: list[str]
    implications: list[tuple[str, str]]
    has_risks: bool
    risks: list[Risk]

    @classmethod
    def of(
        cls,
        report: Report,
        packs: Iterable[Pack],
        jobs: Mapping[str, Job],
        states: Mapping[str, str],
        *,
        appendices: Sequence[Appendix] = (),
        risks: Sequence[ReportRisk] = (),
    ) -> "ReportPage":
        """Return the page; of packs that are not built, by their keys, ``jobs`` are those that the reader asked
        for, and ``states`` how far each is, whoever asked for it.
        """
        builds = [_build(pack, jobs.get(pack.key), states.get(pack.key, "")) for pack in packs]
        return cls(
            front=front_of(report),
            recommendations=[references_named(one) for one in recommendations(report.recommendations)],
            builds=builds,
            papers_by=publish_by(report.meeting.held_on, clear=report.meeting.committee.clear_days),
            appendices=rows_of(appendices),
            form_name=report.council_form.name,
            missing=missing_from(report),
            implications=_implications(report),
            has_risks=report.council_form.has_risks,
            risks=[risk_of(one) for one in risks],
        )


def _implications(report: Report) -> list[tuple[str, str]]:
    """Return every implication of the report's form, with what was answered."""
    answered = {one.key: one for one in implications_of(report)}
    return [
        (one.label, answered[one.name].words if one.name in answered else "Not answered yet")
        for one in report.council_form.implications
    ]


def _build(pack: Pack, job: Job | None, job_state: str) -> Build:
    where = [pack.partnership.slug, pack.key]
    kind, state = _state(pack, job_state)
    url, link = reverse("scrutiny:pack-detail", args=where), "Read it"
    if pack.state == Pack.State.BUILDING:
        url = reverse("csp:job-detail", args=[pack.partnership.slug, job.key]) if job else ""
        link = "See why" if job and job.state == Job.State.FAILED else "See how far it is"
    is_built = pack.state != Pack.State.BUILDING
    asked = day_words.plain(timezone.localdate(pack.asked_at))
    return Build(
        number=pack.number,
        asked=f"{asked}, {pack.asked_by.name}",
        kind=kind,
        state=state,
        url=url,
        link=link,
        download_url=reverse("scrutiny:pack-download", args=where) if is_built else "",
        file=file_words(pack) if is_built else "",
    )


def _state(pack: Pack, job_state: str) -> tuple[str, str]:
    if pack.state == Pack.State.ISSUED:
        return "done", f"Issued {issued_words(pack)}"
    if pack.state == Pack.State.BUILT:
        return "part", "Built, not issued"
    if job_state == Job.State.FAILED:
        return "late", "Not built: it stopped"
    if job_state in (Job.State.WAITING, Job.State.RUNNING):
        return "wait", "Being built"
    return "wait", "Not built"

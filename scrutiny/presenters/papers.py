"""The papers: what has been issued, newest meeting first, and the reports that are being written."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from csp.kernel import day_words
from scrutiny.models import Pack, Report
from scrutiny.presenters.pack_words import file_words, issued_words


@dataclass(frozen=True)
class Version:
    """One issue of a report."""

    label: str
    issued: str
    url: str
    download_url: str
    file: str


@dataclass(frozen=True)
class Paper:
    """A report as its readers find it: its last version, and those before it."""

    title: str
    committee: str
    meeting: str
    latest: Version
    earlier: list[Version]


@dataclass(frozen=True)
class Draft:
    """A report as its writer finds it."""

    title: str
    url: str
    committee: str
    meeting: str
    kind: str
    state: str


def papers_of(packs: Iterable[Pack]) -> list[Paper]:
    """Return a paper for each report and meeting, from packs that come paper by paper, newest issue first."""
    return [
        _paper(list(group)) for _, group in groupby(packs, key=lambda pack: (pack.report_id, pack.meeting_id))
    ]


def drafts_of(reports: Iterable[Report], packs: Iterable[Pack]) -> list[Draft]:
    """Return a draft for each report, with the state of its last pack; packs come newest first in each report."""
    last: dict[int, Pack] = {}
    for pack in packs:
        last.setdefault(pack.report_id, pack)
    return [_draft(report, last.get(report.pk)) for report in reports]


def versions_of(packs: list[Pack]) -> list[Version]:
    """Return the versions of one paper, from its issued packs, newest first; the first issued is version 1."""
    return [_version(pack, len(packs) - at) for at, pack in enumerate(packs)]


def _paper(packs: list[Pack]) -> Paper:
    latest, *earlier = versions_of(packs)
    pack = packs[0]
    committee, held_on = pack.meeting.committee, pack.meeting.held_on  # type: ignore[union-attr]
    return Paper(pack.title, committee.name, day_words.long(held_on), latest, earlier)


def _version(pack: Pack, number: int) -> Version:
    where = [pack.partnership.slug, pack.key]
    return Version(
        label=f"Version {number}",
        issued=issued_words(pack),
        url=reverse("scrutiny:pack-detail", args=where),
        download_url=reverse("scrutiny:pack-download", args=where),
        file=file_words(pack),
    )


def _draft(report: Report, pack: Pack | None) -> Draft:
    kind, state = _state(pack)
    return Draft(
        title=report.title,
        url=report.get_absolute_url(),
        committee=report.meeting.committee.name,
        meeting=day_words.short(report.meeting.held_on),
        kind=kind,
        state=state,
    )


def _state(pack: Pack | None) -> tuple[str, str]:
    """Return the kind of state that is drawn, and its words."""
    if pack is None:
        return "wait", "Not built yet"
    if pack.state == Pack.State.ISSUED:
        return "done", f"Issued {issued_words(pack)}"
    if pack.state == Pack.State.BUILT:
        return "part", f"Build {pack.number} not issued"
    return "wait", f"Build {pack.number} not finished"

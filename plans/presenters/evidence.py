"""Evidence as pages show it: what it is, whose it is, where it leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from csp.files import MediaType
from csp.kernel import day_words
from csp.kernel.file_size import size_words
from csp.kernel.web_link import host_of
from csp.models import Reader, StoredFile
from plans.models import Action, Evidence
from plans.policies.evidence import may_remove_evidence
from plans.policies.exports import may_take_out


@dataclass(frozen=True)
class Line:
    """One piece of evidence; ``url`` is empty where its file is not for the reader to take."""

    title: str
    url: str
    leads_out: bool
    about: str
    whence: str
    shows: str
    remove_url: str


@dataclass(frozen=True)
class Gone:
    """One that was removed: what it was called, who removed it and when, and why."""

    title: str
    words: str
    reason: str


def lines_of(reader: Reader, *, action: Action, found: Iterable[Evidence]) -> list[tuple[Evidence, Line]]:
    """Return the evidence about an action, each with its line."""
    return [(one, _line(reader, action, one)) for one in found]


def by_update(lines: Iterable[tuple[Evidence, Line]]) -> Mapping[int, list[Line]]:
    """Return the lines that belong to each update, by its id."""
    shown: dict[int, list[Line]] = {}
    for one, line in lines:
        if one.update_id:
            shown.setdefault(one.update_id, []).append(line)
    return shown


def gone_of(removed: Iterable[Any]) -> list[Gone]:
    """Return what was removed; ``removed`` are the last rows of their histories."""
    return [
        Gone(
            one.title,
            f"Removed by {one.history_user.name if one.history_user else 'nobody named'} on "
            f"{day_words.plain(timezone.localdate(one.history_date))}",
            one.history_change_reason or "",
        )
        for one in removed
    ]


def file_words(file: StoredFile) -> str:
    """Return what kind of file it is and how large, for example “PDF, 120 KB”."""
    return f"{MediaType(file.media_type).word}, {size_words(file.size)}"


def _line(reader: Reader, action: Action, one: Evidence) -> Line:
    one.action = action
    where = [action.plan.partnership.slug, one.key]
    whence = f"{one.added_by.name}, {day_words.plain(timezone.localdate(one.added_at))}"
    return Line(
        title=one.title,
        url=one.link or _file_url(reader, one),
        leads_out=bool(one.link),
        about=host_of(one.link) if one.link else file_words(one.file) if one.file else "",
        whence=whence,
        shows=f"Milestone: {one.milestone}" if one.milestone else "",
        remove_url=reverse("plans:evidence-remove", args=where) if may_remove_evidence(reader, one) else "",
    )


def _file_url(reader: Reader, one: Evidence) -> str:
    plan = one.action.plan
    if not may_take_out(reader, plan):
        return ""
    return reverse("plans:evidence-download", args=[plan.partnership.slug, one.key])

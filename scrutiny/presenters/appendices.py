"""The appendices of a report: as its writer sees to them, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from csp.kernel import saves, stories
from csp.kernel.report.appendices import LETTERS, label_of, numbered_pages
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from scrutiny.models import Appendix, AppendixFile
from scrutiny.sources.appendices import attached

FIELDS = (
    ("title", "Title"),
    ("about", "What it is"),
    ("checked_id", "File"),
    ("link", "Link"),
    ("link_form", "What stands there"),
    ("position", "Place in the report"),
)


@dataclass(frozen=True)
class AppendixRow:
    """One appendix as the writer of its report sees it."""

    key: str
    name: str
    label: str
    title: str
    about: str
    form: str
    link: str
    download_url: str
    access: str
    is_worry: bool
    turned: str
    unread: str
    is_first: bool
    is_last: bool
    is_exempt: bool

    @property
    def heading(self) -> str:
        """Return what it is called, with its title."""
        return f"{self.label}: {self.title}"


def rows_of(appendices: Sequence[Appendix]) -> list[AppendixRow]:
    """Return the appendices of one report, in their order."""
    last = len(appendices) - 1
    return [_row(one, at, is_last=at == last) for at, one in enumerate(appendices)]


def _row(one: Appendix, at: int, *, is_last: bool) -> AppendixRow:
    said = attached(one)
    where = [one.partnership.slug, one.key]
    turned = f"Shown on its side: {numbered_pages(said.turned)}." if said.turned else ""
    return AppendixRow(
        key=one.key,
        name=one.name,
        label=label_of(LETTERS[at]),
        title=str(one),
        about=one.about,
        form=said.form_words,
        link=one.link,
        download_url=reverse("scrutiny:appendix-download", args=where) if said.is_file else "",
        access=said.access_words,
        is_worry=bool(said.faults),
        turned=turned,
        unread=_unread(said.silent),
        is_first=at == 0,
        is_last=is_last,
        is_exempt=one.is_exempt,
    )


def _unread(silent: Sequence[int]) -> str:
    if not silent:
        return ""
    return (
        f"Nothing could be looked through on {numbered_pages(silent)}: read them before you issue the report."
    )


def stories_of(versions: Iterable[Any], *, files: Mapping[int, AppendixFile]) -> list[Story]:
    """Return what became of each appendix of a report, the last changed first."""
    kind = Kind(list(versions), FIELDS, "Appendix", lambda version: str(version.title) or "Exempt appendix")
    return stories.stories_of([kind], say=lambda version, name: _say(version, name, files))


def saves_since(
    versions: Iterable[Any], *, one: Appendix, since: int, files: Mapping[int, Any]
) -> list[Save]:
    """Return the saves of an appendix after a version of it."""
    mine = [row for row in versions if row.id == one.pk and row.version >= since]
    return saves.saves_of(mine, fields=FIELDS, say=lambda version, name: _say(version, name, files))


def _say(version: Any, name: str, files: Mapping[int, AppendixFile]) -> str:
    value = getattr(version, name)
    if name == "checked_id" and value:
        known = files.get(value)
        return (
            f"{known.file.name}, SHA-256 {known.file.sha256[:12]}…"
            if known
            else "A file that is no longer here"
        )
    return str(value) if value else "Nothing"

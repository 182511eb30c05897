"""What is exempt of a report, as those who write it see it: that it is, and to whoever is named, what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words, stories
from csp.kernel.report.appendices import LETTERS, label_of
from csp.kernel.schedule_12a import cited
from csp.kernel.stories import Kind, Story
from csp.kernel.terms import Words
from scrutiny.models import Appendix, Exemption, ExemptMatter, Part2Reader, ReportSection
from scrutiny.sources.kinds import title_of

MATTER_FIELDS = (
    ("title", "Title"),
    ("words", "Words"),
    ("about", "What it is"),
    ("reason", "Why it is exempt"),
)
CITED_FIELDS = (("paragraph", "Paragraph of Schedule 12A"),)


@dataclass(frozen=True)
class ExemptRow:
    """Something exempt in a list: where it stands and under which paragraph; the rest for whoever is named."""

    where: str
    under: str
    marked: str
    title: str
    reason: str
    edit_url: str
    remove_url: str
    changes_url: str
    file_url: str

    @property
    def heading(self) -> str:
        """Return where it stands, with its title for whoever may know that."""
        return f"{self.where}, “{self.title}”" if self.title else self.where


@dataclass(frozen=True)
class ReaderRow:
    """Somebody who is named on a report, or was."""

    key: str
    name: str
    said: str
    is_over: bool


def rows_of(
    exemptions: Iterable[Exemption],
    *,
    matter: Iterable[ExemptMatter],
    appendices: Sequence[Appendix],
    words: Words,
) -> list[ExemptRow]:
    """Return what is exempt, the first marked first; ``matter`` is what the reader may read of it."""
    opened = {one.exemption_id: one for one in matter}
    letters = {one.pk: letter for letter, one in zip(LETTERS, appendices, strict=False)}
    return [_row(one, opened.get(one.pk), letters=letters, words=words) for one in exemptions]


def readers_of(found: Iterable[Part2Reader]) -> list[ReaderRow]:
    """Return who is named, and who was, the first named first."""
    return [_reader(one) for one in found]


def sections_to_mark(found: Iterable[ReportSection], *, words: Words) -> list[tuple[str, str]]:
    """Return the sections in which a passage can be exempt, as (key, title)."""
    return [
        (one.key, title_of(kind=one.kind, title=one.title, words=words)) for one in found if not one.is_exempt
    ]


def stories_of(matter: Sequence[Any], citations: Sequence[Any]) -> list[Story]:
    """Return what became of something exempt, save by save."""
    kinds = [
        Kind(matter, MATTER_FIELDS, "", lambda version: "What is exempt"),
        Kind(citations, CITED_FIELDS, "", lambda version: "Its paragraph"),
    ]
    return stories.stories_of(kinds, say=lambda version, name: str(getattr(version, name)) or "Nothing")


def where_of(exemption: Exemption, *, letters: Mapping[int, str], words: Words) -> str:
    """Return where something exempt stands, in words that say nothing of it."""
    if exemption.appendix_id:
        return f"Exempt appendix: {label_of(letters.get(exemption.appendix_id, '?'))}"
    section = exemption.section
    if section is None or section.is_exempt:
        return "Exempt section"
    return f"Passage in “{title_of(kind=section.kind, title=section.title, words=words)}”"


def _row(
    one: Exemption, matter: ExemptMatter | None, *, letters: Mapping[int, str], words: Words
) -> ExemptRow:
    def url(name: str) -> str:
        where = [one.report.partnership.slug, matter.key] if matter else []
        return reverse(f"scrutiny:exemption-{name}", args=where) if matter else ""

    day = day_words.plain(timezone.localdate(one.marked_at))
    return ExemptRow(
        where=where_of(one, letters=letters, words=words),
        under=cited(one.paragraph),
        marked=f"Marked by {one.marked_by} on {day}. Its name is {one.name}.",
        title=matter.title if matter else "",
        reason=matter.reason if matter else "",
        edit_url=url("edit"),
        remove_url=url("remove"),
        changes_url=url("changes"),
        file_url=url("download") if matter and matter.checked_id else "",
    )


def _reader(one: Part2Reader) -> ReaderRow:
    day = day_words.plain(timezone.localdate(one.named_at))
    said = f"named by {one.named_by} on {day}"
    if one.ended_at:
        said += f", until {day_words.plain(timezone.localdate(one.ended_at))}: ended by {one.ended_by}"
    return ReaderRow(one.key, one.person.name, said, one.ended_at is not None)

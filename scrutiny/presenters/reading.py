"""A pack as it is read on a page: its frozen words, its versions, and the checks it was put to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.file_size import size_words
from csp.kernel.report import (
    CannotNumber,
    CannotRead,
    NumberedAppendix,
    NumberedBlock,
    NumberedReport,
    thaw,
)
from scrutiny.models import Pack, PackAppendix
from scrutiny.models.pack import ADVICE
from scrutiny.presenters.pack_words import file_words, issued_words
from scrutiny.presenters.papers import Version, versions_of


@dataclass(frozen=True)
class Check:
    """One thing that was looked at before the pack could be issued."""

    words: str
    kind: str
    state: str


@dataclass(frozen=True)
class CheckList:
    """Everything that was looked at, whether all of it was in order, and what to look at before it is issued."""

    words: str
    passed: bool
    rows: list[Check]
    advice: list[str]


@dataclass(frozen=True)
class ReadingPage:
    """What a reader of the pack sees."""

    document: NumberedReport | None
    cannot_read: str
    state: str
    file: str
    download_url: str
    word_url: str
    sha256: str
    newer: Version | None
    versions: list[Version]
    appendices: list[NumberedAppendix]
    zip_url: str
    print_url: str
    print_words: str

    @classmethod
    def of(cls, pack: Pack, issued: list[Pack], attached: Sequence[PackAppendix] = ()) -> "ReadingPage":
        """Return the page; ``issued`` are the versions of this paper that the reader may open, newest first.

        ``attached`` are the files that went with it.
        """
        document, cannot_read = _document(pack)
        where = [pack.partnership.slug, pack.key]
        versions = versions_of(issued)
        newer = issued and issued[0].number > pack.number
        words = f"Issued {issued_words(pack)}" if pack.state == Pack.State.ISSUED else "Built, not issued"
        return cls(
            document=document,
            cannot_read=cannot_read,
            state=words,
            file=file_words(pack),
            download_url=reverse("scrutiny:pack-download", args=where),
            word_url=reverse("scrutiny:pack-word", args=where) if document else "",
            sha256=pack.file.sha256,  # type: ignore[union-attr]
            newer=versions[0] if newer else None,
            versions=versions,
            appendices=_appendices(document, attached),
            zip_url=reverse("scrutiny:pack-zip", args=where) if attached else "",
            print_url=reverse("scrutiny:pack-print", args=where) if pack.bundle else "",
            print_words=_print_words(pack),
        )


def _appendices(document: NumberedReport | None, attached: Sequence[PackAppendix]) -> list[NumberedAppendix]:
    """Return what goes with the pack, each file with where it is downloaded from."""
    urls = {
        one.letter: reverse("scrutiny:pack-appendix-download", args=[one.pack.partnership.slug, one.key])
        for one in attached
    }
    return [replace(one, url=urls.get(one.letter, "")) for one in document.appendices] if document else []


def _print_words(pack: Pack) -> str:
    pages = f"{pack.bundle_pages} page{'' if pack.bundle_pages == 1 else 's'}"
    return f"PDF, {pages}, {size_words(pack.bundle.size)}" if pack.bundle else ""


def checks_of(pack: Pack) -> CheckList:
    """Return the checks of a pack, as its writers see them."""
    checks = [one for one in pack.checks if one["name"] != ADVICE]
    rows = [_check(pack, one) for one in checks]
    passed = sum(one["passed"] for one in checks)
    advice = [one["words"] for one in pack.checks if one["name"] == ADVICE]
    return CheckList(f"{passed} of {len(rows)} checks passed", passed == len(rows), rows, advice)


def document_of(pack: Pack) -> NumberedReport | None:
    """Return what a pack says, if this site can still read it."""
    return _document(pack)[0]


def table_of(pack: Pack, number: int) -> NumberedBlock | None:
    """Return a table of the pack by its number, if there is one."""
    document = document_of(pack)
    tables = document.figures_and_tables if document else []
    return next((one for one in tables if one.label == f"Table {number}"), None)


def _check(pack: Pack, one: dict[str, Any]) -> Check:
    if one["passed"]:
        return Check(one["words"], "done", "Passed")
    if one["name"] in pack.failures:
        return Check(one["words"], "late", "Not passed")
    day = day_words.plain(timezone.localdate(pack.cleared_at))
    said = f"{pack.cleared_by} said on {day} that these words may be public: {pack.cleared_reason}"
    return Check(f"Found in {', '.join(pack.cleared_places)}. {said}", "part", "Answered")


def _document(pack: Pack) -> tuple[NumberedReport | None, str]:
    try:
        return thaw(pack.snapshot or {}), ""
    except (CannotRead, CannotNumber) as wrong:
        return None, str(wrong)

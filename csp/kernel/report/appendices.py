"""Appendices of a report: lettered files and links beside it, what is known of each, and that in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from csp.kernel.file_size import size_words
from csp.kernel.listing import listed

LETTERS = ascii_uppercase
PDF, WORD = "PDF", "Word document"
MOST_PAGES_NAMED = 6


@dataclass(frozen=True)
class Appendix:
    """A file beside the report, or an address, as it was on the day; ``key`` stays when it gets another letter.

    ``pages`` is 0 where nobody knows, ``turned`` are pages that are shown on their side, and ``silent`` those that
    are pictures, or letters that nobody can name. A link has its address and, in ``form``, what stands there.
    """

    key: str
    title: str
    about: str = ""
    form: str = PDF
    link: str = ""
    sha256: str = ""
    size: int = 0
    pages: int = 0
    is_tagged: bool = False
    language: str = ""
    turned: tuple[int, ...] = ()
    silent: tuple[int, ...] = ()
    exempt: str = ""  # the law by which it is left out

    @property
    def is_file(self) -> bool:
        """Return whether it is a file that goes with the report, and not an address or left out."""
        return not (self.link or self.exempt)

    @property
    def exempt_words(self) -> str:
        """Return that it was left out, and by which law; nothing of one that goes with the report."""
        return f"Left out of this public report: it is exempt under {self.exempt}." if self.exempt else ""

    @property
    def form_words(self) -> str:
        """Return what one opens: “PDF, 12 pages, 210 KB”, or what stands at its address."""
        if not self.is_file:
            return self.form
        counted = [_pages(self.pages)] if self.pages else []
        return ", ".join([self.form, *counted, size_words(self.size)])

    @property
    def faults(self) -> list[str]:
        """Return what keeps some people from reading the file, as far as that can be checked."""
        if not self.is_file:
            return []
        found = []
        if not self.is_tagged:
            tags = "it has no tags" if self.form == PDF else "it has no headings"
            found.append(f"{tags}, so a screen reader can’t find its way in it")
        if not self.language:
            found.append("it does not say what language it is in")
        if self.silent:
            verb = "has" if len(self.silent) == 1 else "have"
            found.append(f"{numbered_pages(self.silent)} {verb} no words that can be read aloud")
        return found

    @property
    def access_words(self) -> str:
        """Return whether everybody can read the file, as far as that can be checked; nothing is known of a link."""
        if not self.is_file:
            return ""
        if self.faults:
            return f"Not accessible as far as can be checked: {'; '.join(self.faults)}."
        marks = "tags" if self.form == PDF else "headings"
        return f"Accessible as far as can be checked: it has {marks}, and says its language and its title."


@dataclass(frozen=True)
class NumberedAppendix:
    """An appendix with its letter and its place."""

    letter: str
    anchor: str
    appendix: Appendix
    url: str = ""  # from where its file is downloaded, on a page of the site

    @property
    def label(self) -> str:
        """Return what it is called: “Appendix A”."""
        return label_of(self.letter)

    @property
    def heading(self) -> str:
        """Return what it is called, with its title."""
        return f"{self.label}: {self.appendix.title}"


def label_of(letter: str) -> str:
    """Return what the appendix with a letter is called."""
    return f"Appendix {letter}"


def attached_words(appendices: Sequence[Appendix]) -> str:
    """Return the appendices as the front sheet lists them, one on each line."""
    return "\n".join(
        f"{label_of(letter)}: {one.title}" for letter, one in zip(LETTERS, appendices, strict=False)
    )


def numbered_pages(pages: Sequence[int]) -> str:
    """Return “page 3” or “pages 3, 4 and 9”, or how many there are where they are many."""
    if len(pages) > MOST_PAGES_NAMED:
        return f"{len(pages)} pages"
    return f"page{'' if len(pages) == 1 else 's'} {listed([str(one) for one in pages])}"


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"

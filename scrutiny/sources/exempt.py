"""What of a report is exempt: a place that says so for everybody, and for Part 2 what stands there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from csp.kernel.footnotes import keyed
from csp.kernel.report import Block, CannotNumber, Footnote, Note, Paragraph, Prose, Section
from csp.kernel.schedule_12a import cited
from csp.models import Audience, AudienceReader
from scrutiny.models import Appendix, Exemption, ExemptMatter, Report, ReportSection
from scrutiny.queries import exempt
from scrutiny.sources.wording import paragraphs

EXEMPT_SECTION, EXEMPT_APPENDIX = "Exempt section", "Exempt appendix"
LEFT_OUT = "Exempt information was left out here, under {}."
FOLLOWS = "**Exempt: not for publication**, under {}."
ENDS = "What is exempt ends here."
_MARKER = re.compile(r"\{exempt:([a-z0-9-]+)\}")
_ALONE = re.compile(r"[ \t]*\{exempt:([a-z0-9-]+)\}[ \t]*")


@dataclass(frozen=True)
class Exempt:
    """What is exempt of a report, by name; ``matter`` is empty for everybody but the readers of Part 2."""

    here: Mapping[str, Exemption] = field(default_factory=dict)
    matter: Mapping[str, ExemptMatter] = field(default_factory=dict, repr=False)
    is_part_2: bool = False

    @property
    def paragraphs(self) -> list[int]:
        """Return the paragraphs of Schedule 12A that are cited, each once, in order."""
        return sorted({one.paragraph for one in self.here.values()})

    @property
    def citations(self) -> str:
        """Return the paragraphs that are cited in words; nothing where nothing is exempt."""
        return cited(*self.paragraphs)

    def cover(self) -> dict[str, Any]:
        """Return what the cover and the foot of each page say of who may read it."""
        if not self.is_part_2:
            left = f" What is exempt was left out, under {self.citations}." if self.here else ""
            return {"part_words": f"Anyone may read it.{left}"}
        return {
            "is_public": False,
            "part": "Part 2, not for publication",
            "part_heading": "Part 2: not for publication.",
            "part_words": f"It holds exempt information, under {self.citations}. It is for those who are named "
            "on it alone, and each opening is recorded.",
        }

    def front_row(self) -> tuple[tuple[str, str], ...]:
        """Return what the front sheet says of it: nothing where nothing is exempt."""
        if not self.here:
            return ()
        does = "Holds what is" if self.is_part_2 else "Leaves out what is"
        return (("Exempt information", f"{does} exempt under {self.citations}."),)

    def placed(self, typed: Sequence[Block]) -> list[Block]:
        """Return the words of a section, each passage in its place: what it says, or that it was left out."""
        return [block for one in typed for block in self._at(one)]

    def notes(self) -> dict[str, Footnote]:
        """Return the notes to what is exempt, by their keys; none where the matter is not known."""
        found = [keyed(one.words, key=name)[1] for name, one in self.matter.items()]
        return {key: Footnote(key, text, is_exempt=True) for notes in found for key, text in notes.items()}

    def of_appendix(self, appendix: Appendix) -> str:
        """Return the law by which an appendix is exempt, or nothing."""
        found = [one for one in self.here.values() if one.appendix_id == appendix.pk and appendix.pk]
        return cited(found[0].paragraph) if found else ""

    def section(self, one: ReportSection) -> Section:
        """Return an exempt section: its title and words, or that it was left out."""
        exemption = self._known(one.name)
        found = self.matter.get(one.name)
        key, said = f"{one.name}-under", self._said(exemption)
        if found is None:
            return Section(one.name, EXEMPT_SECTION, (Paragraph(key, said),))
        text, _ = keyed(found.words, key=one.name)
        words = (Paragraph(f"{one.name}-{at}", part) for at, part in enumerate(paragraphs(text), start=1))
        return Section(one.name, found.title, (Paragraph(key, said), *words))

    def _at(self, one: Block) -> Iterator[Block]:
        name = marked(one.text) if isinstance(one, Paragraph) else ""
        if not name:
            yield one
            return
        exemption = self._known(name)
        yield Paragraph(name, self._said(exemption))
        if found := self.matter.get(name):
            words, _ = keyed(found.words, key=name)
            for at, text in enumerate(paragraphs(words), start=1):
                yield Prose(f"{name}-{at}", text)
            yield Note(f"{name}-ends", ENDS)

    def _said(self, exemption: Exemption) -> str:
        return (FOLLOWS if self.is_part_2 else LEFT_OUT).format(cited(exemption.paragraph))

    def _known(self, name: str) -> Exemption:
        if name not in self.here:
            raise CannotNumber(f"{marker(name)} stands for nothing that is exempt. Take it out of the words.")
        return self.here[name]


NOTHING = Exempt()


def read(reader: AudienceReader, *, report: Report) -> Exempt:
    """Return what is exempt of a report as its audience may know it: for Part 1, not a word of it is loaded."""
    here = {one.name: one for one in exempt.exemptions_of(reader, report=report)}
    matter = {one.exemption.name: one for one in exempt.matter_of(reader, report=report)} if here else {}
    return Exempt(here, matter, reader.audience == Audience.PART_2)


def whole(appendices: Sequence[Appendix], *, matter: Sequence[ExemptMatter]) -> list[Appendix]:
    """Return the appendices of a report as they are in Part 2: the exempt ones with title and file."""
    by_appendix = {one.exemption.appendix_id: one for one in matter}
    return [_whole(one, by_appendix.get(one.pk)) for one in appendices]


def _whole(appendix: Appendix, matter: ExemptMatter | None) -> Appendix:
    if matter is None:
        return appendix
    one = copy(appendix)
    one.title, one.about, one.checked = matter.title, matter.about, matter.checked
    return one


def marker(name: str) -> str:
    """Return what stands in the words of a section for an exempt passage, on a line of its own."""
    return f"{{exempt:{name}}}"


def marked(text: str) -> str:
    """Return the name of the passage that a paragraph is the marker of, or nothing."""
    found = _ALONE.fullmatch(text)
    return found[1] if found else ""


def without_marker(words: str, *, name: str) -> str:
    """Return words without the marker of a passage."""
    kept = [one for one in words.split("\n") if one.strip() != marker(name)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def fault_of_markers(words: str, *, names: Sequence[str]) -> str:
    """Return what is wrong with the markers in the words of a section, in a sentence, or nothing."""
    found = _MARKER.findall(words)
    if unknown := [one for one in found if one not in names]:
        return f"{marker(unknown[0])} stands for no exempt passage of this section"
    if twice := [one for one in found if found.count(one) > 1]:
        return f"{marker(twice[0])} stands there twice. Keep one of them"
    alone = [marked(line) for line in words.split("\n")]
    if inside := [one for one in found if one not in alone]:
        return f"Write {marker(inside[0])} on a line of its own"
    return ""

"""A report as a whole: its front sheet, what the committee is asked, and its sections."""

from dataclasses import dataclass
from datetime import date

from csp.kernel.council_form import BY_SECTION
from csp.kernel.report.appendices import Appendix
from csp.kernel.report.blocks import Block
from csp.kernel.report.front import Approved, Implication, Logo, Risk
from csp.kernel.report.tracing import Trace


@dataclass(frozen=True)
class Recommendation:
    """What the committee is asked to do, in one line of Markdown, beginning with a small letter."""

    key: str
    text: str


@dataclass(frozen=True)
class Section:
    """A numbered section."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """Everything that is printed, as it was on the day it was made; nothing in it points at a living record."""

    title: str
    partnership: str
    committee: str
    meeting_on: date
    as_at: date
    sections: tuple[Section, ...]
    subtitle: str = ""
    part: str = "Part 1, public"  # at the foot of every page
    part_heading: str = "Part 1: public report."  # on the cover, in bold
    part_words: str = ""  # what follows it there, in plain text
    front: tuple[tuple[str, str], ...] = ()  # (label, value); a value may have several lines
    asked: str = "The Committee is asked to:"
    recommendations: tuple[Recommendation, ...] = ()
    contact: str = ""  # on the contents page: who answers questions about the report
    brand_colour: str = ""  # such as #12406b; the house's own when empty
    language: str = "en-GB"
    appendices: tuple[Appendix, ...] = ()
    is_public: bool = True  # anybody may read it
    implications: tuple[Implication, ...] = ()
    risks: tuple[Risk, ...] = ()
    numbering: str = BY_SECTION  # or through the report
    heading_colour: str = ""  # that of the bands when empty
    logo: Logo | None = None
    approvals: tuple[Approved, ...] = ()  # added to what was approved, and nothing else
    traces: tuple[Trace, ...] = ()  # read on pages, never printed

    @property
    def front_sheet(self) -> tuple[tuple[str, str], ...]:
        """Return the rows of the front sheet, with who approved the report last."""
        lines = "\n".join(one.line for one in self.approvals)
        return (*self.front, ("Approved by", lines)) if lines else self.front

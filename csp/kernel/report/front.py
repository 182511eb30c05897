"""What the front of a report says besides its fields: implications, risks, and the logo of the council."""

from dataclasses import dataclass

IMPLICATIONS, RISKS, MATRIX = "implications", "risks", "risk-matrix"  # their anchors
MATRIX_CAPTION = "The same risks by likelihood and impact, under their numbers"


@dataclass(frozen=True)
class Implication:
    """What a report was asked about in the council's words, and what was answered; plain text."""

    key: str
    label: str
    is_yes: bool
    detail: str = ""

    @property
    def answer(self) -> str:
        """Return the answer in a word."""
        return "Yes" if self.is_yes else "No"

    @property
    def words(self) -> str:
        """Return the answer with its detail: “Yes. It costs £3,000.”."""
        return f"{self.answer}. {self.detail}" if self.detail else self.answer


@dataclass(frozen=True)
class Risk:
    """A risk, what is done about it, and how large it is before and after that, in words; plain text."""

    key: str
    risk: str
    before: str
    controls: str
    after: str
    holder: str = ""
    levels: tuple[int, ...] = ()  # likelihood and impact before, and after: where it stands in the matrix


@dataclass(frozen=True)
class Approved:
    """Who approved the words of a report as what, and when; plain text."""

    key: str
    label: str
    words: str

    @property
    def line(self) -> str:
        """Return it as a line of the front sheet."""
        return f"{self.label}: {self.words}"


@dataclass(frozen=True)
class Logo:
    """The council's logo: a PNG in base64, what it says, and its size in pixels."""

    png: str
    words: str
    width: int
    height: int

    @property
    def source(self) -> str:
        """Return it as the address of a picture that is fetched from nowhere."""
        return f"data:image/png;base64,{self.png}"

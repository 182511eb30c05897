"""Where the figures of a part of a report come from, in words that whoever reads the report may read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trace:
    """The rule by which the figures of one part (its key) are found, as sentences.

    ``why_unlisted`` says why the records behind them are listed for nobody; they are where it is empty.
    """

    key: str
    rule: str
    why_unlisted: str = ""

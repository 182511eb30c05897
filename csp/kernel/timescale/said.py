"""What was read from a timescale, said back to whoever wrote it."""

from csp.kernel import day_words
from csp.kernel.timescale.precision import Precision, Timescale

NO_DATE = {
    Precision.RECURRING: "again and again, so no one date",
    Precision.ONGOING: "going on, with no last day",
    Precision.CONDITION: "once something else has happened, so no date",
    Precision.UNDECIDED: "not decided yet",
    Precision.UNKNOWN: "no date",
}


def said(read: Timescale) -> str:
    """Return the dates that were read, for example “by 30 April 2027”; empty where there are no words."""
    first, last = day_words.plain(read.from_on), day_words.plain(read.to_on)
    if is_deadline(read):
        return f"by {last}"
    if first and last:
        return first if first == last else f"from {first} to {last}"
    if first:
        return f"from {first}, with no last day"
    return f"until {last}" if last else NO_DATE.get(read.precision, "")


def is_deadline(read: Timescale) -> bool:
    """Return whether the words name one day, month, quarter or year by whose end something is to be done."""
    return read.is_deadline and read.to_on is not None and read.precision != Precision.PERIOD

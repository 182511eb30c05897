"""Dates as people write them: the words are kept, with what can honestly be read from them beside."""

from csp.kernel.timescale.precision import Precision, Timescale
from csp.kernel.timescale.reading import read
from csp.kernel.timescale.said import is_deadline, said

__all__ = ["Precision", "Timescale", "is_deadline", "read", "said"]

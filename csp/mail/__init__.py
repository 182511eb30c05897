"""Write messages to people, and hand each to the mail server at most once."""

from csp.mail.delivering import deliver
from csp.mail.not_set_up import is_set_up
from csp.mail.writing import NOBODY, Letter, NotForAHeader, write, write_all, write_to_nobody

__all__ = [
    "NOBODY",
    "Letter",
    "NotForAHeader",
    "deliver",
    "is_set_up",
    "write",
    "write_all",
    "write_to_nobody",
]

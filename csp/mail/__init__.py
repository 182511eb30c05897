"""Write messages to people, and hand each to the mail server at most once."""

from csp.mail.delivering import deliver
from csp.mail.writing import NOBODY, NotForAHeader, write, write_to_nobody

__all__ = ["NOBODY", "NotForAHeader", "deliver", "write", "write_to_nobody"]

"""Before a mail server is named: what lets somebody in is printed, and all else waits to be sent by hand."""

from django.conf import settings
from django.core.mail.backends.console import EmailBackend


class Printed(EmailBackend):
    """Prints where the worker runs; the first administrator reads the code to sign in there."""


def is_set_up() -> bool:
    """Return whether there is a mail server, or what stands in for one, to hand every message to."""
    return bool(settings.EMAIL_BACKEND != settings.MAIL_NOT_SET_UP)

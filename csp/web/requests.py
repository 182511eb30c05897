"""A request as views receive it: with its reader, and the partnership of its address."""

from django.http import HttpRequest

from csp.kernel.terms import Words
from csp.models import Partnership, Person, Reader
from csp.web.session_end import SessionEnd


class Request(HttpRequest):
    """What the middleware and ``@access`` make of a request; views that are ``@access`` may rely on it."""

    user: Person
    own_reader: Reader
    seen_as: Reader | None
    reader: Reader
    partnership: Partnership
    words: Words
    session_end: SessionEnd
    has_written: bool  # only where a mail of sign-in was written
    work_sign_in_of: Person  # only where a work account signs somebody in

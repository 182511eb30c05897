"""The e-mails of sign-in: rows like all others, and as much work for an address that nobody has."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.mail import EmailMessage
from django.http.response import HttpResponseBase

from csp import mail
from csp.models import Person
from csp.web import clock
from csp.web.requests import Request

View = Callable[..., HttpResponseBase]


def write_to(request: Request, letter: EmailMessage, *, kind: str, person: Person | None = None) -> None:
    """Write what allauth has made to the one address it is for: secret, and of no partnership."""
    [address] = letter.to
    mail.write(
        kind=f"sign-in.{kind}",
        to_address=address,
        to_person=person,
        subject=str(letter.subject),
        text=str(letter.body),
        is_secret=True,
        now=clock.now(),
    )
    request.has_written = True


def as_long_for_nobody(view: View, template: str) -> View:
    """Let a view that writes to whoever has an address write, where nobody has it, what no one gets.

    The time it takes would otherwise say which addresses have accounts. ``template`` is what it writes.
    """

    @wraps(view)
    def even(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 302 and request.method == "POST" and not hasattr(request, "has_written"):
            said = {"request": request, "code": get_adapter().generate_login_code()}
            letter = get_adapter().render_mail(template, mail.NOBODY, said)
            mail.write_to_nobody(subject=letter.subject, text=letter.body, now=clock.now())
        return response

    return even

"""Nothing typed is lost: a form sent after the session ended waits for its writer to sign in again."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from csp.kernel.kept_typing import PLACE, is_old
from csp.permissions import Permission
from csp.web import clock
from csp.web.requests import Request

LONGEST_KEPT = 256_000  # characters: a hundred notes of a handover, and their names
WRITER = "written_by"  # the hidden field with the key of the person a form was made for
TEXT = "-text"  # how the names of the boxes end in which people write, where a page has many
TOO_LONG = (
    "Your session ended while you were writing. What you wrote was too long to keep, and it is not saved."
)
NOBODY = "nobody"  # what it holds while somebody looks at the site as somebody else: no form is made for them


def keep(request: HttpRequest) -> bool:
    """Put what was typed aside in the session, for the same person and address, for an hour; say whether.

    Only for forms of a partnership's own pages: what is typed on the pages of sign-in is never kept.
    """
    if not _may_be_kept(request) or _is_too_long(request):
        return False
    typed = dict(_typed(request))
    request.session[PLACE] = {"path": request.path, "typed": typed, "at": clock.now().timestamp()}
    return True


def keep_and_ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the person to the sign-in page and back here; what they typed comes back with them."""
    if request.method == "POST":
        if keep(request):
            messages.warning(
                request, "Your session ended while you were writing. Sign in to get your words back."
            )
        elif _may_be_kept(request):
            messages.warning(request, TOO_LONG)
        return HttpResponseRedirect(_sign_in(request.path))
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(_sign_in(request.get_full_path()))
    return HttpResponseRedirect(_sign_in(request.get_full_path()))


def typed(request: Request) -> QueryDict | None:
    """Return what a form should show as typed: what was just sent, or what was put aside, or nothing."""
    if request.method == "POST":
        return request.POST
    kept = request.session.get(PLACE)
    if not kept or kept["path"] != request.path or request.seen_as:  # it waits for its writer
        return None
    del request.session[PLACE]
    if kept["typed"][WRITER] != [request.user.key] or is_old(kept, now=clock.now()):
        return None
    back = QueryDict(mutable=True)
    for name, values in kept["typed"].items():
        back.setlist(name, values)
    messages.info(request, "We kept what you had typed. Read it through, then save it.")
    return back


def came_from_here(request: HttpRequest) -> bool:
    """Return whether the browser says that one of our own pages sent this form."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def texts_sent(request: HttpRequest) -> list[str]:
    """Return the texts of a form with many cards, to be copied by whoever sent them, as nothing else keeps them."""
    values = (str(value).strip() for name, value in request.POST.items() if name.endswith(TEXT))
    return [text for text in values if text]


def _typed(request: HttpRequest) -> Iterator[tuple[str, list[Any]]]:
    return ((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")


def _may_be_kept(request: HttpRequest) -> bool:
    was_here = settings.CSRF_COOKIE_NAME in request.COOKIES
    return was_here and _is_a_partnerships_page(request) and bool(request.POST.get(WRITER))


def _is_too_long(request: HttpRequest) -> bool:
    return sum(len(text) for _, values in _typed(request) for text in values) > LONGEST_KEPT


def _is_a_partnerships_page(request: HttpRequest) -> bool:
    return request.resolver_match is not None and isinstance(
        getattr(request.resolver_match.func, "door", None), Permission
    )


def _sign_in(back_to: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': back_to})}"

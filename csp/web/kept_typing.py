"""Nothing typed is lost: a form sent after the session ended waits for the person to sign in again."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from csp.web import clock

PLACE = "kept-typing"
KEPT_FOR_SECONDS = 60 * 60
NEVER_KEPT = {"csrfmiddlewaretoken", "password"}


def keep(request: HttpRequest) -> None:
    """Put what was typed aside in the session, for the same address, for an hour."""
    typed = {name: values for name, values in request.POST.lists() if name not in NEVER_KEPT}
    if typed:
        request.session[PLACE] = {"path": request.path, "typed": typed, "at": clock.now().timestamp()}


def keep_and_ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the person to the sign-in page and back here; what they typed comes back with them."""
    if request.method == "POST":
        keep(request)
        messages.warning(
            request, "Your session ended while you were writing. Sign in to get your words back."
        )
        return HttpResponseRedirect(_sign_in(request.path))
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(_sign_in(request.get_full_path()))
    return HttpResponseRedirect(_sign_in(request.get_full_path()))


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what a form should show as typed: what was just sent, or what was put aside, or nothing."""
    if request.method == "POST":
        return request.POST
    kept = request.session.get(PLACE)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[PLACE]
    if clock.now().timestamp() - kept["at"] > KEPT_FOR_SECONDS:
        return None
    back = QueryDict(mutable=True)
    for name, values in kept["typed"].items():
        back.setlist(name, values)
    messages.info(request, "We kept what you had typed. Read it through, then save it.")
    return back


def _sign_in(back_to: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': back_to})}"


def came_from_here(request: HttpRequest) -> bool:
    """Return whether the browser says that one of our own pages sent this form."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"

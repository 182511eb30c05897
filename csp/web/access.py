"""Every view names its door: who may come in, or that everyone may."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from csp.permissions import Permission
from csp.web.kept_typing import NOBODY, WRITER, keep, keep_and_ask_to_sign_in
from csp.web.requests import Request
from csp.web.scoping import partnership_or_404
from csp.web.sign_in import second_factor_missing, set_up_second_factor

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Mark a view that everyone may open, signed in or not."""

    @wraps(view)
    def open_door(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    open_door.door = "public"  # type: ignore[attr-defined]
    return open_door


def without_session(view: View) -> View:
    """Mark a view for people who have no session: what they typed in a form that is out of date is shown at once."""
    view.has_session = False  # type: ignore[attr-defined]
    return view


def access(
    permission: Permission | None = None, *, before_second_factor: bool = False
) -> Callable[[View], View]:
    """Mark a view for people who hold the permission in the partnership of its address.

    Without a permission, for anyone signed in, as themselves even while they look at the site as somebody else.
    Signed out: sign in first. A stranger to the partnership: 404.
    A colleague without the permission: 403 with its sentence. ``before_second_factor`` is for the pages on
    which a second factor is set up.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: Request, *args: Any, partnership: str = "", **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return keep_and_ask_to_sign_in(request)
            if not before_second_factor and second_factor_missing(request):
                keep(request)
                return set_up_second_factor(request)
            if _was_made_for_somebody_else(request):
                return stale(request)
            if permission is None:
                request.reader = request.own_reader  # one's own account stays one's own
            else:
                request.partnership = partnership_or_404(request, partnership)
                request.reader.may_come_in(permission, partnership=request.partnership.pk).require()
            return view(request, *args, **kwargs)

        guarded.door = permission or "signed-in"  # type: ignore[attr-defined]
        return guarded

    return mark


def _was_made_for_somebody_else(request: Request) -> bool:
    """Return whether a form was made for another person than the one who is signed in now."""
    writer = request.POST.get(WRITER) if request.method == "POST" else None
    return writer is not None and writer != request.user.key


def stale(request: Request) -> HttpResponse:
    """Keep what was typed for its writer, or say that it was not done, and show the page as it is now."""
    if request.user.is_authenticated and _was_made_for_somebody_else(request):
        messages.warning(request, f"{_who_had_opened(request)}, so nothing was saved.")
    elif not keep(request):
        messages.warning(request, "That page was out of date, so nothing was done. Try again.")
    return redirect(request.path)


def _who_had_opened(request: Request) -> str:
    """Return as whom, or by whom, the page of a form had been opened that was not made for this person."""
    if request.POST[WRITER] == NOBODY:
        return "You had opened that page to see it as somebody else"
    return "Somebody else had opened that page here"


class DoorMiddleware:
    """Refuse a view that names no door, so that a forgotten mark can never open one."""

    def __init__(self, get_response: View) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponseBase:
        """Go on: the view is known only in ``process_view``."""
        return self.get_response(request)

    def process_view(self, request: Request, view: View, args: Any, kwargs: Any) -> None:
        """Raise ImproperlyConfigured when the view is marked neither ``@access`` nor ``@public``."""
        if not hasattr(view, "door"):
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} needs @access or @public")

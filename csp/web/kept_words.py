"""The page comes back when somebody wrote a name where others read it, with what they typed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from csp.policies.kept_words import SaysKeptWords
from csp.web import kept_typing

LOST = "What you wrote could not be kept. Go back in your browser to have it again."


def sentence(refused: SaysKeptWords) -> str:
    """Return what is said: where the name stands, and never the name."""
    return (
        f"Nothing is saved. Under “{refused.place}” you wrote a name that only some people may know, and others "
        "read it there. Take it out, then save again."
    )


class NamesStayInside:
    """Answer a refused save with the form that it came from, whichever page that is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on: only a refusal matters, and that is known in ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Put what was typed aside for its writer and go back to the page; nothing was saved."""
        if not isinstance(exception, SaysKeptWords):
            return None
        messages.warning(request, sentence(exception))
        if not kept_typing.keep(request):
            messages.warning(request, LOST)
        return HttpResponseRedirect(request.path)

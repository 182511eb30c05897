"""The demonstration and DEBUG answer the machine they run on, and nobody else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from csp.kernel.safe_start import is_loopback

REFUSAL = "This site is only for trying out, so it answers only on the machine that it runs on."


class OnlyHere:
    """Refuse whoever asks from another machine, however the site came to be reached from there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 403 in plain text: a page would need the style sheet, which is refused as well."""
        trying_out = settings.DEBUG or settings.DEMONSTRATION
        # What a proxy says of the sender can be made up; the address of the connection can't.
        if trying_out and not is_loopback(request.META.get("REMOTE_ADDR", "")):
            return HttpResponse(f"{REFUSAL}\n", status=403, content_type="text/plain; charset=utf-8")
        return self.get_response(request)

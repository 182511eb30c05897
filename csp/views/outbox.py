"""The mailbox of everybody in a demonstration, which has no mail server."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.presenters.messages import Letter
from csp.queries.messages import outbox as every_message
from csp.web import clock
from csp.web.access import public
from csp.web.paging import PageLinks

LETTERS = 20


@public
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Show every message with its words, newest first; there is no such page outside a demonstration."""
    if not settings.DEMONSTRATION:
        raise Http404
    page = Paginator(every_message(), LETTERS).get_page(request.GET.get("page"))
    letters = [Letter.of(one, now=clock.now()) for one in page]
    return render(
        request, "csp/messages/outbox.html", {"letters": letters, "pages": PageLinks.of(page, request.GET)}
    )

"""One box that finds what the reader may open."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.kernel.folding import fold
from csp.kernel.plain_text import plain_line
from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from csp.web.search import found

LONGEST = 200


@access(Permission.ENTER)
@require_safe
def search(request: Request) -> HttpResponse:
    """Show what holds every one of the words, kind by kind; without words, ask for some."""
    words = plain_line(request.GET.get("words", ""))[:LONGEST]
    kinds = found(request.reader, partnership=request.partnership, words=words) if fold(words) else []
    context = {"words": words, "kinds": kinds, "total": sum(kind.total for kind in kinds)}
    return render(request, "csp/search/search.html", context)

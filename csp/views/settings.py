"""Where a partnership is set up: one list of pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from csp.web.settings_pages import pages_of


@access(Permission.PARTNERSHIP_SET_UP)
@require_safe
def settings(request: Request) -> HttpResponse:
    """List the pages of the settings that the reader may open."""
    pages = pages_of(request.reader, partnership=request.partnership)
    return render(request, "csp/settings/settings.html", {"pages": pages})

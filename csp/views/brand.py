"""A partnership's own colour, as the smallest stylesheet."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request


@access(Permission.ENTER)
@require_safe
def brand(request: Request) -> HttpResponse:
    """Set the colour of bars and headings; its contrast was checked when it was chosen."""
    colour = request.partnership.brand_colour
    rule = f":root {{ --navy: {colour}; --navy-deep: {colour}; }}\n" if colour else ""
    response = HttpResponse(rule, content_type="text/css")
    response["Cache-Control"] = "private, max-age=86400"  # the address changes with the colour
    return response

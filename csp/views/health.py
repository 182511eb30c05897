"""Tell a load balancer that the site answers and reaches its database."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from csp.queries.health import database_answers
from csp.web.access import public


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer “ok” once the database has answered."""
    database_answers()
    return HttpResponse("ok", content_type="text/plain")

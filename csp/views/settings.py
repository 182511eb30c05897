"""Where a partnership is set up: one list of pages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.presenters.messages import held_back
from csp.web.access import access
from csp.web.first_steps import steps_of
from csp.web.requests import Request
from csp.web.settings_pages import pages_of


@access(Permission.ENTER)
@require_safe
def settings(request: Request) -> HttpResponse:
    """List the pages of the settings that the reader may open, and the first steps while any is left.

    Whoever may open none is refused.
    """
    reader, partnership = request.reader, request.partnership
    pages = pages_of(reader, partnership=partnership)
    if not pages:
        reader.may(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk).require()
    sets_up = reader.holds(Permission.PARTNERSHIP_SET_UP, partnership=partnership.pk)
    steps = steps_of(reader, partnership=partnership) if sets_up else []
    done = sum(step.is_done for step in steps)
    waiting = held_back(reader, partnership=partnership)
    context = {"pages": pages, "steps": steps, "done": done, "held_back": waiting}
    return render(request, "csp/settings/settings.html", context)

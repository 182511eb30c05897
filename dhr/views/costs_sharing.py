"""The question before it is worked out anew who pays what of the costs of a review."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from dhr.presenters.cost_shares import anew_of
from dhr.presenters.costs import list_of
from dhr.services.cost_anew import share_anew
from dhr.views.cost_pieces import HERE, opened_to_change


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def cost_line_share(request: Request, key: str) -> HttpResponse:
    """Show what each partner pays of each cost now and would pay then; a button works it out anew."""
    opened = opened_to_change(request, key)
    refusals: list[str] = []
    if request.method == "POST":
        try:
            changed = share_anew(review=opened.review, by=request.reader, now=clock.now())
        except ValidationError as refused:
            refusals = refused.messages
        else:
            messages.success(request, _told(len(changed)))
            return redirect(list_of(opened.review))
    page = anew_of(request.reader, review=opened.review)
    context = opened.context(
        here=HERE, page=page, refusals=refusals or page.refusals, heading="Work out anew who pays"
    )
    return render(request, "dhr/cost_lines/share.html", context)


def _told(number: int) -> str:
    if not number:
        return "Nothing was changed"
    return "It is worked out anew who pays " + ("one cost" if number == 1 else f"{number} costs")

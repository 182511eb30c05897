"""The proceedings beside a review: their page, and every change to them."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import Part
from dhr.policies.proceedings import may_note
from dhr.presenters.proceedings import TOLD, holding_words, rows_of
from dhr.queries import proceedings
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_safe
def proceeding_list(request: Request, key: str) -> HttpResponse:
    """Show the panel which proceedings there are beside a review, and what holds publication back."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    rows = rows_of(list(proceedings.of_review(reader, review=opened.review)), today=reader.today)
    context = opened.context(
        here="proceedings",
        rows=rows,
        holding=holding_words(rows),
        holds=any(row.holds for row in rows),
        may_note=may_note(reader, opened.review),
    )
    return render(request, "dhr/proceedings/list.html", context)


@access(Permission.ENTER)
@require_safe
def proceeding_changes(request: Request, key: str) -> HttpResponse:
    """List what became of each proceeding beside a review, those that were removed too."""
    opened = opened_review(request, key, part=Part.PANEL)
    stories = TOLD.stories(proceedings.versions_in(request.reader, review=opened.review))
    context = opened.context(here="proceedings", stories=stories)
    return render(request, "dhr/proceedings/changes.html", context)

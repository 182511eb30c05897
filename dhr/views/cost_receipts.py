"""Where the receipt of a cost is: asked, and sent where it is kept here."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_file import send_kept
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.cost_receipts import ReceiptForm
from dhr.models import CostLine
from dhr.presenters.cost_changes import news_of
from dhr.queries import costs
from dhr.queries.known_words import known_words
from dhr.services.cost_receipts import keep_receipt, record_download
from dhr.views.cost_pieces import HERE, cost_to_note, find_gone


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_line_receipt(request: Request, key: str) -> HttpResponse:
    """Ask for the receipt of a cost or where it is kept; refuse to write over somebody else's newer save."""
    opened, line = cost_to_note(request, key)
    known = known_words(request.reader, review=opened.review)
    back = line.get_absolute_url()
    form = ReceiptForm(typed(request), request.FILES or None, subject=line, known=known, cancel_url=back)
    outcome = save_answers(request, form, subject=line, save=partial(keep_receipt, key=key))
    if outcome.saved:
        messages.success(request, "It is noted where the receipt is")
        return redirect(back)
    context = opened.context(
        here=HERE,
        form=form,
        line=outcome.subject,
        news=_news(request, outcome.subject, form),
        heading=f"The receipt of {str(line).lower()}",
    )
    return render(request, "dhr/cost_lines/receipt.html", context)


@access(Permission.ENTER)
@require_safe
def cost_line_download(request: Request, key: str) -> HttpResponseBase:
    """Send the receipt as it was kept to somebody who may see it; whoever takes it is written down."""
    line = scoped_or_404(costs.open_to(request.reader), request, key=key)
    note = partial(record_download, line=line, by=request.reader, now=clock.now())
    return send_kept(request, line.receipt, of=line.get_absolute_url(), note=note)


def _news(request: Request, line: CostLine, form: ReceiptForm) -> list[Save]:
    """Return what was saved of a cost since the form about it was first opened."""
    return news_of(request.reader, line=line, since=form.opened or 1) if form.has_news(line.version) else []

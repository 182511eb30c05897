"""Which financial years are locked, and the question before one is."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.cost_adjustments import LockForm
from dhr.models.year_lock import years_over
from dhr.policies.year_locks import may_lock
from dhr.presenters.year_locks import rows_of
from dhr.services.year_locks import lock_year


@access(Permission.ENTER)
@require_safe
def year_lock_list(request: Request) -> HttpResponse:
    """List the last financial years, and which of them are locked."""
    context = {
        "rows": rows_of(request.reader, partnership=request.partnership),
        "may_lock": may_lock(request.reader, request.partnership),
    }
    return render(request, "dhr/year_locks/list.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def year_lock_add(request: Request, year: int) -> HttpResponse:
    """Ask before a financial year is locked, which is never taken back."""
    reader, partnership = request.reader, request.partnership
    may_lock(reader, partnership).require()
    period = next((one for one in years_over(reader.today) if one.starts_on.year == year), None)
    if period is None:
        raise Http404
    back = reverse("dhr:year-lock-list", args=[partnership.slug])
    form = LockForm(typed(request), cancel_url=back)
    if request.method == "POST" and form.is_valid():
        lock = lock_year(partnership=partnership, year=year, by=reader, now=clock.now())
        messages.success(request, f"The financial year {lock} is locked")
        return redirect(back)
    context = {"form": form, "period": period, "heading": f"Lock the financial year {period.short}"}
    return render(request, "dhr/year_locks/add.html", context)

"""Whom the charges of each partner go to: the list, and one partner; neither says anything of any review."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.partner_accounts import AccountForm
from dhr.models import PartnerAccount
from dhr.policies.charges import may_keep_accounts
from dhr.presenters.partner_accounts import rows_of, said_of, saves_of
from dhr.queries import charges
from dhr.services.partner_accounts import set_account


@access(Permission.ENTER)
@require_safe
def account_list(request: Request) -> HttpResponse:
    """List the partners, and whom the charges of each go to."""
    reader, partnership = request.reader, request.partnership
    context = {
        "rows": rows_of(reader, partnership=partnership),
        "may_keep": may_keep_accounts(reader, partnership),
    }
    return render(request, "dhr/accounts/list.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def account_edit(request: Request, key: str) -> HttpResponse:
    """Ask whom the charges of a partner go to; refuse to write over somebody else's newer save."""
    reader, partnership = request.reader, request.partnership
    seat = get_object_or_404(charges.seats_charged(reader, partnership=partnership), key=key)
    may_keep_accounts(reader, partnership).require()
    known = charges.account_of(reader, partnership=partnership, seat=seat)
    account = known or PartnerAccount(partnership=partnership, seat=seat, version=0)
    back = reverse("dhr:account-list", args=[partnership.slug])
    form = AccountForm(typed(request), account=account, cancel_url=back)
    save = partial(set_account, partnership=partnership, seat=seat)
    outcome = save_answers(request, form, subject=account, save=save)
    if outcome.saved:
        messages.success(request, outcome.words(f"It is noted whom the charges of {seat} go to"))
        return redirect(back)
    versions = charges.account_versions(reader, account=outcome.subject)
    is_behind = form.has_news(outcome.subject.version)
    context = {
        "seat": seat,
        "form": form,
        "saves": saves_of(versions),
        "is_behind": is_behind,
        "news": saves_of(versions, since=form.opened or 0) if is_behind else [],
        "facts": said_of(outcome.subject),
    }
    return render(request, "dhr/accounts/edit.html", context)

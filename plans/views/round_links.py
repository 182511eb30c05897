"""The links of a round, for whoever runs it: who was sent one, who went on with it, and how one is withdrawn."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel import day_words
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from plans.models import RoundLink
from plans.policies.rounds import may_run
from plans.presenters.round_links import link_rows
from plans.queries import round_links
from plans.services.round_links import withdraw
from plans.views.opening import must_hold
from plans.views.rounds import opened_round


@access(Permission.ROUND_RUN)
@require_safe
def link_list(request: Request, key: str) -> HttpResponse:
    """List the letters of a round that may carry a link, each with what became of it."""
    one = opened_round(request, key)
    must_hold(request, Permission.ROUND_RUN, of=one)
    rows = link_rows(round_links.into(request.reader, one=one), by=request.reader)
    return render(request, "plans/links/list.html", {"plan": one.plan, "round": one, "rows": rows})


@access(Permission.ROUND_RUN)
@require_http_methods(["GET", "POST"])
def link_withdraw(request: Request, key: str) -> HttpResponse:
    """Ask whether a link is to be withdrawn, and withdraw it; one that is withdrawn already stays so."""
    request.reader.may(Permission.ROUND_RUN, partnership=request.partnership.pk).require()
    link = _link_or_404(request, key)  # into a round that everybody here reads: no other has links
    may_run(request.reader, link.round).require()
    back = reverse("plans:link-list", args=[request.partnership.slug, link.round.key])
    if link.revoked_at:
        messages.info(request, "This link is withdrawn already.")
        return redirect(back)
    if request.method == "POST":
        withdraw(key=key, by=request.reader, now=clock.now())
        day = day_words.plain(timezone.localdate(link.sent_at))
        messages.success(
            request, f"The link of {link.person.name} of {day} is withdrawn. It opens nothing any more"
        )
        return redirect(back)
    context = {"plan": link.round.plan, "round": link.round, "link": link, "back": back}
    return render(request, "plans/links/withdraw.html", context)


def _link_or_404(request: Request, key: str) -> RoundLink:
    link = round_links.open_to(request.reader).filter(key=key).first()
    if link is None:
        raise Http404
    link.round = opened_round(request, link.round.key)
    return link

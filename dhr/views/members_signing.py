"""The confidentiality statement: read and signed by whoever is asked, or noted from paper."""

import hashlib
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.members_signing import PaperForm, SignForm
from dhr.models import Capacity
from dhr.models.review_rules import rules_of
from dhr.policies.members import may_change, may_sign
from dhr.queries import members
from dhr.services.members import note_paper, sign_here
from dhr.views.members import form_page, list_of, opened_member


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def member_sign(request: Request, key: str) -> HttpResponse:
    """Show the statement to whoever is asked, and nothing else of the review, until they have signed it."""
    member = scoped_or_404(members.asked_of(request.reader), request, key=key)
    statement = rules_of(member.review.partnership).statement
    form = SignForm(
        typed(request),
        subject=member,
        mark=hashlib.sha256(statement.encode()).hexdigest()[:16],
        cancel_url=reverse("csp:home", args=[request.partnership.slug]),
    )
    outcome = save_answers(request, form, subject=member, save=partial(sign_here, key=key))
    if outcome.saved:
        messages.success(request, "You have signed the statement")
        begun = member.starts_on <= request.reader.today
        return redirect(member.review if begun else reverse("csp:home", args=[request.partnership.slug]))
    context = {
        "member": member,
        "what": Capacity(member.capacity).label,
        "asking": members.who_asks(request.reader, asked=member),
        "statement": statement,
        "form": form,
    }
    return render(request, "dhr/members/sign.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def member_paper(request: Request, key: str) -> HttpResponse:
    """Ask when somebody signed on paper and where it is kept, and open to them what they are on the review for."""
    member, opened = opened_member(request, key)
    may_change(request.reader, member).require()
    may_sign(member).require()
    form = PaperForm(
        typed(request), subject=member, today=request.reader.today, cancel_url=list_of(member.review)
    )
    outcome = save_answers(request, form, subject=member, save=partial(note_paper, key=key))
    if outcome.saved:
        messages.success(request, f"It is noted that {member.person.name} has signed")
        return redirect(list_of(member.review))
    return form_page(
        request,
        opened,
        form,
        outcome.subject,
        template="dhr/members/paper.html",
        heading="Note a signed statement",
    )

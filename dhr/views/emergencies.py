"""Opening a review in an emergency by its code name, and shutting it again."""

import hashlib
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from csp.web.sign_in import has_second_factor, set_up_second_factor
from dhr.forms.emergencies import EmergencyForm, ShutForm
from dhr.models import Part
from dhr.models.review_rules import rules_of
from dhr.policies.emergencies import may_open, may_shut
from dhr.queries import emergencies
from dhr.services.emergencies import open_by_name, shut_emergency
from dhr.views.members import list_of
from dhr.views.opening import opened_review

NEEDS_IT = "Opening a review in an emergency"
# Said of a right name and of a wrong one.
SAID = (
    "If a review that can be opened to you goes by that name, it is in the list below. If it was opened just now, "
    "it shuts in 24 hours, and everybody on it is told. If it is not in the list, check the name."
)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def emergency_open(request: Request) -> HttpResponse:
    """Ask for the code name of a review and why it cannot wait; the answer to a right name is that to a wrong one."""
    may_open(request.reader, request.partnership).require()
    if not has_second_factor(request):
        return set_up_second_factor(request, what=NEEDS_IT)
    statement = rules_of(request.partnership).statement
    form = EmergencyForm(
        typed(request),
        mark=hashlib.sha256(statement.encode()).hexdigest()[:16],
        cancel_url=reverse("dhr:review-list", args=[request.partnership.slug]),
    )
    if request.method == "POST" and form.is_valid() and _is_taken(request, form):
        messages.info(request, SAID)
        return redirect("dhr:review-list", request.partnership.slug)
    return render(request, "dhr/emergencies/open.html", {"form": form, "statement": statement})


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def emergency_shut(request: Request, key: str) -> HttpResponse:
    """Ask whoever runs the review why they shut it, and shut it at once."""
    emergency = scoped_or_404(emergencies.open_to(request.reader), request, key=key)
    opened = opened_review(request, emergency.review.key, part=Part.REVIEW)
    may_shut(request.reader, emergency).require()
    form = ShutForm(typed(request), subject=emergency, cancel_url=list_of(emergency.review))
    outcome = save_answers(request, form, subject=emergency, save=partial(shut_emergency, key=key))
    if outcome.saved:
        messages.success(request, f"The review is shut to {emergency.member.person.name}")
        return redirect(list_of(emergency.review))
    context = opened.context(here="people", form=form, emergency=outcome.subject)
    return render(request, "dhr/emergencies/shut.html", context)


def _is_taken(request: Request, form: EmergencyForm) -> bool:
    """Return whether the name was looked for; what is refused is the same for every name."""
    try:
        open_by_name(partnership=request.partnership, by=request.reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True

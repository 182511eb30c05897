"""A restricted action, by itself: for whoever is named on it and knows nothing of the plan it belongs to."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.update import UpdateForm
from plans.models import Action
from plans.policies.actions import may_update
from plans.presenters.restricted_action import RestrictedAction
from plans.presenters.scheme import Scheme
from plans.queries import actions, handovers, plans, reports
from plans.services.openings import record_opening
from plans.services.updates import add_update
from plans.views.action_page import update_form


@access(Permission.UPDATE_GIVE_OWN)
@require_http_methods(["GET", "POST"])
def action_restricted(request: Request, key: str) -> HttpResponse:
    """Show the action with its updates, and take one; refuse to write over somebody else's newer save."""
    reader = request.reader
    reader.may(Permission.UPDATE_GIVE_OWN, partnership=request.partnership.pk).require()
    action = scoped_or_404(actions.named_on(reader), request, key=key)
    record_opening(record=action, by=reader, now=clock.now())
    may_give = may_update(reader, action)
    if request.method == "POST":
        may_give.require()
    form = update_form(request, action, page="action-restricted") if may_give else None
    if form:
        outcome = save_answers(request, form, subject=action, save=partial(add_update, key=key))
        if outcome.saved:
            messages.success(request, "Your update is saved")
            return redirect("plans:action-restricted", action.plan.partnership.slug, key)
        action = outcome.subject
    return _page(request, action, form)


def _page(request: Request, action: Action, form: UpdateForm | None) -> HttpResponse:
    reader = request.reader
    updates = list(actions.updates_of(reader, action=action))
    scheme = Scheme.of(form.scheme if form else plans.scheme_of(reader, partnership=action.plan.partnership))
    told = handovers.told_about(reader, action=action)
    asked = reports.asked_apart(reader, partnership=action.plan.partnership).get(action.pk)
    page = RestrictedAction.of(
        action,
        updates,
        told,
        scheme=scheme,
        on=reader.today,
        challenges=reports.challenges_to(reader, action=action),
        asked_by=asked.round.due_on if asked and asked.update_id is None else None,
    )
    behind = form is not None and form.has_news(action.version)
    return render(request, "plans/actions/restricted.html", {"page": page, "form": form, "behind": behind})

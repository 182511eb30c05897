"""The page of one action, drawn alike when it is opened and when an update needs correcting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from csp.forms.govuk import GovukForm
from csp.kernel import day_words
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.update import UpdateForm
from plans.models import Action
from plans.policies.actions import may_edit, may_update
from plans.presenters.action_page import due_words, facts_of, timeline_of
from plans.presenters.news import News
from plans.presenters.scheme import Scheme
from plans.queries import actions, handovers, plans
from plans.queries.change_names import names_in


def update_form(request: Request, action: Action, *, page: str = "update-add") -> UpdateForm:
    """Return the update box of an action, with what was typed; ``page`` names the page that it is sent to."""
    return UpdateForm(
        typed(request),
        action=action,
        scheme=list(plans.scheme_of(request.reader, partnership=action.plan.partnership)),
        since=day_words.plain(action.reported_on),
        send_to=reverse(f"plans:{page}", args=[action.plan.partnership.slug, action.key]),
    )


def news_since(request: Request, action: Action, form: GovukForm) -> News | None:
    """Return what was saved since the person first opened the form; it is shown until theirs is saved."""
    if not form.has_news(action.version):
        return None
    reader = request.reader
    return News.of(
        actions.versions_of(reader, action=action, since=form.opened or 1),
        actions.updates_of(reader, action=action),
        scheme=Scheme.of(plans.scheme_of(reader, partnership=action.plan.partnership)),
        names=names_in(reader, action=action),
        words=request.words,
    )


def action_page(request: Request, action: Action, form: UpdateForm | None = None) -> HttpResponse:
    """Render the action; ``form`` is an update that could not be saved as it was sent."""
    reader = request.reader
    may_give = may_update(reader, action)
    form = form or (update_form(request, action) if may_give else None)
    scheme = Scheme.of(form.scheme if form else plans.scheme_of(reader, partnership=action.plan.partnership))
    updates = actions.updates_of(reader, action=action)
    versions = actions.versions_of(reader, action=action)
    context = {
        "action": action,
        "form": form,
        "news": news_since(request, action, form) if form else None,
        "may_edit": may_edit(reader, action),
        "status": scheme.tag(action.status_id),
        "due": due_words(action, reader.today),
        "is_late": action.is_late(reader.today),
        "facts": facts_of(action, request.words),
        "timeline": timeline_of(updates, versions, scheme, handovers.told_about(reader, action=action)),
        "changes": len(versions) - 1,
    }
    return render(request, "plans/actions/detail.html", context)

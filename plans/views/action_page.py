"""The page of one action, drawn alike when it is opened and when an update needs correcting."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from csp.forms.govuk import GovukForm
from csp.kernel import day_words
from csp.models import Reader
from csp.web.circle_pages import beside
from csp.web.kept_typing import typed
from csp.web.requests import Request
from plans.forms.update import UpdateForm
from plans.models import Action
from plans.models.everyday_work import reads_like_everyday_work
from plans.policies.actions import may_edit, may_update
from plans.policies.moving import may_move
from plans.presenters.action_facts import after_first_words, facts_of
from plans.presenters.action_page import Entry, due_words, plans_in, timeline_of
from plans.presenters.asked import asked_of
from plans.presenters.news import News
from plans.presenters.scheme import Scheme
from plans.queries import actions, handovers, plans, reports
from plans.queries.action_moves import plan_names
from plans.queries.change_names import names_in
from plans.views.action_parts import parts_of, whole_timeline


def update_form(request: Request, action: Action, *, page: str = "update-add") -> UpdateForm:
    """Return the update box of an action, with what was typed; ``page`` names the page that it is sent to."""
    return UpdateForm(
        typed(request),
        action=action,
        scheme=list(plans.scheme_of(request.reader, partnership=action.plan.partnership)),
        since=day_words.plain(action.reported_on),
        send_to=reverse(f"plans:{page}", args=[action.plan.partnership.slug, action.key]),
    )


def news_since(
    request: Request, action: Action, form: GovukForm, *, at_the_earliest: datetime | None = None
) -> News | None:
    """Return what was saved since the person first opened the form; it is shown until theirs is saved.

    The form itself says when that was. ``at_the_earliest`` bounds it for whoever may not read the whole history.
    """
    if not form.has_news(action.version):
        return None
    reader = request.reader
    versions = actions.versions_of(reader, action=action, since=form.opened or 1)
    return News.of(
        _no_older(versions, at_the_earliest) if at_the_earliest else versions,
        actions.updates_of(reader, action=action),
        scheme=Scheme.of(plans.scheme_of(reader, partnership=action.plan.partnership)),
        names=names_in(reader, action=action),
        words=request.words,
    )


def _no_older(versions: Sequence[Any], moment: datetime) -> Sequence[Any]:
    """Return the version that stood at a moment, and those that came after it."""
    stood = sum(one.history_date <= moment for one in versions)
    return versions[max(stood - 1, 0) :]


def action_page(request: Request, action: Action, form: UpdateForm | None = None) -> HttpResponse:
    """Render the action; ``form`` is an update that could not be saved as it was sent."""
    reader = request.reader
    may_give = may_update(reader, action)
    form = form or (update_form(request, action) if may_give else None)
    scheme = Scheme.of(form.scheme if form else plans.scheme_of(reader, partnership=action.plan.partnership))
    versions = actions.versions_of(reader, action=action)
    parts = parts_of(request, action)
    context = {
        **parts,
        **_computed(reader, action),
        "action": action,
        "form": form,
        "news": news_since(request, action, form) if form else None,
        "status": scheme.tag(action.status_id),
        "facts": [*parts["standing_facts"], *facts_of(action, request.words, today=reader.today)],
        "timeline": whole_timeline(_timeline(reader, action, versions, scheme), versions, parts),
        "asked": asked_of(reports.ask_of_action(reader, action=action), reader) if may_give else None,
        "changes": len(versions) - 1,
    }
    return render(request, "plans/actions/detail.html", context)


def _computed(reader: Reader, action: Action) -> dict[str, Any]:
    """Return what follows from the action and from who reads it."""
    return {
        "may_edit": may_edit(reader, action),
        "may_move": may_move(reader, action),
        "beside": beside(reader, record=action),
        "due": due_words(action, reader.today),
        "is_late": action.is_late(reader.today),
        "after_first": after_first_words(action, reader.today),
        "is_everyday": reads_like_everyday_work(action.title, action.additionality),
    }


def _timeline(reader: Reader, action: Action, versions: Sequence[Any], scheme: Scheme) -> list[Entry]:
    """Return what was said, handed over, returned and moved."""
    return timeline_of(
        actions.updates_of(reader, action=action),
        versions,
        scheme,
        handovers.told_about(reader, action=action),
        plans=_plans_between(reader, versions),
        challenges=reports.challenges_to(reader, action=action),
    )


def _plans_between(reader: Reader, versions: Sequence[Any]) -> dict[int, str]:
    """Return the names of the plans that the action was moved between, without a question when it never was."""
    ids = plans_in(versions)
    return plan_names(reader, ids=ids) if ids else {}

"""The form that says how a condition of publication stands."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.conditions import ConditionForm
from dhr.models import Part
from dhr.models.gate import Kind
from dhr.policies.publications import may_judge
from dhr.presenters.publication_changes import PUBLICATION
from dhr.queries import publications
from dhr.queries.known_words import known_words
from dhr.services.conditions import judge_condition
from dhr.views.opening import opened_review
from dhr.views.publications import HERE
from dhr.views.publications_editing import page_of


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def condition_edit(request: Request, key: str) -> HttpResponse:
    """Ask somebody how a condition stands; they say it as themselves."""
    reader = request.reader
    condition = scoped_or_404(publications.conditions_open_to(reader), request, key=key)
    opened = opened_review(request, condition.review.key, part=Part.PANEL)
    may_judge(reader, opened.review, condition.kind).require()
    form = ConditionForm(
        typed(request),
        subject=condition,
        reader=reader,
        known=known_words(reader, review=opened.review),
        cancel_url=page_of(opened.review),
    )
    save = partial(judge_condition, key=key, review=opened.review)
    outcome = save_answers(request, form, subject=condition, save=save)
    if outcome.saved:
        messages.success(request, outcome.words("How it stands is saved"))
        return redirect(f"{page_of(opened.review)}#conditions")
    one, news = outcome.subject, []
    if form.has_news(one.version):
        versions = publications.versions_in(reader, review=opened.review)
        news = PUBLICATION.since(versions, one=one, version=form.opened or 1)
    shown = {"condition": one, "form": form, "news": news, "heading": str(one)}
    gate = publications.gate_of(reader, review=opened.review)
    is_near = one.kind == Kind.NO_ANNIVERSARY and gate.falls_in_its_month
    return render(request, "dhr/conditions/edit.html", opened.context(here=HERE, is_near=is_near, **shown))

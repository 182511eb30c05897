"""The forms that say how one type of cost is shared under a draft, and that take it out again."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.agreement_versions import RemoveForm
from dhr.forms.cost_rules import CostRuleForm
from dhr.models import AgreementVersion, CostType
from dhr.presenters.agreement_versions import offered
from dhr.presenters.cost_agreements import TypeRead, in_a_sentence, read_back
from dhr.queries import cost_agreements
from dhr.services.cost_rules import RuleAnswers, remove_rule, set_rule
from dhr.views.agreement_pieces import find_gone, found_draft, page_url, read_for


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_rule_edit(request: Request, key: str, cost_type: str) -> HttpResponse:
    """Ask who pays first and how the rest is shared; refuse to write over somebody else's newer save."""
    version, kind = _draft_and_type(request, key, cost_type)
    rule = cost_agreements.rule_of(request.reader, version=version, cost_type=kind)
    back = page_url(request, version)
    parts = offered(request.reader, version)
    form = CostRuleForm(
        typed(request),
        sharers=parts.sharers,
        payers=parts.payers,
        stands=RuleAnswers.of(rule) if rule else None,
        version=version.version,
        cancel_url=back,
    )
    save = partial(set_rule, key=key, cost_type=kind)
    outcome = save_answers(request, form, subject=version, save=save)
    if outcome.saved:
        messages.success(request, outcome.words(f"It is saved who pays for this: {in_a_sentence(kind)}"))
        return redirect(f"{back}#{kind}")
    is_newer = form.has_news(outcome.subject.version)
    context = {
        "version": version,
        "agreement": version.agreement,
        "form": form,
        "parts": parts,
        "is_newer": is_newer,
        "stands": _stands(request, version, kind) if is_newer else None,
        "heading": f"{kind.label}: who pays",
    }
    return render(request, "dhr/cost_rules/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def cost_rule_remove(request: Request, key: str, cost_type: str) -> HttpResponse:
    """Ask once more before a draft says nothing of a type of cost any more."""
    version, kind = _draft_and_type(request, key, cost_type)
    if cost_agreements.rule_of(request.reader, version=version, cost_type=kind) is None:
        raise Http404
    back = page_url(request, version)
    form = RemoveForm(typed(request), subject=version, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_rule(key=key, cost_type=kind, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        messages.success(request, f"The draft says nothing of this any more: {in_a_sentence(kind)}")
        return redirect(back)
    context = {
        "version": version,
        "agreement": version.agreement,
        "form": form,
        "kind": kind.label,
        "heading": f"{kind.label}: say nothing of it",
    }
    return render(request, "dhr/cost_rules/remove.html", context)


def _draft_and_type(request: Request, key: str, cost_type: str) -> tuple[AgreementVersion, CostType]:
    version = found_draft(request, key)
    if cost_type not in CostType.values:
        raise Http404
    return version, CostType(cost_type)


def _stands(request: Request, version: AgreementVersion, kind: CostType) -> TypeRead | None:
    """Return what the draft says of a type of cost now."""
    for partnership in read_for(request, version.agreement):
        for one in read_back(request.reader, version, partnership):
            if one.cost_type == kind:
                return one
    return None

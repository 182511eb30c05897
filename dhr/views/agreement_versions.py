"""The versions of agreements on who pays for reviews: read back, drafted, agreed, removed."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.kernel.pence import pounds
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.agreement_versions import AgreeVersionForm, ExampleForm, RemoveForm, VersionForm
from dhr.models import AgreementVersion, CostAgreement
from dhr.policies.cost_agreements import may_change, may_start_version
from dhr.presenters.agreement_versions import page_of
from dhr.presenters.cost_agreements import EXAMPLE
from dhr.queries import cost_agreements
from dhr.services.cost_agreements import (
    VersionAnswers,
    add_version,
    agree_version,
    edit_version,
    remove_version,
    what_is_wrong,
)
from dhr.views.agreement_pieces import (
    agreement_url,
    find_gone,
    found_draft,
    found_version,
    page_url,
    read_for,
    rows_for,
    saved_since,
)


@access(Permission.ENTER)
@require_safe
@or_gone(find_gone)
def agreement_version_detail(request: Request, key: str) -> HttpResponse:
    """Read a version back in plain English, with an amount worked through; the amount lives in the address."""
    version = found_version(request, key)
    partnerships = read_for(request, version.agreement)
    asked = request.GET if "amount" in request.GET else None
    form = ExampleForm(asked, usual=EXAMPLE, partnerships=partnerships)
    chosen = form.chosen(partnerships)
    context = {
        "version": version,
        "agreement": version.agreement,
        "form": form,
        "read_for": chosen,
        "amount": pounds(form.pence),
        "may_change": may_change(request.reader, version),
    }
    if chosen:
        context["page"] = page_of(
            request.reader, version, at=request.partnership, read_for=chosen, amount=form.pence
        )
    return render(request, "dhr/agreement_versions/detail.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def agreement_version_add(request: Request, key: str) -> HttpResponse:
    """Ask from when the next version holds and who shares; sent twice, it is started once."""
    agreement = scoped_or_404(cost_agreements.open_to(request.reader), request, key=key)
    may_start_version(request.reader, agreement).require()
    before = cost_agreements.of_agreement(request.reader, agreement=agreement)[0]
    rows = rows_for(request, agreement=agreement, day=before.starts_on, named=before.partners)
    back = agreement_url(request, agreement)
    form = VersionForm(typed(request), rows=rows, stands=VersionAnswers.of(before), cancel_url=back)
    if request.method == "POST" and form.is_valid() and (version := _added(request, agreement, form)):
        messages.success(
            request, "The draft is started. It says of each type of cost what the version before says"
        )
        return redirect(page_url(request, version))
    context = {
        "agreement": agreement,
        "form": form,
        "draft_url": page_url(request, before) if before.is_draft else "",
        "heading": "Start the next version",
    }
    return render(request, "dhr/agreement_versions/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def agreement_version_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a draft; refuse to write over somebody else's newer save."""
    version = found_draft(request, key)
    rows = rows_for(request, agreement=version.agreement, day=version.starts_on, named=version.partners)
    form = VersionForm(
        typed(request),
        rows=rows,
        stands=VersionAnswers.of(version),
        version=version.version,
        cancel_url=page_url(request, version),
    )
    outcome = save_answers(request, form, subject=version, save=partial(edit_version, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The draft is changed"))
        return redirect(page_url(request, version))
    context = {
        "agreement": version.agreement,
        "form": form,
        "is_newer": (is_newer := form.has_news(outcome.subject.version)),
        "news": saved_since(request, version, form.opened or 1) if is_newer else [],
        "heading": f"Change {str(version).lower()}",
    }
    return render(request, "dhr/agreement_versions/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def agreement_version_agree(request: Request, key: str) -> HttpResponse:
    """Ask when and where a draft was agreed; what is still wrong with it is said instead."""
    version = found_draft(request, key)
    back = page_url(request, version)
    form = AgreeVersionForm(typed(request), subject=version, today=request.reader.today, cancel_url=back)
    outcome = save_answers(request, form, subject=version, save=partial(agree_version, key=key))
    if outcome.saved:
        messages.success(request, f"{version} is agreed. It never changes any more")
        return redirect(back)
    context = {
        "version": version,
        "agreement": version.agreement,
        "form": form,
        "is_newer": form.has_news(outcome.subject.version),
        "wrong": what_is_wrong(version=version, by=request.reader),
        "version_url": back,
        "heading": f"Record that {str(version).lower()} was agreed",
    }
    return render(request, "dhr/agreement_versions/agree.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def agreement_version_remove(request: Request, key: str) -> HttpResponse:
    """Ask once more before a draft is removed, with all that it says."""
    version = found_draft(request, key)
    back = page_url(request, version)
    form = RemoveForm(typed(request), subject=version, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            left = remove_version(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
            return redirect(back)
        messages.success(request, "The draft is removed")
        if left is None:
            return redirect("dhr:cost-agreement-list", partnership=request.partnership.slug)
        return redirect(agreement_url(request, left))
    context = {
        "version": version,
        "agreement": version.agreement,
        "form": form,
        "heading": f"Remove {str(version).lower()}",
    }
    return render(request, "dhr/agreement_versions/remove.html", context)


def _added(request: Request, agreement: CostAgreement, form: VersionForm) -> AgreementVersion | None:
    """Return what was started, now or when the form was sent before; what the service refuses is on the form."""
    reader = request.reader
    versions = cost_agreements.versions_open_to(reader).filter(agreement=agreement)
    before = versions.filter(key=form.answers["key"]).first()
    if before:  # it was sent before
        return before
    try:
        return add_version(agreement=agreement, by=reader, now=clock.now(), **form.answers)
    except ValidationError as refused:
        form.add_error(None, refused)
    except IntegrityError:  # somebody else started it at the same moment
        return versions.filter(key=form.answers["key"]).first()
    return None

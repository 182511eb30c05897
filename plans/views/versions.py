"""A version of a plan: its text, kept for good; showing it to the public, and taking it down."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.kernel.plan_promise import changed_promise
from csp.kernel.plan_snapshot import SnapPlan
from csp.kernel.plan_snapshot.kept import is_whole, read_kept
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.pdf_offers import offer_for_everyone
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.forms.publications import ShowForm, TakeDownForm
from plans.models import Plan, PlanVersion
from plans.policies.publications import may_have_pdf_made, may_show, may_take_down
from plans.presenters.difference import Differences, figures_of
from plans.presenters.difference_words import not_kept_words
from plans.presenters.public_pdf import wanted_pdf
from plans.presenters.public_plan import PublicPlan, doubts_about
from plans.presenters.snapshot_page import SnapshotPage
from plans.presenters.version_page import VersionFacts
from plans.queries import publications, versions
from plans.services.publications import (
    PDF,
    HoldsRestrictedWords,
    have_pdf_made,
    show_to_public,
    take_down,
)
from plans.views.as_at import reasons_for
from plans.views.opening import must_hold, opened_plan


@access(Permission.PLAN_READ)
@require_safe
def version_detail(request: Request, key: str) -> HttpResponse:
    """Show the text of a version as it was kept, and what had changed since the one before."""
    version = _opened_version(request, key)
    text = read_kept(version.content)
    context: dict[str, Any] = {
        "plan": version.plan,
        "version": version,
        "version_name": str(version),
        "facts": VersionFacts.of(version),
        "may_show": may_show(request.reader, version),
        "may_take_down": may_take_down(request.reader, version.plan),
        "page": SnapshotPage.of(text, words=request.words, names_people=False) if text else None,
        "may_have_pdf_made": may_have_pdf_made(request.reader, version),
        "pdf": offer_for_everyone(request.reader, kind=PDF, subject_key=version.key),
        **(_since_the_one_before(request, version, text) if text else {}),
    }
    return render(request, "plans/versions/detail.html", context)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def version_pdf(request: Request, key: str) -> HttpResponse:
    """Have the PDF made of the version that the public sees, and go on to the page that shows how far it is."""
    version = _opened_version(request, key)
    must_hold(request, Permission.PLAN_EDIT, of=version)
    if request.method == "GET":
        return redirect(version)
    may_have_pdf_made(request.reader, version).require()
    text = read_kept(version.content)
    if text is None:
        raise Http404
    pdf = wanted_pdf(PublicPlan.of(text), version=version, words=request.words)
    job = have_pdf_made(shown=version, pdf=pdf, by=request.reader, now=clock.now())
    if job is None:
        offer = offer_for_everyone(request.reader, kind=PDF, subject_key=version.key)
        made = "The PDF is being made: somebody else asked for it"
        messages.info(request, made if offer.is_being_made else "The PDF is there already")
        return redirect(version)
    return redirect("csp:job-detail", partnership=request.partnership.slug, key=job.key)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def version_show(request: Request, key: str) -> HttpResponse:
    """Show a coordinator the page that the public would see, and let them approve it."""
    version = _opened_version(request, key)
    must_hold(request, Permission.PLAN_EDIT, of=version)
    plan, allowed = version.plan, may_show(request.reader, version)
    form = ShowForm(typed(request), plan=plan, cancel_url=version.get_absolute_url())
    if request.method == "POST":
        allowed.require()
    text = read_kept(version.content) if allowed else None
    public = PublicPlan.of(text) if text else None
    texts = public.texts() if public else ()
    pdf = wanted_pdf(public, version=version, words=request.words) if public else None
    show = partial(_show, form, shown=version, texts=texts, pdf=pdf)
    outcome = save_answers(request, form, subject=plan, save=show)
    if outcome.saved:
        messages.success(request, f"The public sees {str(version).lower()}")
        return redirect(version)
    context: dict[str, Any] = {"plan": plan, "version": version, "form": form, "allowed": allowed}
    context["version_name"] = str(version).lower()
    context["is_news"] = form.has_news(outcome.subject.version)
    if public:
        context |= {"public": public, "is_shown": plan.public_version_id == version.pk}
        context["pdf"] = offer_for_everyone(request.reader, kind=PDF, subject_key=version.key)
        names = publications.names_of_people(request.reader, partnership=plan.partnership)
        context["doubts"] = doubts_about(public, names=names)
    return render(request, "plans/versions/show.html", context)


@access(Permission.PLAN_EDIT)
@require_http_methods(["GET", "POST"])
def plan_withdraw(request: Request, key: str) -> HttpResponse:
    """Ask before a plan is taken off the pages for the public."""
    plan = opened_plan(request, key)
    must_hold(request, Permission.PLAN_EDIT, of=plan)
    form = TakeDownForm(typed(request), plan=plan, cancel_url=plan.get_absolute_url())
    if not may_take_down(request.reader, plan):
        messages.warning(request, "The public sees nothing of this plan.")
        return redirect(plan)
    outcome = save_answers(request, form, subject=plan, save=partial(take_down, plan=plan))
    if outcome.saved:
        messages.success(request, "The public sees nothing of this plan any more")
        return redirect(plan)
    return render(request, "plans/plans/withdraw.html", {"plan": plan, "form": form})


def _show(form: ShowForm, **given: Any) -> Plan:
    """Show it, unless words of it are restricted: then the form asks why they may be public."""
    try:
        return show_to_public(**given)
    except HoldsRestrictedWords as found:
        form.ask_about(found.places)
        raise


def _opened_version(request: Request, key: str) -> PlanVersion:
    version = scoped_or_404(versions.open_to(request.reader), request, key=key)
    opened_plan(request, version.plan.key)
    return version


def _since_the_one_before(request: Request, version: PlanVersion, text: SnapPlan) -> dict[str, Any]:
    """Return what of the promise changed since the version before, when there is one that can be read."""
    earlier = versions.before(request.reader, version=version)
    if earlier is None:
        return {}
    was = read_kept(earlier.content) if is_whole(earlier.content, earlier.sha256) else None
    if was is None:
        return {"earlier": earlier, "sections": None}
    found = Differences(
        changed_promise(was, text),
        before=was,
        after=text,
        reasons=reasons_for(request, version.plan, was, text),
        words=request.words,
    )
    sections = found.sections()
    not_kept = not_kept_words(found.found.lacks)
    return {"earlier": earlier, "sections": sections, "figures": figures_of(sections), "not_kept": not_kept}

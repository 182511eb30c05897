"""Write what everybody will read of a review, publish it, and take it down."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.kernel.saves import Save
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.publications import PublicationForm, PublishForm, TakeDownForm
from dhr.models import Part, Publication, PublishedDocument, Review
from dhr.policies.publications import NOT_PUBLIC, may_publish, may_take_down, may_word
from dhr.presenters.publication_changes import PUBLICATION
from dhr.queries import publications
from dhr.queries.known_words import public_words
from dhr.services.publications import publish, take_down, write_publication
from dhr.views.opening import Opened, opened_review
from dhr.views.publications import HERE

REPORTS = frozenset({PublishedDocument.Kind.OVERVIEW, PublishedDocument.Kind.SUMMARY})
IN_ITS_MONTH = "It is planned for the month of the year in which the death was. Ask whether it is a hard day."
IS_SHOWN = "It is on the public page already."
CHANGED = "Somebody changed what will be published meanwhile, so it was not published. Read it again."


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def publication_edit(request: Request, key: str) -> HttpResponse:
    """Ask for the title, the summary and the day; refuse to write over somebody else's newer save."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    gate = publications.gate_of(reader, review=opened.review)
    may_word(reader, gate).require()
    subject = gate.publication or Publication(review=opened.review, version=0)
    known = public_words(reader, review=opened.review)
    form = PublicationForm(
        typed(request),
        subject=subject,
        known=known,
        reader=reader,
        review=opened.review,
        cancel_url=page_of(opened.review),
    )
    outcome = save_answers(
        request, form, subject=subject, save=partial(write_publication, review=opened.review)
    )
    if outcome.saved:
        messages.success(request, outcome.words("What will be published is saved"))
        if publications.gate_of(reader, review=opened.review).falls_in_its_month:
            messages.warning(request, IN_ITS_MONTH)
        return redirect(page_of(opened.review))
    news = _news(request, opened, outcome.subject, form)
    context = opened.context(here=HERE, form=form, heading="Write what everybody will read", news=news)
    return render(request, "dhr/publications/edit.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def publication_publish(request: Request, key: str) -> HttpResponse:
    """Show what stands in the way; when nothing does, ask once more before everybody can read it."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    may_publish(reader, opened.review).require()
    gate = publications.gate_of(reader, review=opened.review)
    refusals, back = gate.refusals, page_of(opened.review)
    if gate.is_shown and request.method != "POST":
        messages.info(request, IS_SHOWN)
        return redirect(back)
    form = _form_to_publish(request, gate.publication)
    if gate.publication and form and request.method == "POST" and form.is_valid():
        refusals = _refused(request, gate.publication, form)
        if not refusals:
            return redirect(back)
    documents = publications.documents_of(reader, review=opened.review)
    shown = {
        "form": None if refusals else form,
        "gate": gate,
        "refusals": refusals,
        "documents": documents,
        "has_report": any(one.kind in REPORTS for one in documents),
        "publication": gate.publication,
        "is_sent": request.method == "POST",
    }
    context = opened.context(here=HERE, heading="Publish it", **shown)
    return render(request, "dhr/publications/publish.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def publication_withdraw(request: Request, key: str) -> HttpResponse:
    """Ask why it is taken down, and take it down at once; what is not public has nothing to take down."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    gate, back = publications.gate_of(reader, review=opened.review), page_of(opened.review)
    allowed = may_take_down(reader, gate)
    if not allowed and allowed.refusal == NOT_PUBLIC:
        messages.info(request, NOT_PUBLIC)
        return redirect(back)
    allowed.require()
    form = TakeDownForm(typed(request), cancel_url=back)
    if gate.publication and request.method == "POST" and form.is_valid():
        take_down(publication=gate.publication, by=reader, now=clock.now(), **form.answers)
        messages.success(request, "It is taken down: nobody else can read it any more")
        return redirect(back)
    context = opened.context(here=HERE, form=form, heading="Take it down", publication=gate.publication)
    return render(request, "dhr/publications/withdraw.html", context)


def page_of(review: Review) -> str:
    """Return the address of the page on which the panel prepares what is published of a review."""
    return reverse("dhr:publication-detail", args=[review.partnership.slug, review.key])


def _form_to_publish(request: Request, publication: Publication | None) -> PublishForm | None:
    if publication is None:
        return None
    return PublishForm(typed(request), subject=publication, cancel_url=page_of(publication.review))


def _refused(request: Request, publication: Publication, form: PublishForm) -> list[str]:
    """Publish it, and say so; return what stands in the way, if a condition lapsed since the page was opened."""
    try:
        publish(publication=publication, by=request.reader, now=clock.now(), **form.answers)
    except NewerVersion:
        messages.warning(request, CHANGED)
    except ValidationError as refused:
        return refused.messages
    else:
        messages.success(request, "It is published: everybody can read it now")
    return []


def _news(request: Request, opened: Opened, one: Publication, form: PublicationForm) -> list[Save]:
    """Return what was saved of it since the form was first opened."""
    if not form.has_news(one.version):
        return []
    versions = publications.versions_in(request.reader, review=opened.review)
    if not form.opened:  # somebody else was the first to write it
        versions[Publication].insert(0, Publication(pk=one.pk, version=0))
    return PUBLICATION.since(versions, one=one, version=form.opened or 0)

"""The documents that everybody will read: added, downloaded by the panel, removed."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_file import send_kept
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.forms.published_documents import DocumentForm, RemoveDocumentForm
from dhr.models import Part, Review
from dhr.policies.publications import may_prepare, may_word
from dhr.queries import publications
from dhr.queries.known_words import public_words
from dhr.services.published_documents import add_document, record_download, remove_document
from dhr.views.opening import opened_review
from dhr.views.publications import HERE
from dhr.views.publications_editing import page_of

NOT_TAGGED = (
    "A screen reader can’t find its way in this document. It is taken all the same: the summary has to say what "
    "it says."
)


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the document with this key that somebody removed."""
    last = publications.removed_document(request.reader, key=key)
    if last is None or last.review.partnership_id != request.partnership.pk:
        return None
    opened = opened_review(request, last.review.key, part=Part.PANEL)
    return Gone(
        last=last,
        name="This document",
        head="dhr/publications/head.html",
        context=opened.context(here=HERE),
        on=page_of(opened.review),
        on_words="What will be published, as it is now",
    )


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def document_add(request: Request, key: str) -> HttpResponse:
    """Ask for a document that everybody will read; sent twice, it is added once."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    may_word(reader, publications.gate_of(reader, review=opened.review)).require()
    known = public_words(reader, review=opened.review)
    back = page_of(opened.review)
    form = DocumentForm(
        typed(request),
        request.FILES or None,
        known=known,
        reader=reader,
        review=opened.review,
        cancel_url=back,
    )
    if request.method == "POST" and form.is_valid() and _added(request, opened.review, form):
        return redirect(f"{back}#documents")
    context = opened.context(here=HERE, form=form, heading="Add a document")
    return render(request, "dhr/documents/add.html", context)


@access(Permission.ENTER)
@require_safe
def document_download(request: Request, key: str) -> HttpResponseBase:
    """Send a document to somebody of the panel; whoever takes it is written down."""
    document = scoped_or_404(publications.documents_open_to(request.reader), request, key=key)
    note = partial(record_download, document=document, by=request.reader, now=clock.now())
    return send_kept(request, document.file, of=page_of(document.review), note=note)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def document_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a document is taken away; from the public page it goes at once."""
    reader = request.reader
    document = scoped_or_404(publications.documents_open_to(reader), request, key=key)
    opened = opened_review(request, document.review.key, part=Part.PANEL)
    may_prepare(reader, opened.review).require()
    back = page_of(opened.review)
    form = RemoveDocumentForm(typed(request), subject=document, cancel_url=back)
    if request.method == "POST" and form.is_valid():
        try:
            remove_document(key=key, by=reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The document is removed")
        return redirect(back)
    shown = {"form": form, "document": document, "heading": "Remove this document"}
    return render(request, "dhr/documents/remove.html", opened.context(here=HERE, **shown))


def _added(request: Request, review: Review, form: DocumentForm) -> bool:
    """Return whether the document is there, now or since the form was sent before."""
    reader, answers = request.reader, form.answers
    try:
        document = add_document(review=review, by=reader, now=clock.now(), **answers)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    except IntegrityError:  # the key that was minted with the form is taken: it was sent before
        mine = publications.documents_open_to(reader).filter(review=review)
        document = scoped_or_404(mine, request, key=answers["key"])
    messages.success(request, "The document is added")
    if not document.is_tagged:
        messages.warning(request, NOT_TAGGED)
    return True

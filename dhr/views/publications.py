"""What is published of a review, for its panel: how it stands, how everybody will see it, and every change to it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from dhr.models import Part
from dhr.policies.publications import may_prepare, may_publish, may_take_down, may_word
from dhr.presenters.publication_changes import PUBLICATION
from dhr.presenters.publications import (
    DocumentRow,
    PublicReview,
    beside,
    condition_rows,
    state_of,
)
from dhr.queries import publications, published_actions
from dhr.views.opening import nothing_to_do_in, opened_review

HERE = "publication"


@access(Permission.ENTER)
@require_safe
def publication_detail(request: Request, key: str) -> HttpResponse:
    """Show the panel what will be published, which conditions hold, and what is to do."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    gate = publications.gate_of(reader, review=opened.review)
    documents = publications.documents_of(reader, review=opened.review)
    context = opened.context(
        here=HERE,
        gate=gate,
        publication=gate.publication,
        state=state_of(gate),
        conditions=condition_rows(reader, gate),
        documents=[DocumentRow.of(one) for one in documents],
        may_prepare=may_prepare(reader, opened.review),
        may_word=may_word(reader, gate),
        may_publish=bool(may_publish(reader, opened.review)) and not gate.is_shown,
        may_take_down=may_take_down(reader, gate),
        beside=beside(reader, review=opened.review, parts=opened.parts),
        nothing_to_do="" if gate.publication else nothing_to_do_in(request, opened),
    )
    return render(request, "dhr/publications/detail.html", context)


@access(Permission.ENTER)
@require_safe
def publication_preview(request: Request, key: str) -> HttpResponse:
    """Show the panel what everybody will read, before anybody else can."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    publication = publications.of_review(reader, review=opened.review)
    shown = None
    if publication:
        shown = PublicReview.of(
            publication,
            documents=publications.documents_of(reader, review=opened.review),
            actions=published_actions.of_review(reader, review=opened.review),
            slug=request.partnership.slug,
            page="dhr:document-download",
        )
    context = opened.context(here=HERE, publication=publication, public=shown)
    return render(request, "dhr/publications/preview.html", context)


@access(Permission.ENTER)
@require_safe
def publication_changes(request: Request, key: str) -> HttpResponse:
    """List what became of the words, the conditions and the documents, those that were removed too."""
    opened = opened_review(request, key, part=Part.PANEL)
    versions = publications.versions_in(request.reader, review=opened.review)
    context = opened.context(here=HERE, stories=PUBLICATION.stories(versions))
    return render(request, "dhr/publications/changes.html", context)

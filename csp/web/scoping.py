"""Find a record for this reader inside this partnership, or say that there is none."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from csp.models import Partnership
from csp.queries.words import partnership_and_words
from csp.web.requests import Request

Found = TypeVar("Found", bound=Model)


def partnership_or_404(request: Request, slug: str) -> Partnership:
    """Return the partnership of the address; a stranger's answer is the same as for one that isn't there.

    What it calls things comes with it, as ``request.words``.
    """
    found = partnership_and_words(request.reader, slug=slug)
    if found is None:
        raise Http404
    partnership, request.words = found
    return partnership


def scoped_or_404(visible: QuerySet[Found], request: Request, *, key: str) -> Found:
    """Return the record with this key among those the reader may see in the request's partnership.

    Raises Http404 when there is none, and TypeError when given a bare model instead of a visible queryset.
    """
    if not isinstance(visible, QuerySet):
        raise TypeError("Give scoped_or_404 a queryset of what the reader may see, not a model")
    found = visible.in_partnership(request.partnership).filter(key=key).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    return found

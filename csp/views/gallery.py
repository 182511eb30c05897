"""Every part of the pages on one page: for whoever builds them, and for the checks."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.forms.gallery import SCHEME, EverythingForm, RowFormset, as_sent, good_answers, wrong_answers
from csp.presenters.gallery import gallery_parts
from csp.web.access import public


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show each part in each of its states; only while developing or demonstrating."""
    if not (settings.DEBUG or settings.DEMONSTRATION):
        raise Http404
    forms = [
        ("Nothing typed yet", EverythingForm(auto_id="a_%s", version=1)),
        ("Filled in, without its file", EverythingForm(as_sent(good_answers()), auto_id="b_%s", version=1)),
        ("Sent empty", EverythingForm(as_sent({}), auto_id="c_%s", version=1)),
        ("Every answer wrong", EverythingForm(as_sent(wrong_answers()), auto_id="d_%s", version=1)),
    ]
    rows = RowFormset(as_sent(wrong_answers()), prefix="row")
    return render(
        request, "csp/gallery/gallery.html", {**gallery_parts(SCHEME), "forms": forms, "rows": rows}
    )

"""The pages on which a review is destroyed: asked for, answered by a second person, and what is left to say of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.models import Reader
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from dhr.forms.keeping import AskToDestroyForm, DestroyForm, WithdrawForm
from dhr.models import Part, Review
from dhr.policies.keeping import may_answer, may_approve, may_ask
from dhr.presenters.keeping import asked_words, destroyed_rows, page_of, tables_of
from dhr.presenters.keeping_money import owed_words, sees_money
from dhr.queries import keeping
from dhr.queries.destroying import whole
from dhr.services.destructions import ask_to_destroy, destroy_review, withdraw_destruction
from dhr.views.opening import opened_review


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def destruction_add(request: Request, key: str) -> HttpResponse:
    """Show all that would go, and ask why; somebody else on the review approves it."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    kept, asked = keeping.kept(reader, review=review), keeping.asked(reader, review=review)
    may_ask(reader, review, kept=kept, asked=asked).require()
    form = AskToDestroyForm(typed(request), cancel_url=page_of(review))
    if request.method == "POST" and form.is_valid():
        ask_to_destroy(review=review, by=reader, now=clock.now(), **form.answers)
        messages.success(request, "It is asked for. Somebody else on the review approves it")
        return redirect(page_of(review))
    context = opened.context(
        here="closing", form=form, heading="Ask for it to be destroyed", **_all_that_goes(reader, review)
    )
    return render(request, "dhr/destructions/add.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def destruction_approve(request: Request, key: str) -> HttpResponse:
    """Show a second person all that goes, and have it destroyed.

    As everybody who is in a circle, they have signed in with a second step: the door of every page asks for it.
    """
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    kept, asked = keeping.kept(reader, review=review), keeping.asked(reader, review=review)
    may_approve(reader, review, kept=kept, asked=asked).require()
    form = DestroyForm(typed(request), asked=asked.key if asked else "", cancel_url=page_of(review))
    if request.method == "POST" and form.is_valid():
        done = destroy_review(review=review, asked=form.cleaned_data["asked"], by=reader, now=clock.now())
        _say(request, files_left=done.files_left)
        return redirect("dhr:destruction-list", partnership=request.partnership.slug)
    said = {"form": form, "asked": asked, "asked_words": asked_words(asked) if asked else ""}
    said |= _all_that_goes(reader, review)
    context = opened.context(here="closing", heading="Destroy this review", **said)
    return render(request, "dhr/destructions/approve.html", context)


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def destruction_withdraw(request: Request, key: str) -> HttpResponse:
    """Ask before a review stays after all, whoever asked for it to be destroyed."""
    reader, opened = request.reader, opened_review(request, key, part=Part.PANEL)
    review = opened.review
    asked = keeping.asked(reader, review=review)
    may_answer(reader, review, asked=asked).require()
    form = WithdrawForm(typed(request), cancel_url=page_of(review))
    if request.method == "POST" and form.is_valid():
        withdraw_destruction(review=review, by=reader, now=clock.now())
        messages.success(request, "The review is kept")
        return redirect(page_of(review))
    said = {"form": form, "asked": asked, "asked_words": asked_words(asked) if asked else ""}
    context = opened.context(here="closing", heading="Keep the review after all", **said)
    return render(request, "dhr/destructions/withdraw.html", context)


@access(Permission.ENTER)
@require_safe
def destruction_list(request: Request) -> HttpResponse:
    """Show somebody the reviews that they had destroyed, as one of two people; nothing is left of them."""
    found = keeping.destroyed(request.reader, partnership=request.partnership)
    return render(request, "dhr/destructions/list.html", {"rows": destroyed_rows(found)})


def _all_that_goes(reader: Reader, review: Review) -> dict[str, Any]:
    """Return every table of which anything goes, and what is still owed, as far as the reader sees the money."""
    tables = tables_of(whole(reader, review=review), sees_money=sees_money(reader, review=review))
    return {"tables": tables, "owed_words": owed_words(reader, review=review)}


def _say(request: Request, *, files_left: int) -> None:
    """Say that it is done, or what is left to do."""
    if not files_left:
        messages.success(request, "The review is destroyed")
        return
    what = "1 of its files" if files_left == 1 else f"{files_left} of its files"
    messages.warning(
        request,
        f"The review is destroyed, but {what} could not be removed from the storage. Tell whoever runs this site: "
        "the log says where they are.",
    )

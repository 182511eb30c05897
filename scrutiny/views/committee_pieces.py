"""What the pages of a committee share: finding it, what is new, what is gone, adding and removing a part of it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from csp.audit import NewerVersion
from csp.forms.govuk import GovukForm
from csp.kernel.saves import Save
from csp.web import clock
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.committees import RemovePartForm
from scrutiny.models import Committee
from scrutiny.presenters.committee_changes import saves_since
from scrutiny.queries import committees


def committee_or_404(request: Request, key: str) -> Committee:
    """Return the committee with this key."""
    return scoped_or_404(committees.open_to(request.reader), request, key=key)


def part_or_404(request: Request, visible: QuerySet[Any], key: str) -> Any:
    """Return the part of a committee with this key, of the partnership of the address."""
    found = visible.filter(committee__partnership=request.partnership, key=key).first()
    if found is None:
        raise Http404
    return found


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the part of a committee with this key that somebody removed."""
    last = committees.removed(request.reader, key=key)
    if last is None or last.committee.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=str(last.instance),
        head="scrutiny/committees/head.html",
        context={"committee": last.committee},
        on=last.committee.get_absolute_url(),
        on_words="The committee as it is now",
    )


def form_page(request: Request, template: str, form: GovukForm, **context: Any) -> HttpResponse:
    """Render a form about a committee under its ``heading``."""
    return render(request, template, {"form": form, **context})


def add_part(
    request: Request,
    form: GovukForm,
    template: str,
    *,
    add: Callable[..., Any],
    visible: QuerySet[Any],
    said: str,
    heading: str,
    committee: Committee | None = None,
) -> HttpResponse:
    """Ask for something new, add it, and go to the committee's page; sent twice, it is added once."""
    if request.method == "POST" and form.is_valid():
        try:
            added = add(by=request.reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            added = scoped_or_404(visible, request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return form_page(request, template, form, heading=heading, committee=committee)
        messages.success(request, said)
        return redirect(committee or added)
    return form_page(request, template, form, heading=heading, committee=committee)


def edit_part(
    request: Request,
    form: GovukForm,
    template: str,
    *,
    part: Any,
    save: Callable[..., Any],
    said: str,
    heading: str,
    committee: Committee,
    on: Any = None,
) -> HttpResponse:
    """Ask what to change, save it, and go on; refuse to write over somebody else's newer save."""
    outcome = save_answers(request, form, subject=part, save=save)
    if outcome.saved:
        messages.success(request, outcome.words(said))
        return redirect(on or committee)
    return form_page(
        request,
        template,
        form,
        heading=heading,
        committee=committee,
        news=_news(request, outcome.subject, form, committee=committee),
        what="this",
    )


def remove_part(
    request: Request, part: Any, template: str, *, remove: Callable[..., Any], what: str, explained: str
) -> HttpResponse:
    """Ask before a part of a committee is removed."""
    committee, button = part.committee, f"Remove this {what}"
    form = RemovePartForm(
        typed(request), subject=part, button=button, cancel_url=committee.get_absolute_url()
    )
    if request.method == "POST" and form.is_valid():
        try:
            remove(key=part.key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, f"“{part}” is removed")
        return redirect(committee)
    context = {"committee": committee, "part": part, "form": form, "heading": button, "explained": explained}
    return render(request, template, context)


def _news(request: Request, one: Any, form: GovukForm, *, committee: Committee) -> Sequence[Save]:
    if not form.has_news(one.version):
        return []
    versions = committees.versions_in(request.reader, committee=committee)
    names = committees.names_in(request.reader, versions)
    return saves_since(versions, one=one, since=form.opened or 1, names=names)

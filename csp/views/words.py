"""The page of the settings that says what a partnership calls things."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.forms.words import WordsForm
from csp.permissions import Permission
from csp.presenters.words import saves_of
from csp.queries.words import glossary_of, versions_of_words
from csp.services.words import set_words
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PARTNERSHIP_SET_UP)
@require_http_methods(["GET", "POST"])
def word_list(request: Request) -> HttpResponse:
    """Ask for the partnership's own words; refuse to write over somebody else's newer save."""
    reader, partnership = request.reader, request.partnership
    glossary = glossary_of(reader, partnership=partnership)
    cancel_url = reverse("csp:settings", args=[partnership.slug])
    form = WordsForm(typed(request), glossary=glossary, cancel_url=cancel_url)
    save = partial(set_words, partnership=partnership)
    outcome = save_answers(request, form, subject=glossary, save=save)
    if outcome.saved:
        messages.success(request, outcome.words("The words are saved"))
        return redirect("csp:word-list", partnership=partnership.slug)
    rows = versions_of_words(reader, partnership=partnership)
    context = {
        "form": form,
        "saves": saves_of(rows),
        "news": saves_of(rows, since=form.opened or 0) if form.has_news(outcome.subject.version) else [],
    }
    return render(request, "csp/settings/words.html", context)

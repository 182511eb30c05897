"""Writing a section of a report: its words, how they read, and what it said last time."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from csp.permissions import Permission
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.sections import WordsForm
from scrutiny.policies.sections import may_write
from scrutiny.presenters.section_preview import preview_of
from scrutiny.presenters.sections import last_words
from scrutiny.queries import appendices, exempt, packs, sections
from scrutiny.services.section_words import write_section
from scrutiny.views.sections import find_gone, news_since, section_page


@access(Permission.SECTION_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def section_write(request: Request, key: str) -> HttpResponse:
    """Ask for the words of a section; refuse to write over somebody else's newer save."""
    reader = request.reader
    section = scoped_or_404(sections.open_to(reader), request, key=key)
    may_write(reader, section).require()
    last = packs.issued_before(reader, report=section.report)
    attached = appendices.beside(reader, section=section)
    before = last_words(last, section=section)
    form = WordsForm(
        typed(request),
        subject=section,
        sections=sections.beside(reader, section=section),
        appendices=[one.name for one in attached],
        exempt=exempt.names_in(reader, section=section),
        begin=before if "last" in request.GET else "",
        cancel_url=section.get_absolute_url(),
    )
    preview, subject = None, section
    if "preview" not in request.POST:
        outcome = save_answers(request, form, subject=section, save=partial(write_section, key=key))
        if outcome.saved:
            messages.success(request, outcome.words("What you wrote is saved"))
            return redirect(section)
        subject = outcome.subject
    elif form.is_valid():
        words = form.with_words(form.cleaned_data["words"])
        preview = preview_of(section, sections=words, appendices=attached, today=reader.today)
    shown = {"form": form, "last": last, "before": before, "preview": preview}
    news = news_since(request, subject, form)
    return section_page(request, "scrutiny/sections/write.html", subject, news=news, **shown)

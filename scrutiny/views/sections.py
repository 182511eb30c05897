"""The sections of a report: what it is made of, one section with its comments, and signing it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.permissions import Permission
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import access
from csp.web.editing import save_answers
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.sections import CommentForm, NewSectionForm, RemoveSectionForm, SectionForm, SignForm
from scrutiny.models import ReportSection, SectionComment
from scrutiny.presenters.report_changes import saves_since
from scrutiny.presenters.sections import comments_of, kinds_to_add, page_of
from scrutiny.queries import reports, sections
from scrutiny.services.section_words import add_comment, settle_comment, sign_section
from scrutiny.services.sections import add_section, edit_section, move_section, remove_section


def find_gone(request: Request, key: str) -> Gone | None:
    """Return the section with this key that somebody took out of a report."""
    last = sections.removed(request.reader, key=key)
    if last is None or last.report.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=str(last.instance),
        head="scrutiny/sections/head.html",
        context={"report": last.report},
        on=last.report.get_absolute_url(),
        on_words="The report as it is now",
        texts=("words", "title", "text"),
    )


@access(Permission.SECTION_WRITE)
@require_safe
@or_gone(find_gone)
def section_detail(request: Request, key: str) -> HttpResponse:
    """Show a section: its words, who writes it, what was said of it."""
    section = scoped_or_404(sections.open_to(request.reader), request, key=key)
    if section.is_exempt:
        return redirect("scrutiny:exemption-list", request.partnership.slug, section.report.key)
    return _detail(request, section, CommentForm(action=f"{section.get_absolute_url()}comment/"))


@access(Permission.SECTION_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def section_comment(request: Request, key: str) -> HttpResponse:
    """Keep a comment on a section; sent twice, it is kept once."""
    section = scoped_or_404(sections.open_to(request.reader), request, key=key)
    if request.method != "POST":
        return redirect(section)
    form = CommentForm(request.POST, action=f"{section.get_absolute_url()}comment/")
    if not form.is_valid():
        return _detail(request, section, form)
    try:
        add_comment(section=section, by=request.reader, now=clock.now(), **form.answers)
    except IntegrityError:
        pass  # it was sent before
    except ValidationError as refused:
        form.add_error(None, refused)
        return _detail(request, section, form)
    messages.success(request, "Your comment is kept")
    return redirect(section)


@access(Permission.SECTION_WRITE)
@require_http_methods(["GET", "POST"])
def comment_settle(request: Request, key: str) -> HttpResponse:
    """Say that a comment was dealt with."""
    comment = comment_or_404(request, key)
    if request.method == "POST":
        settle_comment(key=key, by=request.reader, now=clock.now())
        messages.success(request, "The comment is marked as dealt with")
    return redirect(comment.section)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def section_add(request: Request, key: str) -> HttpResponse:
    """Ask which section to add to a report; sent twice, it is added once."""
    reader = request.reader
    report = scoped_or_404(reports.open_to(reader), request, key=key)
    here = list(sections.of_report(reader, report=report))
    words = words_of(reader, partnership=request.partnership)
    form = NewSectionForm(
        typed(request),
        kinds=kinds_to_add(here, words=words),
        cancel_url=report.get_absolute_url(),
        **_offers(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_section(report=report, by=reader, now=clock.now(), **form.answers)
        except IntegrityError:  # the key that was minted with the form is taken: it was sent before
            scoped_or_404(sections.open_to(reader), request, key=form.answers["key"])
        except ValidationError as refused:
            form.add_error(None, refused)
            return render(
                request, "scrutiny/sections/add.html", {"report": report, "form": form, "may_shape": True}
            )
        messages.success(request, "The section is added")
        return redirect(report)
    return render(request, "scrutiny/sections/add.html", {"report": report, "form": form, "may_shape": True})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def section_edit(request: Request, key: str) -> HttpResponse:
    """Ask what a section is called and who writes it; refuse to write over somebody else's newer save."""
    section = scoped_or_404(sections.open_to(request.reader), request, key=key)
    form = SectionForm(
        typed(request),
        subject=section,
        cancel_url=section.report.get_absolute_url(),
        **_offers(request, section),
    )
    outcome = save_answers(request, form, subject=section, save=partial(edit_section, key=key))
    if outcome.saved:
        messages.success(request, outcome.words("The section is changed"))
        return redirect(section.report)
    news = news_since(request, outcome.subject, form)
    return section_page(request, "scrutiny/sections/edit.html", outcome.subject, form=form, news=news)


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def section_move(request: Request, key: str) -> HttpResponse:
    """Move a section one place up or down."""
    section = scoped_or_404(sections.open_to(request.reader), request, key=key)
    if request.method == "POST":
        up = request.POST.get("way") == "up"
        move_section(section=section, up=up, by=request.reader, now=clock.now())
    return redirect(f"{section.report.get_absolute_url()}#sections")


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def section_remove(request: Request, key: str) -> HttpResponse:
    """Ask before a section is taken out of its report."""
    section = scoped_or_404(sections.open_to(request.reader), request, key=key)
    form = RemoveSectionForm(typed(request), subject=section, cancel_url=section.report.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            remove_section(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The section is taken out")
        return redirect(section.report)
    return section_page(request, "scrutiny/sections/remove.html", section, form=form)


@access(Permission.SECTION_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def section_sign(request: Request, key: str) -> HttpResponse:
    """Show a section as it would be signed, and sign it."""
    section = scoped_or_404(sections.open_to(request.reader), request, key=key)
    form = SignForm(typed(request), subject=section, cancel_url=section.get_absolute_url())
    if request.method == "POST" and form.is_valid():
        try:
            sign_section(key=key, by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion:
            messages.warning(
                request, "Somebody changed this section meanwhile, so it is not signed. Read it again."
            )
        else:
            messages.success(request, f"You signed this section for {section.seat}")
        return redirect(section)
    return section_page(request, "scrutiny/sections/sign.html", section, form=form)


def comment_or_404(request: Request, key: str) -> SectionComment:
    """Return the comment with this key, on a section of the partnership of the address."""
    return scoped_or_404(sections.comments_open_to(request.reader), request, key=key)


def section_page(request: Request, template: str, section: ReportSection, **context: Any) -> HttpResponse:
    """Render a page about a section, with what all of them say of it."""
    reader, words = request.reader, words_of(request.reader, partnership=request.partnership)
    known = {
        "section": section,
        "report": section.report,
        "page": page_of(reader, section, words=words),
        "may_shape": reader.holds(Permission.REPORT_WRITE, partnership=section.partnership_id),
    }
    return render(request, template, known | context)


def news_since(request: Request, section: ReportSection, form: Any) -> Any:
    """Return what was saved since the person first opened the form; it is shown until theirs is saved."""
    if not form.has_news(section.version):
        return []
    versions = sections.versions_of(request.reader, section=section, since=form.opened or 1)
    return saves_since(versions, names=sections.names_in(request.reader, versions))


def _detail(request: Request, section: ReportSection, form: CommentForm) -> HttpResponse:
    comments = comments_of(sections.comments_open_to(request.reader).filter(section=section))
    return section_page(request, "scrutiny/sections/detail.html", section, form=form, comments=comments)


def _offers(request: Request, section: ReportSection | None = None) -> dict[str, Any]:
    """Return what the form's lists offer: the authorities at the table, and those who write sections."""
    given = {"partnership": request.partnership}
    return {
        "seats": sections.seats_to_give_to(
            request.reader, also=section.seat_id if section else None, **given
        ),
        "people": sections.people_to_give_to(
            request.reader, also=section.holder_id if section else None, **given
        ),
    }

"""To whom a report that was issued was sent: the list, as a file too, recording a sending, removing one."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import NewerVersion
from csp.kernel.csv_file import csv_file
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.gone import CHANGED_MEANWHILE, Gone, or_gone
from csp.web.kept_typing import typed
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from scrutiny.forms.sendings import RemoveSendingForm, SendingForm
from scrutiny.models import Pack
from scrutiny.policies.sendings import may_record
from scrutiny.presenters.sendings import HEADS, SendingList, list_of, list_url, rows_of_file, stories_of
from scrutiny.queries import appendices, packs, sendings
from scrutiny.services.attaching import file_name
from scrutiny.services.sendings import copies, recipients, record_export, record_sendings, remove_sending


def find_gone(request: Request, key: str) -> Gone | None:
    """Return what was recorded under this key and somebody removed."""
    last = sendings.removed(request.reader, key=key)
    if last is None or last.pack.partnership_id != request.partnership.pk:
        return None
    return Gone(
        last=last,
        name=last.recipient,
        head="scrutiny/packs/head.html",
        context={"pack": last.pack, "may_write": True},
        on=list_url(last.pack),
        on_words="To whom it was sent",
        texts=("reason",),
    )


@access(Permission.REPORT_WRITE)
@require_safe
def sending_list(request: Request, key: str) -> HttpResponse:
    """List to whom a version of a report was sent, and who has not been sent it yet."""
    pack = _pack(request, key)
    context = {"pack": pack, "sendings": sendings_of(request, pack), "may": may_record(request.reader, pack)}
    return render(request, "scrutiny/sendings/list.html", context)


@access(Permission.REPORT_WRITE)
@require_safe
def sending_csv(request: Request, key: str) -> StreamingHttpResponse:
    """Send the same list as a CSV file, and write down that it was taken."""
    reader, pack = request.reader, _pack(request, key)
    found = sendings.of_paper(reader, pack=pack)
    rows = rows_of_file(pack, copies(pack=pack, by=reader), found, today=reader.today)
    response = StreamingHttpResponse(csv_file(HEADS, rows), content_type="text/csv; charset=utf-8")
    name = file_name(pack=pack, what="sent-to", ending=".csv")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_export(pack=pack, by=reader, now=clock.now())
    return response


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
def sending_add(request: Request, key: str) -> HttpResponse:
    """Ask to whom a report was sent; sent twice, it is recorded once."""
    reader, pack = request.reader, _pack(request, key)
    may = may_record(reader, pack)
    form = SendingForm(
        typed(request),
        recipients=recipients(pack=pack, by=reader),
        parts=_parts(request, pack),
        initial={"sent_by": reader.person.name, "what": ["has_report"]},
        cancel_url=list_url(pack),
    )
    if request.method == "POST" and may and form.is_valid():
        try:
            new = record_sendings(pack=pack, by=reader, now=clock.now(), **form.answers)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _recorded(new))
            return redirect(list_url(pack))
    return render(request, "scrutiny/sendings/add.html", {"pack": pack, "form": form, "may": may})


@access(Permission.REPORT_WRITE)
@require_http_methods(["GET", "POST"])
@or_gone(find_gone)
def sending_remove(request: Request, key: str) -> HttpResponse:
    """Ask before what was recorded by mistake is removed."""
    one = scoped_or_404(sendings.open_to(request.reader), request, key=key)
    form = RemoveSendingForm(typed(request), version=one.version, cancel_url=list_url(one.pack))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            remove_sending(
                key=key, version=said["version"], reason=said["reason"], by=request.reader, now=clock.now()
            )
        except NewerVersion:
            messages.warning(request, CHANGED_MEANWHILE)
        else:
            messages.success(request, "The record is removed")
        return redirect(list_url(one.pack))
    return render(request, "scrutiny/sendings/remove.html", {"pack": one.pack, "one": one, "form": form})


@access(Permission.REPORT_WRITE)
@require_safe
def sending_changes(request: Request, key: str) -> HttpResponse:
    """List what was recorded of a report's sendings and removed again."""
    pack = _pack(request, key)
    stories = stories_of(sendings.versions_of(request.reader, pack=pack))
    return render(request, "scrutiny/sendings/changes.html", {"pack": pack, "stories": stories})


def sendings_of(request: Request, pack: Pack) -> SendingList | None:
    """Return to whom a version that is issued was sent and who is still to have it; before that, nothing."""
    if pack.issued_at is None:
        return None
    return list_of(
        pack,
        copies(pack=pack, by=request.reader),
        sendings.of_paper(request.reader, pack=pack),
        members=sendings.number_of_members(request.reader, pack=pack),
        today=request.reader.today,
    )


def _pack(request: Request, key: str) -> Pack:
    return scoped_or_404(packs.open_to(request.reader).public(), request, key=key)


def _parts(request: Request, pack: Pack) -> list[str]:
    """Return the parts that there are of a pack, by name."""
    found = ["has_report", "has_word"]
    found += ["has_appendices"] if appendices.attached_to(request.reader, pack=pack).exists() else []
    return [*found, "has_part_2"] if packs.part_2_built_with(request.reader, pack=pack) else found


def _recorded(new: int) -> str:
    if not new:
        return "This was recorded already"
    return "It is recorded as sent" if new == 1 else f"It is recorded as sent to {new} recipients"

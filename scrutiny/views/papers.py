"""The papers of the partnership's committees."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.permissions import Permission
from csp.queries.words import words_of
from csp.web.access import access
from csp.web.requests import Request
from scrutiny.policies.committees import may_run
from scrutiny.policies.reports import may_write
from scrutiny.presenters.papers import drafts_of, papers_of
from scrutiny.presenters.sections import rows_of
from scrutiny.queries import packs, reports, sections


@access(Permission.PAPERS_READ_OWN)
@require_safe
def paper_list(request: Request) -> HttpResponse:
    """List what was issued to the reader's committees, and to its writers the reports on their way."""
    reader, partnership = request.reader, request.partnership
    writes = may_write(reader, partnership)
    context = {
        "papers": papers_of(packs.issued(reader, partnership=partnership)),
        "may_write": writes,
        "may_run": may_run(reader, partnership.pk),
        "reads_all": reader.holds(Permission.PAPERS_READ, partnership=partnership.pk),
    }
    if reader.holds(Permission.SECTION_WRITE, partnership=partnership.pk):
        given = sections.given_to_me(reader, partnership=partnership)
        context["given"] = rows_of(given, words=words_of(reader, partnership=partnership), today=reader.today)
    if writes:
        context["drafts"] = drafts_of(
            reports.of_partnership(reader, partnership=partnership),
            packs.of_reports(reader, partnership=partnership),
        )
    return render(request, "scrutiny/papers/list.html", context)

"""Committees: the list, one of them, every change to it, and who is on it."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from csp.permissions import Permission
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request
from scrutiny.forms.committees import CommitteeForm, MemberForm
from scrutiny.models import Committee
from scrutiny.policies.committees import may_run
from scrutiny.policies.reports import may_write
from scrutiny.presenters.committee_changes import stories_of
from scrutiny.presenters.committees import page_of, rows_of
from scrutiny.presenters.sendings import OwedPaper, owed_papers
from scrutiny.queries import committees
from scrutiny.services.committee_members import add_member, edit_member
from scrutiny.services.committees import add_committee, edit_committee, usual_clear_days
from scrutiny.services.sendings import owed_in
from scrutiny.services.work_items import to_repeat
from scrutiny.views.committee_pieces import add_part, committee_or_404, edit_part, part_or_404


@access(Permission.PAPERS_READ_OWN)
@require_safe
def committee_list(request: Request) -> HttpResponse:
    """List the committees that scrutinise the partnership, with their next meetings and how they meet their duty."""
    reader, partnership = request.reader, request.partnership
    found = committees.with_meetings(reader, partnership=partnership)
    context = {"rows": rows_of(found, today=reader.today), "may_run": may_run(reader, partnership.pk)}
    return render(request, "scrutiny/committees/list.html", context)


@access(Permission.PAPERS_READ_OWN)
@require_safe
def committee_detail(request: Request, key: str) -> HttpResponse:
    """Show a committee: its duty, its meetings, its work programme, who is on it, its deadlines."""
    reader, committee = request.reader, committee_or_404(request, key)
    work = list(committees.work_open_to(reader).filter(committee=committee))
    page = page_of(
        committee,
        members=committees.members_open_to(reader).filter(committee=committee),
        deadlines=committees.deadlines_open_to(reader).filter(committee=committee),
        meetings=list(committees.meetings_open_to(reader).filter(committee=committee)),
        work=work,
        today=reader.today,
    )
    context = {
        "committee": committee,
        "page": page,
        "may_run": may_run(reader, committee.partnership_id),
        "to_repeat": to_repeat(items=work, today=reader.today),
        "owed": _owed(request, committee),
    }
    return render(request, "scrutiny/committees/detail.html", context)


def _owed(request: Request, committee: Committee) -> list[OwedPaper]:
    """Return, for those who write reports, of which reports of a committee copies are still to be sent."""
    reader = request.reader
    if not may_write(reader, request.partnership):
        return []
    found = owed_in(partnership=request.partnership, by=reader, committee=committee.pk)
    return owed_papers(found, today=reader.today)


@access(Permission.PAPERS_READ_OWN)
@require_safe
def committee_changes(request: Request, key: str) -> HttpResponse:
    """Show every change to a committee and what belongs to it, field by field."""
    committee = committee_or_404(request, key)
    versions = committees.versions_in(request.reader, committee=committee)
    stories = stories_of(versions, names=committees.names_in(request.reader, versions))
    return render(request, "scrutiny/committees/changes.html", {"committee": committee, "stories": stories})


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def committee_add(request: Request) -> HttpResponse:
    """Ask what a new committee is."""
    partnership = request.partnership
    form = CommitteeForm(
        typed(request),
        councils=committees.councils(request.reader, partnership=partnership),
        start={"clear_days": usual_clear_days(partnership=partnership)},
        cancel_url=reverse("scrutiny:committee-list", args=[partnership.slug]),
    )
    return add_part(
        request,
        form,
        "scrutiny/committees/add.html",
        add=partial(add_committee, partnership=partnership),
        visible=committees.open_to(request.reader),
        said="The committee is added, with deadlines that are common before papers are published",
        heading="Add a committee",
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def committee_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about a committee."""
    committee = committee_or_404(request, key)
    councils = committees.councils(request.reader, partnership=request.partnership)
    form = CommitteeForm(
        typed(request), subject=committee, councils=councils, cancel_url=committee.get_absolute_url()
    )
    return edit_part(
        request,
        form,
        "scrutiny/committees/edit.html",
        part=committee,
        save=partial(edit_committee, key=key),
        said="The committee is changed",
        heading="Change this committee",
        committee=committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def member_add(request: Request, key: str) -> HttpResponse:
    """Ask who else is on a committee."""
    reader, committee = request.reader, committee_or_404(request, key)
    form = MemberForm(
        typed(request),
        people=committees.people_to_choose(reader, partnership=request.partnership),
        today=reader.today,
        cancel_url=committee.get_absolute_url(),
    )
    return add_part(
        request,
        form,
        "scrutiny/members/add.html",
        add=partial(add_member, committee=committee),
        visible=committees.members_open_to(reader),
        said="They are on the committee, and can open what is issued to it",
        heading="Put somebody on this committee",
        committee=committee,
    )


@access(Permission.COMMITTEE_RUN)
@require_http_methods(["GET", "POST"])
def member_edit(request: Request, key: str) -> HttpResponse:
    """Ask what to change about how somebody is on a committee; with a last day they leave it."""
    member = part_or_404(request, committees.members_open_to(request.reader), key)
    form = MemberForm(
        typed(request),
        subject=member,
        today=request.reader.today,
        cancel_url=member.committee.get_absolute_url(),
    )
    return edit_part(
        request,
        form,
        "scrutiny/members/edit.html",
        part=member,
        save=partial(edit_member, key=key),
        said="What is written of them is changed",
        heading=f"Change how {member} is on this committee",
        committee=member.committee,
    )

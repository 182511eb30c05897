"""What a county group reads of its parts: the versions they published and the rounds they locked."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.kernel.plan_snapshot.kept import is_whole, read_kept
from csp.models import Partnership
from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.presenters.groups import parts, without_people
from plans.presenters.round_compared import compared
from plans.presenters.scheme import Scheme
from plans.presenters.snapshot_page import SnapshotPage
from plans.queries import groups


@access(Permission.PLAN_READ)
@require_safe
def group_list(request: Request) -> HttpResponse:
    """List the partnerships of a county group, each with its newest published versions and its locked rounds."""
    group, reader = _group_or_404(request), request.reader
    found = parts(
        groups.parts_of(reader, group=group),
        versions=groups.versions_of(reader, group=group).defer("content"),
        rounds=groups.rounds_of(reader, group=group),
    )
    return render(request, "plans/groups/list.html", {"parts": found})


@access(Permission.PLAN_READ)
@require_safe
def group_version(request: Request, key: str) -> HttpResponse:
    """Show a version as its partnership published it: authorities and posts, no people."""
    version = groups.versions_of(request.reader, group=_group_or_404(request)).filter(key=key).first()
    if version is None:
        raise Http404
    whole = is_whole(version.content, version.sha256)
    kept = read_kept(without_people(version.content)) if whole else None
    page = SnapshotPage.of(kept, words=request.words, names_people=False) if kept else None
    context = {"version": version, "page": page, "title": page.title if page else version.plan.title}
    return render(request, "plans/groups/version.html", context)


@access(Permission.PLAN_READ)
@require_safe
def group_round(request: Request, key: str) -> HttpResponse:
    """Show what a locked round of a part kept, beside the round before, without the names of who holds what."""
    group, reader = _group_or_404(request), request.reader
    one = groups.kept_by(reader, group=group, key=key)
    if one is None:
        raise Http404
    earlier = groups.locked_before(reader, group=group, one=one)
    before = earlier.content if earlier else one.at_opening
    whole = all(is_whole(each.content, each.sha256) for each in (one, earlier) if each)
    statuses = groups.scheme_of(reader, group=group, part=one.plan.partnership)
    page = None
    if whole:
        page = compared(
            without_people(one.content or {}), without_people(before or {}), scheme=Scheme.of(statuses)
        )
    return render(request, "plans/groups/round.html", {"round": one, "earlier": earlier, "page": page})


def _group_or_404(request: Request) -> Partnership:
    """Return the partnership of the address, if it is a county group."""
    if not request.partnership.is_group:
        raise Http404
    return request.partnership

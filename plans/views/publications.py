"""The plans of a partnership as anyone may read them: the versions that were approved for the public."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.kernel.plan_snapshot.kept import is_whole, read_kept
from csp.models import Partnership
from csp.models.audience import Audience, AudienceReader
from csp.queries.notices import public_partnership
from csp.queries.words import words_of
from csp.web import clock
from csp.web.access import public
from plans.models import Plan, PlanVersion
from plans.presenters.public_plan import PublicPlan
from plans.queries.publications import shown


@public
@require_safe
def publication_list(request: HttpRequest, partnership: str) -> HttpResponse:
    """List the plans of which the public sees a version."""
    place, reader = _place(partnership)
    found = [
        (plan, text) for plan in shown(reader, partnership=place) if (text := _read(plan.public_version))
    ]
    return render(request, "plans/publications/list.html", {"place": place, "plans": found})


@public
@require_safe
def publication_detail(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """Show the version of a plan that was approved for the public, from what was kept of it then."""
    place, reader = _place(partnership)
    plan: Plan | None = shown(reader, partnership=place).filter(key=key).first()
    text = _read(plan.public_version) if plan else None
    if plan is None or text is None:
        raise Http404
    context = {"place": place, "plan": plan, "public": text, "words": words_of(reader, partnership=place)}
    return render(request, "plans/publications/detail.html", context)


def _place(slug: str) -> tuple[Partnership, AudienceReader]:
    """Return the partnership of the address, and whoever reads its public pages: nobody in particular."""
    found = public_partnership(slug)
    if found is None:
        raise Http404
    return found, AudienceReader(Audience.PART_1, found.pk, clock.today())


def _read(version: PlanVersion | None) -> PublicPlan | None:
    """Return what the public sees of a version; nothing of one whose content is not what it was."""
    if version is None or not is_whole(version.content, version.sha256):
        return None
    kept = read_kept(version.content)
    return PublicPlan.of(kept) if kept else None

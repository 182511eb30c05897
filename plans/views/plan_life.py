"""The agreement of a plan: its checklist, its authorities and its versions; and every change to its texts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from csp.kernel.plan_checklist import WALES
from csp.permissions import Permission
from csp.web.access import access
from csp.web.requests import Request
from plans.policies.priorities import may_shape
from plans.presenters import plan_life as page
from plans.presenters.plan_life_changes import lines_of, not_kept_since, stories_of
from plans.presenters.plan_life_next import next_of, offers, step_rows
from plans.presenters.plan_tabs import plan_tabs
from plans.queries import actions, plan_life
from plans.views.opening import opened_promise


@access(Permission.PLAN_READ)
@require_safe
def plan_agreement(request: Request, key: str) -> HttpResponse:
    """Show how far the plan is on its way, what is missing, and what each authority says to it."""
    reader = request.reader
    plan = opened_promise(request, key)
    standing = plan_life.standing_of(reader, plan=plan)
    still_open = plan_life.open_actions(reader, plan=plan).count()
    points, coming = page.point_rows(reader, standing), next_of(reader, standing)
    context = {
        "plan": plan,
        "tabs": plan_tabs(
            plan, here="agreement", total=actions.count_of(reader, plan=plan), words=request.words
        ),
        "next": coming,
        "steps": step_rows(standing),
        "points": points,
        "is_to_do": any(point.write_url or point.waive_url for point in points),
        "is_wales": standing.rules == WALES,
        "seats": page.seat_rows(reader, standing),
        "versions": page.version_rows(standing),
        "put": standing.put,
        "changes": lines_of(standing.since, request.words),
        "not_kept": not_kept_since(standing.since),
        "texts": page.text_rows(plan),
        "may_write": may_shape(reader, plan),
        "offers": offers(reader, standing, still_open=still_open, but=coming.url),
        "follower": plan_life.follower_of(reader, plan=plan),
        "follows": plan_life.followed_by(reader, plan=plan),
    }
    return render(request, "plans/plans/agreement.html", context)


@access(Permission.PLAN_READ)
@require_safe
def plan_changes(request: Request, key: str) -> HttpResponse:
    """List every change to the plan's texts, its authorities' parts and answers, and what it goes without."""
    plan = opened_promise(request, key)
    stories = stories_of(
        plan_life.versions_of_texts(request.reader, plan=plan),
        plan_life.versions_of_commitments(request.reader, plan=plan),
        plan_life.versions_of_answers(request.reader, plan=plan),
        plan_life.versions_of_waivers(request.reader, plan=plan),
    )
    return render(request, "plans/plans/changes.html", {"plan": plan, "stories": stories})

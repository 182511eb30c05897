"""A plan as it stood at the end of a day, and what changed between two moments: as pages and as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from csp.kernel import day_words
from csp.kernel.plan_snapshot import SnapPlan, difference
from csp.kernel.plan_snapshot.kept import is_whole, read_kept
from csp.permissions import Permission
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from plans.exports.difference_csv import difference_csv
from plans.exports.file_name import file_name
from plans.forms.moments import BetweenForm, DayForm, Moment, version_words
from plans.models import Plan, PlanVersion
from plans.models.verb import Verb
from plans.policies.exports import may_take_out
from plans.presenters.addresses import action_address
from plans.presenters.difference import Differences, Section, figures_of, not_kept_rows, rows_of, state_words
from plans.presenters.difference_words import Reasons, not_kept_words
from plans.presenters.plan_page import Figure
from plans.presenters.snapshot_page import SnapshotPage
from plans.queries import versions
from plans.queries.counting import counts_any
from plans.queries.snapshots import as_at, first_day
from plans.queries.whereabouts import living, removals, steps_removed
from plans.services.exports import record_export
from plans.views.opening import opened_plan

LOOKED_BACK = timedelta(days=91)  # a quarter: what a page begins with when nobody has asked for a day yet


@dataclass(frozen=True)
class Compared:
    """Two moments of a plan, what they are called, and what is different."""

    plan: Plan
    form: BetweenForm
    since: str = ""
    until: str = ""
    moved_on: str = ""
    not_kept: str = ""
    sections: tuple[Section, ...] | None = None

    @property
    def figures(self) -> list[Figure]:
        """Return how many actions changed in each way, for the top of the page."""
        return figures_of(self.sections or ())


@access(Permission.PLAN_READ)
@require_safe
def plan_past(request: Request, key: str) -> HttpResponse:
    """Show the plan as it stood at the end of a day."""
    reader, plan = request.reader, opened_plan(request, key)
    first, today = _life(request, plan)
    asked = {"day": max(first, today - LOOKED_BACK)}
    form = DayForm(_asked(request, "day-day"), initial=asked, first=first, today=today)
    day = asked["day"] if not form.is_bound else form.answers["day"] if form.is_valid() else None
    context: dict[str, Any] = {
        "plan": plan,
        "form": form,
        "first": first,
        "day": day,
        "counts_others": counts_any(reader, plan=plan),
    }
    if day:
        snapshot = as_at(reader, plan=plan, day=day)
        alive = living(reader, keys=[one.key for one in snapshot.actions])
        address = action_address(plan.partnership)
        context["page"] = SnapshotPage.of(snapshot, words=request.words, address=address, alive=alive.keys())
    return render(request, "plans/plans/past.html", context)


@access(Permission.PLAN_READ)
@require_safe
def plan_difference(request: Request, key: str) -> HttpResponse:
    """Show what changed in the plan between two moments."""
    compared = _compared(request, key)
    context = {
        "plan": compared.plan,
        "form": compared.form,
        "compared": compared,
        "query": request.GET.urlencode(),
        "may_take_out": may_take_out(request.reader, compared.plan),
    }
    return render(request, "plans/plans/difference.html", context)


@access(Permission.PLAN_READ)
@require_safe
def plan_difference_csv(request: Request, key: str) -> HttpResponseBase:
    """Send what changed as a CSV file; moments that can't be compared have none."""
    compared = _compared(request, key)
    may_take_out(request.reader, compared.plan).require()
    if compared.sections is None:
        raise Http404
    rows = [*rows_of(compared.sections), *not_kept_rows(compared.not_kept)]
    response = StreamingHttpResponse(difference_csv(rows), content_type="text/csv; charset=utf-8")
    name = file_name(request.partnership.slug, on=request.reader.today, kind="csv", what="changes")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if request.method == "GET":
        record_export(plan=compared.plan, why=Verb.CHANGES_EXPORTED, by=request.reader, now=clock.now())
    return response


def _compared(request: Request, key: str) -> Compared:
    reader, plan = request.reader, opened_plan(request, key)
    first, today = _life(request, plan)
    kept = list(versions.of_plan(reader, plan=plan))
    begin = max(first, today - LOOKED_BACK)
    form = BetweenForm(
        _asked(request, "since"),
        initial={"since": "day", "since_day": begin, "until": "today"},
        versions=kept,
        first=first,
        today=today,
    )
    if not form.is_bound:
        ends = Moment(day=begin), Moment(day=today)
    elif form.is_valid():
        ends = form.since_moment, form.until_moment
    else:
        return Compared(plan, form)
    asked = versions.open_to(reader).filter(plan=plan, key__in=[one.version for one in ends])
    texts = {one.key: one for one in asked}
    sides = [_side(request, plan, one, texts) for one in ends]
    if any(snapshot is None for _, snapshot in sides):
        form.add_error(None, "The content of that version is damaged, so it can’t be compared")
        return Compared(plan, form)
    return _told(request, plan, form, sides)


def _told(request: Request, plan: Plan, form: BetweenForm, sides: list[tuple[str, Any]]) -> Compared:
    (since, before), (until, after) = sides
    found = difference(before, after)
    told = Differences(
        found,
        before=before,
        after=after,
        reasons=reasons_for(request, plan, before, after),
        words=request.words,
    )
    return Compared(
        plan,
        form,
        since,
        until,
        state_words(before, after),
        not_kept_words(found.lacks),
        tuple(told.sections()),
    )


def reasons_for(request: Request, plan: Plan, before: SnapPlan, after: SnapPlan) -> Reasons:
    """Return what is known today of the actions of two snapshots of a plan."""
    was, now = ({one.key for one in side.actions} for side in (before, after))
    found = living(request.reader, keys=was | now)
    gone = removals(request.reader, keys=was - now) if was - now else {}
    lost = {one.key for one in before.milestones} - {one.key for one in after.milestones}
    lost_steps = steps_removed(request.reader, keys=lost) if lost else {}
    return Reasons(plan, found, gone | lost_steps)


def _side(
    request: Request, plan: Plan, moment: Moment, texts: Mapping[str, PlanVersion]
) -> tuple[str, SnapPlan | None]:
    """Return what one end of a comparison is called, and the plan as it was then."""
    if moment.day:
        words = f"the end of {day_words.plain(moment.day)}"
        return words, as_at(request.reader, plan=plan, day=moment.day)
    version = texts[moment.version]
    words = version_words(version)
    whole = is_whole(version.content, version.sha256)
    return words[:1].lower() + words[1:], read_kept(version.content) if whole else None


def _life(request: Request, plan: Plan) -> tuple[date, date]:
    """Return the first day of which anything is known of the plan, and today."""
    first = first_day(request.reader, plan=plan)
    if first is None:
        raise Http404
    return first, request.reader.today


def _asked(request: Request, name: str) -> Any:
    """Return the address's questions, once they are asked."""
    return request.GET if name in request.GET else None

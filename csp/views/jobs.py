"""A job: how far it is, and a way to try again when it failed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from csp.jobs import ask_again
from csp.models import Job
from csp.permissions import Permission
from csp.presenters.jobs import JobPage
from csp.queries import jobs
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404


@access(Permission.ENTER)
@require_safe
def job_detail(request: Request, key: str) -> HttpResponse:
    """Show how far a job is; once it is done, go on to what it made."""
    job = scoped_or_404(jobs.open_to(request.reader), request, key=key)
    page = JobPage.of(job)
    if job.state == Job.State.DONE:
        onward = HttpResponseClientRedirect if request.htmx else redirect  # type: ignore[attr-defined]
        return onward(page.goes_on_to)
    return render(request, "csp/jobs/detail.html", {"page": page, "job": job})


@access(Permission.ENTER)
@require_http_methods(["GET", "POST"])
def job_retry(request: Request, key: str) -> HttpResponse:
    """Try a job that failed again, when a button asks; one that is under way is left alone."""
    job = scoped_or_404(jobs.open_to(request.reader), request, key=key)
    if request.method == "POST" and ask_again(job, now=clock.now()):
        messages.success(request, "It is being tried again")
    return redirect("csp:job-detail", partnership=request.partnership.slug, key=key)

"""The page that removes how to reach somebody who has left."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from csp.audit import NewerVersion
from csp.forms.leavers import RemoveContactForm
from csp.permissions import Permission
from csp.policies.leavers import REMOVED, may_remove
from csp.queries import leavers
from csp.services.leavers import remove_contact_details
from csp.web import clock
from csp.web.access import access
from csp.web.kept_typing import typed
from csp.web.requests import Request


@access(Permission.PEOPLE_APPOINT)
@require_http_methods(["GET", "POST"])
def contact_remove(request: Request, key: str) -> HttpResponse:
    """Say what goes and what stays, and remove the contact details of somebody who has left."""
    reader, partnership = request.reader, request.partnership
    person = leavers.open_to(reader, partnership=partnership).filter(key=key).first()
    if person is None:
        raise Http404
    page = reverse("csp:person-detail", args=[partnership.slug, key])
    if not person.has_contact_details:
        messages.info(request, REMOVED)
        return redirect(page)
    may_remove(reader, person, partnership, now=clock.now()).require()
    form = RemoveContactForm(typed(request), subject=person, cancel_url=page)
    if request.method == "POST" and form.is_valid():
        try:
            remove_contact_details(
                key=key, partnership=partnership, by=reader, now=clock.now(), **form.answers
            )
        except NewerVersion:
            messages.warning(
                request, "Somebody changed this person meanwhile, so nothing was removed. Look again."
            )
        else:
            messages.success(request, f"The contact details of {person.name} are removed")
        return redirect(page)
    return render(request, "csp/contacts/remove.html", {"person": person, "form": form, "page_url": page})

"""The messages of a partnership: which were sent, and what to do about one that was not."""

from django.conf import settings
from django.contrib import messages as said
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from csp.audit import Verb
from csp.models import Message
from csp.permissions import Permission
from csp.policies.messages import may_log_sent_by_hand, may_send_again
from csp.presenters.messages import MessageListPage, MessagePage, address_of, held_back
from csp.queries import messages
from csp.services.messages import log_sent_by_hand, send_again
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404

ROWS = 50


@access(Permission.MESSAGES_READ)
@require_safe
def message_list(request: Request) -> HttpResponse:
    """List the messages, newest first, fifty a page: all of them or those in one state."""
    reader, partnership = request.reader, request.partnership
    asked = request.GET.get("state", "")
    state = asked if asked in Message.State.values else ""
    found = messages.listed(reader, partnership=partnership, state=state)
    page = MessageListPage.of(
        Paginator(found, ROWS).get_page(request.GET.get("page")),
        numbers=messages.numbers_by_state(reader, partnership=partnership),
        state=state,
        address=request.GET,
        now=clock.now(),
    )
    context = {"page": page, "held_back": held_back(reader, partnership=partnership)}
    return render(request, "csp/messages/list.html", context)


@access(Permission.MESSAGES_READ)
@require_safe
def message_detail(request: Request, key: str) -> HttpResponse:
    """Show one message, how far it got, and what can be done about it."""
    reader, now = request.reader, clock.now()
    message = scoped_or_404(messages.open_to(reader), request, key=key)
    deeds = messages.deeds_of(reader, message=message)
    done = {event.verb for event in deeds}
    again = messages.sent_again_as(reader, message=message, verb=Verb.MESSAGE_AGAIN)
    page = MessagePage.of(
        message,
        deeds=deeds,
        may_log=may_log_sent_by_hand(reader, message, now=now, is_logged=Verb.MESSAGE_BY_HAND in done),
        may_send_again=may_send_again(reader, message, now=now, was_sent_again=Verb.MESSAGE_AGAIN in done),
        now=now,
        shows_secrets=settings.DEMONSTRATION,
    )
    context = {"page": page, "message": message, "again_url": address_of(again) if again else ""}
    return render(request, "csp/messages/detail.html", context)


@access(Permission.MESSAGES_READ)
@require_http_methods(["GET", "POST"])
def message_log(request: Request, key: str) -> HttpResponse:
    """Log that the reader has sent a message from their own mail program, when the button says so."""
    message = scoped_or_404(messages.open_to(request.reader), request, key=key)
    if request.method == "POST":
        log_sent_by_hand(key=key, version=message.version, by=request.reader, now=clock.now())
        said.success(request, "Logged: you have sent it yourself")
    return redirect(address_of(message))


@access(Permission.MESSAGES_READ)
@require_http_methods(["GET", "POST"])
def message_resend(request: Request, key: str) -> HttpResponse:
    """Write a message again, when the button says so, and show the new one."""
    message = scoped_or_404(messages.open_to(request.reader), request, key=key)
    if request.method == "POST":
        message = send_again(key=key, version=message.version, by=request.reader, now=clock.now())
        said.success(request, "It was written again, and is sent in a moment")
    return redirect(address_of(message))

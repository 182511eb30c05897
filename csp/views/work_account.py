"""To the provider of a work account and back, and forgetting the account again."""

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods, require_safe

from csp.services.work_accounts import forget_work_account
from csp.web import clock
from csp.web.access import access
from csp.web.requests import Request
from csp.web.work_answer import WorkAnswer
from csp.web.work_sign_in import UNUSABLE, refuse

NONCE_LENGTH = 32


@require_safe
def work_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the person to their provider, with a question that only its own answer fits."""
    provider = _provider(request)
    if request.user.is_authenticated:
        return redirect("csp:start")
    nonce = get_random_string(NONCE_LENGTH)
    on_to = get_next_redirect_url(request)
    try:
        return provider.redirect(
            request, AuthProcess.LOGIN, next_url=on_to, auth_params={"nonce": nonce}, nonce=nonce
        )
    except UNUSABLE as wrong:
        return refuse(request, f"the provider can't be asked: {type(wrong).__name__}")


@require_safe
def work_sign_in_done(request: HttpRequest) -> HttpResponse:
    """Take the provider's answer, and sign in whom it is about."""
    provider = _provider(request)
    conversation = WorkAnswer(request, provider.app.provider_id)
    try:
        return OAuth2CallbackView.adapter_view(conversation)(request)
    except UNUSABLE as wrong:
        return refuse(request, f"the answer can't be used: {type(wrong).__name__} {wrong}"[:200])


@access()
@require_http_methods(["GET", "POST"])
def work_account_forget(request: Request) -> HttpResponse:
    """Forget the person's own work account."""
    if request.method == "POST" and forget_work_account(by=request.reader, now=clock.now()):
        messages.success(request, "Your work account is forgotten here")
    return redirect("csp:session-list")


def _provider(request: HttpRequest) -> Any:
    """Return the provider; a site that has none has no such page."""
    if settings.IDENTITY_PROVIDER is None:
        raise Http404
    provider = get_adapter().get_provider(request, provider=settings.IDENTITY_PROVIDER.key)
    provider.oauth2_adapter_class = WorkAnswer
    return provider

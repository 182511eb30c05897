"""Signing in with a work account: whom it signs in, and what is said when it signs in nobody."""

import logging
from typing import Any, NoReturn

import requests
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare

from csp.kernel.keys import new_key
from csp.models import Person, Reader
from csp.queries.readers import reader_of
from csp.queries.work_accounts import person_with_address
from csp.services.work_accounts import BoundAlready, bind_work_account
from csp.web import clock
from csp.web.origin import address_of
from csp.web.requests import Request
from csp.web.work_answer import Disbelieved, trusted_provider

log = logging.getLogger(__name__)

# What a conversation with a provider can end in, besides an answer.
UNUSABLE = (Disbelieved, OAuth2Error, requests.RequestException, KeyError, TypeError, ValueError)
NOT_DONE = "Signing in with your work account did not work. Try again, or sign in another way."
NOT_VOUCHED = "Your work account came without an e-mail address that its provider vouches for."
NOBODY = (
    "Nobody here is known by the e-mail address of your work account. Ask to be invited with that address."
)
ANOTHER = (
    "Another work account is bound to the person with that address. Ask your partnership’s administrator."
)


def refuse(request: HttpRequest, why: str, sentence: str = NOT_DONE) -> HttpResponse:
    """Say that it did not work, with a reference under which the log says why; neither names anybody."""
    reference = new_key()
    log.warning("A work account was refused, reference %s: %s", reference, why)
    return render(
        request, "account/work_refused.html", {"sentence": sentence, "reference": reference}, status=400
    )


class WorkAccountAdapter(DefaultSocialAccountAdapter):
    """allauth's adapter: a work account signs in a person who is here already, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Refuse: accounts are made by a partnership's administrator."""
        return False

    def pre_social_login(self, request: Request, sociallogin: Any) -> None:
        """Find the person by the bound subject, or by an e-mail address that the provider vouches for."""
        asked, answered = sociallogin.state.get("nonce", ""), str(sociallogin.claims.get("nonce", ""))
        if not asked or not constant_time_compare(asked, answered):
            self._refuse(request, "the token answers another question")
        if sociallogin.is_existing:
            request.work_sign_in_of = sociallogin.user
            return
        person = self._person(request, sociallogin.claims)
        reader = reader_of(person, today=clock.today(), address=address_of(request))
        sociallogin.user = request.work_sign_in_of = person
        sociallogin.account = self._bound(request, sociallogin.account, reader)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **what: Any) -> None:
        """Answer with our own page."""
        why = what.get("exception")
        words = str(why) if isinstance(why, Disbelieved) else type(why).__name__ if why else "no such request"
        self._refuse(request, words)

    def _person(self, request: HttpRequest, claims: dict[str, Any]) -> Person:
        email = str(claims.get("email") or "")
        vouched = claims.get("email_verified") is True or trusted_provider().trusts_email
        if not email or not vouched or claims.get("email_verified") is False:
            self._refuse(request, "the e-mail address is not vouched for", NOT_VOUCHED)
        person = person_with_address(email)
        if person is None or not person.is_active:
            self._refuse(request, "nobody is known by the address", NOBODY)
        return person

    def _bound(self, request: HttpRequest, account: SocialAccount, reader: Reader) -> SocialAccount:
        try:
            return bind_work_account(
                provider=account.provider, subject=account.uid, by=reader, now=clock.now()
            )
        except BoundAlready:
            self._refuse(request, "another subject is bound to the person", ANOTHER)

    def _refuse(self, request: HttpRequest, why: str, sentence: str = NOT_DONE) -> NoReturn:
        raise ImmediateHttpResponse(refuse(request, why, sentence))


def took_second_step_there(request: HttpRequest, person: Any) -> bool:
    """Return whether the person came with a work account whose provider asks for the second step itself."""
    provider = settings.IDENTITY_PROVIDER
    if provider is None or not provider.trusts_second_factor:
        return False
    records = get_authentication_records(request, person)
    return any(record.get("method") == "socialaccount" for record in records)

"""Links by which people report to a round: go on with one, send another, withdraw one, forget them."""

import hmac
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from csp import audit, mail
from csp.kernel.link_token import hash_of, new_token
from csp.models import Partnership, Person, Reader
from csp.queries.readers import reader_of
from plans.models import RoundLink, UpdateRound
from plans.models.verb import Verb
from plans.policies.reports import takes_reports
from plans.policies.round_links import ANOTHER_A_DAY, lasts_in_its_browser, may_open, may_withdraw
from plans.queries import round_links
from plans.services.round_links_letter import SUBJECT, text_of

KIND = "round-link"


class CannotBeUsed(Exception):
    """The link is unknown, withdrawn, or no longer for whoever it was sent to, or its round is locked."""


def new_link(*, one: UpdateRound, person: Person, now: datetime) -> tuple[RoundLink, str]:
    """Return a link that is not written down yet, and its token, of which only a hash is kept."""
    token = new_token()
    return RoundLink(round=one, person=person, token_hash=_hash(token, person), sent_at=now), token


def whole_address(*, link: RoundLink, token: str, site: str) -> str:
    """Return the whole address of the page behind a link."""
    return site + reverse("plans:link-open", args=[link.key, token])


def usable(*, key: str, token: str, now: datetime) -> RoundLink | None:
    """Return the link that an address stands for, or nothing when it can't be used, whatever the reason."""
    link = round_links.with_key(key)
    return link if link and _opens(link, token, now=now) else None


def held_by_browser(*, key: str, secret: str, address: str, now: datetime) -> tuple[RoundLink, Reader] | None:
    """Return the link that a browser holds, and its person as they report by it; looked into at every page.

    Of a round that was locked meanwhile too: what was typed at that moment is shown once more.
    """
    link = round_links.with_key(key)
    if link is None or not _is_held_by(link, secret, now=now):
        return None
    reader = _whole_reader(link, now=now, address=address)
    return (link, _by_link(reader, link)) if may_open(reader, link) else None


@transaction.atomic
def go_on(*, key: str, token: str, secret: str, site: str, address: str, now: datetime) -> str:
    """Bind a link to the browser that first goes on with it, and return what that browser is to hold.

    Where another browser holds it, nothing is returned: a new link goes to its person's own address, a few times
    a day. Raises CannotBeUsed.
    """
    link = round_links.held_with_key(key)
    if link is None or not _opens(link, token, now=now):
        raise CannotBeUsed
    by = _by_link(_whole_reader(link, now=now, address=address), link)
    if link.taken_up_at is None:
        secret = new_token()
        link.browser_hash, link.taken_up_at = _hash(secret, link.person), now
        audit.save(link, by=by, why=Verb.LINK_TAKEN_UP, now=now)
        return secret
    if _is_held_by(link, secret, now=now):
        return secret
    if round_links.times_sent(link, verb=Verb.LINK_SENT_AGAIN, now=now) < ANOTHER_A_DAY:
        _send_another(link, site=site, by=audit.Nobody(address=address), now=now)
    return ""


@transaction.atomic
def withdraw(*, key: str, by: Reader, now: datetime) -> RoundLink:
    """Withdraw a link: it is dead from now on, also in the browser that holds it. Raises PermissionDenied."""
    link = round_links.held(by, key=key)
    if link is None:
        raise Http404
    may_withdraw(by, link).require()
    return _end(link, by=by, now=now)


@transaction.atomic
def give_back(*, key: str, secret: str, address: str, now: datetime) -> None:
    """End a link because whoever holds it no longer needs it; raises CannotBeUsed when it is ended already."""
    link = round_links.held_with_key(key)
    if link is None or link.revoked_at or not _is_held_by(link, secret, now=now):
        raise CannotBeUsed
    _end(link, by=_by_link(_whole_reader(link, now=now, address=address), link), now=now)


@transaction.atomic
def end_links_of(*, person: Person, partnership: Partnership | None, by: Reader, now: datetime) -> None:
    """End somebody's links, all or into one partnership's rounds, for a service that has asked first."""
    for link in round_links.held_of(person, partnership=partnership):
        _end(link, by=by, now=now)


def forget_links(*, now: datetime) -> int:
    """Remove, by the clock, the links into rounds that were locked long enough ago; return how many."""
    return RoundLink.out_of_time(now=now).delete()[0]


def _end(link: RoundLink, *, by: Reader, now: datetime) -> RoundLink:
    link.revoked_at, link.revoked_by = now, by.person
    audit.save(link, by=by, why=Verb.LINK_WITHDRAWN, now=now)
    return link


def _send_another(link: RoundLink, *, site: str, by: audit.Nobody, now: datetime) -> None:
    another, token = new_link(one=link.round, person=link.person, now=now)
    audit.save(another, by=by, why=Verb.LINK_SENT_AGAIN, now=now)
    mail.write(
        kind=KIND,
        to_address=link.person.email,
        to_person=link.person,
        subject=SUBJECT,
        text=text_of(
            one=link.round, person=link.person, address=whole_address(link=another, token=token, site=site)
        ),
        now=now,
        partnership=link.round.plan.partnership,
        is_secret=True,
    )


def _opens(link: RoundLink, token: str, *, now: datetime) -> bool:
    if not hmac.compare_digest(link.token_hash, _hash(token, link.person)):
        return False
    return bool(takes_reports(link.round) and may_open(_whole_reader(link, now=now), link))


def _whole_reader(link: RoundLink, *, now: datetime, address: str = "") -> Reader:
    return reader_of(link.person, today=timezone.localdate(now), address=address)


def _hash(secret: str, person: Person) -> str:
    """Return the hash of a secret for one address: somebody’s links end when their address changes."""
    return hash_of(f"{secret} {person.email.lower()}")


def _is_held_by(link: RoundLink, secret: str, *, now: datetime) -> bool:
    """Return whether this is the secret of the browser that went on with the link, and still lasts."""
    same = hmac.compare_digest(link.browser_hash, _hash(secret, link.person))
    return bool(secret) and same and lasts_in_its_browser(link, now=now)


def _by_link(reader: Reader, link: RoundLink) -> Reader:
    """Return somebody as they are by a link: in one partnership, for reporting to one round."""
    here = tuple(one for one in reader.appointments if one.partnership_id == link.partnership_id)
    return replace(reader, appointments=here, by_link=True, in_round=link.round_id)

"""Forget the words of a letter that never went, once the link in it lets nobody in any more."""

import re
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from csp.kernel.link_token import hash_of
from csp.models import Message
from csp.queries import secret_words
from csp.services.invitations import KIND

TOKEN = re.compile(r"/invitation/([\w-]+)/")

_OF_USE: dict[str, str] = {}


def register(*kinds: str, of_use: str) -> None:
    """Say for letters of an app's own kinds what asks whether they are still of use; called from its ``apps.py``.

    ``of_use``, a dotted name, takes ``messages``, and returns the ids of those whose words are to stay.
    """
    _OF_USE.update(dict.fromkeys(kinds, of_use))


def forget_dead_links(*, now: datetime) -> None:
    """Forget what let somebody in, where the mail server would not take it and nobody can use it any more.

    Until then an administrator can have it sent again. An invitation's link is dead when it was accepted, withdrawn,
    sent again with a new one, or ran out; a code or link of sign-in when the longest of them has run out; and of
    its own letters each app says so.
    """
    held = {message: _hashes(message) for message in secret_words.unsent_with_secrets(now=now)}
    if not held:
        return
    usable = secret_words.usable_of(set().union(*held.values()), now=now)
    of_use = _of_use_to_apps(held)
    for message, hashes in held.items():
        if message.kind in _OF_USE:
            is_alive = message.pk in of_use
        else:
            is_alive = bool(hashes & usable) if message.kind == KIND else _is_young(message, now)
        if not is_alive:
            message.lose_its_words()


def _of_use_to_apps(messages: Collection[Message]) -> set[int]:
    asked: dict[str, list[Message]] = defaultdict(list)
    for message in messages:
        if name := _OF_USE.get(message.kind):
            asked[name].append(message)
    return {pk for name, theirs in asked.items() for pk in import_string(name)(messages=theirs)}


def _hashes(message: Message) -> set[str]:
    return {hash_of(token) for token in TOKEN.findall(message.text)} if message.kind == KIND else set()


def _is_young(message: Message, now: datetime) -> bool:
    return now - message.written_at < timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)

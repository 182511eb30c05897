"""Forget the words of a letter that never went, once the link in it lets nobody in any more."""

import re
from datetime import datetime, timedelta

from django.conf import settings

from csp.kernel.link_token import hash_of
from csp.models import Message
from csp.queries import secret_words
from csp.services.invitations import KIND

TOKEN = re.compile(r"/invitation/([\w-]+)/")


def forget_dead_links(*, now: datetime) -> None:
    """Forget what let somebody in, where the mail server would not take it and nobody can use it any more.

    Until then an administrator can have it sent again. An invitation's link is dead when it was accepted, withdrawn,
    sent again with a new one, or ran out; a code or link of sign-in when the longest of them has run out.
    """
    held = {message: _hashes(message) for message in secret_words.unsent_with_secrets(now=now)}
    if not held:
        return
    usable = secret_words.usable_of(set().union(*held.values()), now=now)
    for message, hashes in held.items():
        is_alive = hashes & usable if message.kind == KIND else _is_young(message, now)
        if not is_alive:
            message.lose_its_words()


def _hashes(message: Message) -> set[str]:
    return {hash_of(token) for token in TOKEN.findall(message.text)} if message.kind == KIND else set()


def _is_young(message: Message, now: datetime) -> bool:
    return now - message.written_at < timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)

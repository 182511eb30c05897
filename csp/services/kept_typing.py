"""Forget what people typed on pages about something that is gone for good."""

from collections.abc import Collection
from datetime import datetime
from importlib import import_module
from typing import Any

from django.conf import settings

from csp.kernel.code_names import says_name
from csp.kernel.kept_typing import PLACE, is_old
from csp.queries.sessions import session_keys


def forget_typed_about(*, keys: Collection[str], names: Collection[str], now: datetime) -> None:
    """Remove what waits in anybody's session for a page whose address has one of these keys, or says a name.

    What has waited too long goes with it: it comes back to nobody.
    """
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session_key in session_keys():
        session = store(session_key=session_key)
        kept = session.get(PLACE)
        if kept and (_is_about(kept, keys, names) or is_old(kept, now=now)):
            del session[PLACE]
            session.save()


def _is_about(kept: dict[str, Any], keys: Collection[str], names: Collection[str]) -> bool:
    if not set(kept["path"].split("/")).isdisjoint(keys):
        return True
    texts = [str(value) for values in kept["typed"].values() for value in values]
    return any(says_name(text, name) for text in texts for name in names)

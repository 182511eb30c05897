"""What has to be there before a restricted action is closed: the app that it comes from registers who is asked."""

from collections.abc import Callable

from django.utils.module_loading import import_string

from csp.kernel.decision import ALLOW, Decision
from csp.models import Reader
from plans.models import Action

Asked = Callable[[Reader, Action], Decision]
_ASKED: list[str] = []


def register(asked: str) -> None:
    """Add a function, named by its dotted path, from a reader and an action to a Decision; for ``apps.py``."""
    if asked not in _ASKED:
        _ASKED.append(asked)


def may_be_closed(reader: Reader, action: Action) -> Decision:
    """An action closes when nobody who is asked about it refuses; nothing is asked of one without a circle."""
    if action.circle_id is None:
        return ALLOW
    answers = (_answer(one, reader, action) for one in _ASKED)
    return next((one for one in answers if not one), ALLOW)


def _answer(name: str, reader: Reader, action: Action) -> Decision:
    asked: Asked = import_string(name)
    return asked(reader, action)

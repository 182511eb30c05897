"""One way to save what a form says about a record: nothing typed is lost, nothing newer is written over."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from csp.audit import NewerVersion
from csp.models import Record
from csp.web import clock
from csp.web.requests import Request


class Form(Protocol):
    """A form about a record that somebody may have saved meanwhile."""

    def is_behind(self, version: int) -> bool:
        """Return whether what was sent is about an older version."""

    def take_version(self, version: int) -> None:
        """Take the newer version, once the page shows both."""

    def is_valid(self) -> bool:
        """Return whether nothing is wrong with the answers."""

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""


class Outcome(NamedTuple):
    """The record as it stands, and whether this request saved it (with a change, or with the same answers)."""

    subject: Any
    is_saved: bool = False
    is_changed: bool = False

    @property
    def words(self) -> str:
        """Return what to say of it."""
        return "The change is saved" if self.is_changed else "Nothing was changed"


def save_answers(request: Request, form: Form, *, subject: Record, save: Callable[..., Record]) -> Outcome:
    """Hand a valid form's answers to a service; when somebody saved meanwhile, let the form take their version."""
    if form.is_behind(subject.version):
        form.take_version(subject.version)
    elif request.method == "POST" and form.is_valid():
        try:
            saved = save(by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion as newer:
            form.take_version(newer.theirs.version)
            return Outcome(newer.theirs)
        return Outcome(saved, is_saved=True, is_changed=saved.version != subject.version)
    return Outcome(subject)

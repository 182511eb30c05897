"""One way to save what a form says about a record: nothing typed is lost, nothing newer is written over."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from django.core.exceptions import ValidationError

from csp.audit import NewerVersion
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

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what is wrong with them."""

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""


class Versioned(Protocol):
    """What a form is about: its version is raised by each save."""

    @property
    def version(self) -> int:
        """Return its version."""


class Outcome(NamedTuple):
    """The record that the page is about, and what the service made of it when it was saved."""

    subject: Any
    saved: Any = None
    is_changed: bool = False

    def words(self, changed: str = "The change is saved") -> str:
        """Return what to say of it; the same answers again change nothing."""
        return changed if self.is_changed else "Nothing was changed"


def save_answers(
    request: Request,
    form: Form,
    *,
    subject: Versioned,
    save: Callable[..., Any],
    stands: Callable[[], bool] | None = None,
) -> Outcome:
    """Hand a valid form's answers to a service, unless somebody saved the record meanwhile.

    Then the form takes their version, and the page is about the record as they left it. What the service refuses
    is said on the form. ``stands`` says of a valid form whether the record says the same already: a form that is
    sent twice is no clash with itself.
    """
    if form.is_behind(subject.version):
        if stands and request.method == "POST" and form.is_valid() and stands():
            return Outcome(subject, subject)
        form.take_version(subject.version)
    elif request.method == "POST" and form.is_valid():
        opened = subject.version
        try:
            saved = save(by=request.reader, now=clock.now(), **form.answers)
        except NewerVersion as newer:
            form.take_version(newer.theirs.version)
            return Outcome(newer.theirs)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return Outcome(subject, saved, saved.version != opened)
    return Outcome(subject)

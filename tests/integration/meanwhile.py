"""What somebody else does while one waits for a record that they hold, on the one connection that a test has."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db.models import Model, QuerySet
from zeal import zeal_ignore


@contextmanager
def meanwhile(model: type[Model], what: Callable[[], object]) -> Iterator[list[str]]:
    """Let somebody do something just before the first record of this kind is held, as if it was waited for.

    Gives the kinds of record that are held, in order. Where nothing of this kind is held, they do nothing.
    """
    held: list[str] = []
    waiting = [what]
    real = QuerySet.select_for_update

    def hold(asked, *args, **options):
        if asked.model is model and waiting:
            their = waiting.pop()
            QuerySet.select_for_update = real
            with zeal_ignore():  # the two stand for two requests
                their()
            QuerySet.select_for_update = hold
        held.append(asked.model.__name__)
        return real(asked, *args, **options)

    QuerySet.select_for_update = hold  # type: ignore[method-assign, assignment]
    try:
        yield held
    finally:
        QuerySet.select_for_update = real  # type: ignore[method-assign]


@contextmanager
def in_which_order() -> Iterator[list[str]]:
    """Give the kinds of record that are held, in order: two who hold them in two orders wait for each other."""
    with meanwhile(Model, lambda: None) as held:
        yield held

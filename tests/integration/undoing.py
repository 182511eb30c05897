"""Ask a page for something, and let everything be as it was before."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core import mail
from django.db import transaction
from django.test import Client


@contextmanager
def undone(client: Client) -> Iterator[Client]:
    """A browser with the same cookies; what is kept while it asks is gone afterwards, its session with it."""
    same, sent = Client(), len(mail.outbox)
    same.cookies.load({name: one.value for name, one in client.cookies.items()})
    with transaction.atomic():
        yield same
        transaction.set_rollback(True)
    del mail.outbox[sent:]

"""The worker's second pair of hands: it sends the post, so that a sign-in code never waits for a long job."""

import logging
import threading

from django.db import close_old_connections

from csp.mail import deliver
from csp.mail.delivering import without_words
from csp.web import clock

LOOK_EVERY = 0.5  # seconds
AFTER_A_FAULT = 30  # seconds
log = logging.getLogger(__name__)


class Post:
    """Sends what waits until it is told to stop."""

    def __init__(self) -> None:
        """Make the thread; a worker that is killed does not wait for it."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="post", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the message that is being handed over, which no restart should leave in doubt."""
        self._stop.set()
        self._thread.join(timeout=60)

    def _work(self) -> None:
        wait = 0.0
        while not self._stop.wait(wait):
            wait = LOOK_EVERY if self._sent() else AFTER_A_FAULT

    def _sent(self) -> bool:
        try:
            return deliver(clock=clock.now, is_over=self._stop.is_set)
        except Exception as fault:
            log.error("Messages could not be sent, and wait for a while: %s", without_words(fault))
            return False
        finally:
            close_old_connections()

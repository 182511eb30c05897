"""The site and its worker on another day: they live at the moment that a file beside their own files names.

Only journeys are served so: `gunicorn tests.journeys.another_day:application`, and this file as the worker.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import time_machine
from django.core.management import execute_from_command_line

OFTEN = 0.05  # seconds


class Clock:
    """What time it is taken to be in this process; the clock runs on from the moment in the file."""

    def __init__(self, file: Path) -> None:
        """Begin where the file says, if it is there yet."""
        self.file, self.said = file, ""
        self.moved: time_machine.travel | None = None
        self.look()

    def look(self) -> None:
        """Go to the moment that the file names, unless it named it before."""
        said = self.file.read_text() if self.file.exists() else ""
        if said == self.said:
            return
        if self.moved:
            self.moved.stop()
        self.said, self.moved = said, time_machine.travel(datetime.fromisoformat(said), tick=True)
        self.moved.start()


CLOCK = Clock(Path(os.environ.get("FILES_FOLDER", ".")).parent / "moment")


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    """Answer a request at the moment that the file names."""
    from csp.wsgi import application as served

    CLOCK.look()
    return served(environ, start_response)


def _keep_looking() -> None:
    while True:
        CLOCK.look()
        time.sleep(OFTEN)


if __name__ == "__main__":
    threading.Thread(target=_keep_looking, daemon=True).start()
    execute_from_command_line(["manage.py", "worker"])

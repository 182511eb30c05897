"""What the tests of the post do in processes of their own: write messages, deliver them, be the worker, tell."""

import json
import sys
import time

import django

django.setup()

from csp import mail  # noqa: E402  (Django is set up first)
from csp.jobs import Kind, Progress, register, start  # noqa: E402  (Django is set up first)
from csp.models import Message, Partnership, Person  # noqa: E402  (Django is set up first)
from csp.models.message import IN_DOUBT_AFTER  # noqa: E402  (Django is set up first)
from csp.presenters.messages import state_words  # noqa: E402  (Django is set up first)
from csp.queries.readers import reader_of  # noqa: E402  (Django is set up first)
from csp.web import clock  # noqa: E402  (Django is set up first)
from plans.models import Plan  # noqa: E402  (Django is set up first)
from tests.worker.acts import tell, worker  # noqa: E402  (Django is set up first)

KIND, OURS = "tests.busy", "tests"
MANY = 200

register(Kind(KIND, "Being busy", run=f"{__name__}.be_busy", page="tests.worker.acts.page"))


def be_busy(progress: Progress) -> None:
    """Work longer than anybody waits for a code."""
    tell("begun")
    for step in range(120):
        progress.step(step, of=120)
        time.sleep(0.5)


def ask() -> None:
    """Ask for a long job."""
    june = reader_of(Person.objects.get(email__startswith="june."), today=clock.today())
    plan = Plan.objects.get(title__startswith="Community Safety Plan")
    start(KIND, subject=plan, by=june, now=clock.now())


def clear() -> None:
    """Forget what the demonstration wrote to its people."""
    Message.objects.all().delete()


def _write(subject: str) -> None:
    vale = Partnership.objects.get(slug="vale")
    to = "tom@vale.example"
    mail.write(kind=OURS, to_address=to, subject=subject, text="Dear Tom", partnership=vale, now=clock.now())


def write_one() -> None:
    """Write a message."""
    _write("first")


def write_another() -> None:
    """Write a message after it."""
    _write("second")


def write_many() -> None:
    """Write as many messages as several deliverers have to share."""
    for number in range(MANY):
        _write(f"number {number}")


def write_code() -> None:
    """Write to somebody who waits at the sign-in page."""
    to = "tom@vale.example"
    mail.write(kind=OURS, to_address=to, subject="code", text="123", is_secret=True, now=clock.now())


def deliver() -> None:
    """Deliver what waits."""
    mail.deliver(clock=clock.now)


def say_in_words() -> None:
    """Print what the coordinator reads of each message, once nobody can have it in hand any more."""
    later = clock.now() + IN_DOUBT_AFTER
    ours = Message.objects.filter(kind=OURS)
    tell(json.dumps({one.subject: state_words(one, now=later) for one in ours}))


def say() -> None:
    """Print how far the messages have got."""
    ours = Message.objects.filter(kind=OURS).order_by("pk")
    tell(json.dumps(dict(ours.values_list("subject", "state"))))


if __name__ == "__main__":
    # The kind is registered under this module's own name, by which the worker looks its function up.
    from tests.worker import mail_acts

    ACTS = {**vars(mail_acts), "worker": worker}
    for name in sys.argv[1:]:
        ACTS[name]()

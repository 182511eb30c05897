"""What the tests of the digest do in processes of their own: a crowd with late actions, and the clock that writes."""

import json
import sys
import time
from collections import Counter
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django is set up first)

from csp.models import Appointment, Digest, Message, Person  # noqa: E402  (Django is set up first)
from csp.permissions import Role  # noqa: E402  (Django is set up first)
from csp.services import digests  # noqa: E402  (Django is set up first)
from csp.web import clock  # noqa: E402  (Django is set up first)
from plans.models import Action  # noqa: E402  (Django is set up first)
from tests.worker.acts import tell  # noqa: E402  (Django is set up first)

MANY = 200
CROWD = "crowd"


def crowd() -> None:
    """Let two hundred officers each hold an action that is late."""
    [dana] = Appointment.objects.filter(person__email__startswith="dana.")
    ours = Action.objects.filter(plan__partnership=dana.partnership, plan__circle=None).select_related("plan")
    like = ours.filter(plan__title__startswith="Community Safety Plan")[0]
    Person.objects.bulk_create(
        Person(email=f"{CROWD}{n}@vale.example", name=f"Officer {n}", name_order=f"officer {n}")
        for n in range(MANY)
    )
    Person.objects.update(joined_at=clock.now() - timedelta(days=30))
    people = list(Person.objects.filter(email__startswith=CROWD).order_by("pk"))
    begun = clock.today() - timedelta(days=30)
    Appointment.objects.bulk_create(
        Appointment(
            person=one,
            partnership=dana.partnership,
            authority=dana.authority,
            role=Role.OFFICER,
            starts_on=begun,
        )
        for one in people
    )
    late = {"due_on": begun, "original_due_on": begun, "added_on": begun, "reported_on": clock.today()}
    Action.objects.bulk_create(
        Action(plan=like.plan, title=f"Action {n}", lead_person=one, **late) for n, one in enumerate(people)
    )


def write() -> None:
    """Be the clock, on the next Monday at eight."""
    local = timezone.localtime(clock.now())
    monday = local + timedelta(days=7 - local.weekday())
    digests.write_due(now=monday.replace(hour=8, minute=0))


def worker() -> None:
    """Be the clock, and say how many are written to, slowly enough to be stopped between two and within one."""
    real = digests._post
    written = Counter[str]()

    def slowly(*given: object, **named: object) -> None:
        real(*given, **named)  # type: ignore[arg-type]
        written["digests"] += 1
        tell(str(written["digests"]))
        time.sleep(0.01)

    digests._post = slowly
    write()


def say() -> None:
    """Print how things stand."""
    # What is restricted has a letter of its own for each circle.
    told = Message.objects.filter(kind=digests.KIND).values_list("to_person__email", "circle")
    each = Counter(told)
    rows = Digest.objects.filter(last_on__isnull=False, person__email__startswith=CROWD).count()
    crowded = sum(str(email).startswith(CROWD) for email, _ in each)
    tell(json.dumps({"crowd": crowded, "rows": rows, "most": max(each.values(), default=0)}))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        globals()[name]()

"""What of a partnership's plans is public: the version that was approved, and no other."""

from django.db.models import QuerySet

from csp.models import AnyReader, Appointment, Partnership, Person
from csp.permissions import Permission
from csp.queries.former_names import names_had
from plans.models import Plan


def shown(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Plan]:
    """Return the plans of which the public sees a version, newest first; never one with a circle."""
    return (
        Plan.objects.visible_to(reader)
        .in_partnership(partnership)
        .filter(circle=None, public_version__published_at__isnull=False)
        .select_related("partnership", "public_version")
        .order_by("-starts_on", "key")
    )


def names_of_people(reader: AnyReader, *, partnership: Partnership) -> list[str]:
    """Return the names of everybody who has, or had, a role in the partnership, then those that they had before."""
    mine = reader.partnerships_with(Permission.PLAN_READ)
    ever = Appointment.objects.filter(partnership=partnership, partnership__in=mine).values("person_id")
    people = Person.objects.filter(pk__in=ever).order_by("name_order", "key")
    return list(dict.fromkeys([*people.values_list("name", flat=True), *names_had(ever)]))

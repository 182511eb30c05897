"""What a person was called before: a version is kept when that changes, and none when they sign in."""

from typing import Any

from simple_history.models import HistoricalRecords

LEFT_OUT = ["email", "name_order", "password", "is_active", "joined_at", "last_login"]


class PersonHistory(HistoricalRecords):
    """The history of people, without how to reach them, what lets them in and when they came."""

    def __init__(self, **kwargs: Any) -> None:
        """Leave out every column but the name."""
        super().__init__(excluded_fields=LEFT_OUT, **kwargs)

    def post_save(self, instance: Any, created: bool, using: Any = None, **kwargs: Any) -> None:
        """Keep a version of somebody new, and of somebody who is called something else now."""
        if created or _is_another(instance, kwargs.get("update_fields")):
            super().post_save(instance, created, using=using, **kwargs)


def _is_another(person: Any, saved: Any) -> bool:
    if saved is not None and "name" not in saved:
        return False
    names = person.history.order_by("-history_id").values_list("name", flat=True)
    return bool(names.first() != person.name)

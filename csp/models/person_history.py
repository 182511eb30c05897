"""What a person was called and reached by before: a version is kept when that changes, and none when they sign in."""

from typing import Any

from simple_history.models import HistoricalRecords

CALLED_AND_REACHED_BY = ("name", "email")
LEFT_OUT = ["name_order", "password", "is_active", "joined_at", "last_login"]


class PersonHistory(HistoricalRecords):
    """The history of people, without what lets them in and without when they came."""

    def __init__(self, **kwargs: Any) -> None:
        """Leave out every column but the name and the address."""
        super().__init__(excluded_fields=LEFT_OUT, **kwargs)

    def post_save(self, instance: Any, created: bool, using: Any = None, **kwargs: Any) -> None:
        """Keep a version of somebody new, and of somebody who is called or reached by something else now."""
        if created or _is_another(instance, kwargs.get("update_fields")):
            super().post_save(instance, created, using=using, **kwargs)


def _is_another(person: Any, saved: Any) -> bool:
    if saved is not None and not set(saved) & {*CALLED_AND_REACHED_BY}:
        return False
    versions = person.history.order_by("-history_id").values_list(*CALLED_AND_REACHED_BY)
    return bool(versions.first() != tuple(getattr(person, name) for name in CALLED_AND_REACHED_BY))

"""Whether the database answers. It concerns no reader, so it takes none."""

from django.db import connection


def database_answers() -> None:
    """Ask the database for nothing in particular; raise OperationalError when it does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")

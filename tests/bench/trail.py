"""The history and the events behind the data of the bench: as many rows as saving it one by one would leave."""

from datetime import datetime

from django.db import connection, models

from csp.models import AuditEvent, Authority, Seat
from plans.models import Action, Milestone, Objective, Plan, Priority, ProgressUpdate, Status
from plans.models.verb import Verb

ACTION, UPDATE, PLAN = (model._meta.db_table for model in (Action, ProgressUpdate, Plan))
ACTIONS = f"{ACTION} a JOIN {PLAN} p ON p.id = a.plan_id"
UPDATES = f"{UPDATE} u JOIN {ACTION} a ON a.id = u.action_id JOIN {PLAN} p ON p.id = a.plan_id"
AS_IT_STANDS = {str(field.column): f"a.{field.column}" for field in Action._meta.concrete_fields}
NOT_REPORTED = {"version": "1", "status_id": "NULL", "reported_on": "NULL"}
AS_REPORTED = {
    "version": "1 + ROW_NUMBER() OVER (PARTITION BY u.action_id ORDER BY u.made_at)",
    "status_id": "u.status_id",
}


def write_trail(*, agreed: datetime) -> None:
    """Write a version of all there is for its beginning, and one of each action for each update, with the events.

    The database writes them from its own rows: half a million more would take Python minutes.
    """
    began = {"history_date": "%s", "history_type": "'+'", "history_change_reason": "''"}
    told = {"history_date": "u.made_at", "history_type": "'~'", "history_change_reason": "''"}
    by = {"history_user_id": "u.made_by_id"}
    for part in (Authority, Seat, Status, Plan, Priority, Objective, Milestone):
        as_it_stands = {str(field.column): f"a.{field.column}" for field in part._meta.concrete_fields}
        insert(part.history.model, {**as_it_stands, **began}, f"{part._meta.db_table} a", agreed)
    insert(Action.history.model, {**AS_IT_STANDS, **NOT_REPORTED, **began}, ACTIONS, agreed)
    insert(Action.history.model, {**AS_IT_STANDS, **AS_REPORTED, **told, **by}, UPDATES)
    write_events(Action, Verb.ACTION_ADDED, ACTIONS, {"at": "%s", "subject_id": "a.id"}, agreed)
    made = {"at": "u.made_at", "person_id": "u.made_by_id"}
    write_events(ProgressUpdate, Verb.UPDATE_ADDED, UPDATES, {**made, "subject_id": "u.id"})
    write_events(Action, Verb.ACTION_REPORTED, UPDATES, {**made, "subject_id": "a.id"})


def write_events(
    subject: type[models.Model], verb: Verb, source: str, values: dict[str, str], *moments: datetime
) -> None:
    """Write an event for each row of the source, on the trail of its plan."""
    fixed = {
        "verb": f"'{verb}'",
        "subject": f"'{subject._meta.label_lower}'",
        "address": "''",
        "trail": "''",
        "seal": "''",
    }
    of_plan = {"partnership_id": "p.partnership_id", "circle_id": "p.circle_id"}
    insert(AuditEvent, {**fixed, **of_plan, **values}, source, *moments)


def insert(model: type[models.Model], values: dict[str, str], source: str, *moments: datetime) -> None:
    """Write a row of the model for each row of the source; the values are SQL, of this module's own."""
    columns = ", ".join(f'"{column}"' for column in values)
    said = [connection.ops.adapt_datetimefield_value(moment) for moment in moments]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {', '.join(values.values())} FROM {source}",  # noqa: S608  (names of our own tables)
            said,
        )

"""The migrations make the tables that the tests use, which are made from the models."""

import json

import pytest

from tests.worker import table_acts
from tests.worker.running import Running


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_models_say(running: Running):
    made = table_acts.tables()
    migrated = json.loads(Running(running.nursery, acts="tests.worker.table_acts").act())

    assert len(made) > 150
    assert migrated == made

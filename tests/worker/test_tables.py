"""The migrations make the tables that the tests use, which are made from the models."""

import json
import subprocess
import sys

from tests.served import ROOT
from tests.worker.running import Running


def test_the_migrations_make_the_tables_that_the_models_say(running: Running, empty: dict[str, str]):
    migrated = json.loads(Running(running.nursery, acts="tests.worker.table_acts").act())

    command = [sys.executable, "-m", "tests.worker.table_acts", "make"]
    made = json.loads(subprocess.run(command, cwd=ROOT, env=empty, check=True, capture_output=True).stdout)

    assert len(made) > 150
    assert migrated == made

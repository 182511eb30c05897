"""What is forked is as good as what is started anew: no other left anything in its memory, or in its folder."""

from pathlib import Path

import pytest

from tests.nursery import Nursery
from tests.served import copied

SAYS_WHAT_IT_FINDS = """
import os
import csp
from django.db import connections

print(hasattr(csp, "left_here"), connections["default"].connection, os.getpid() == os.getpgrp())
csp.left_here = True
connections["default"].ensure_connection()
"""
ENDS_BADLY = "import sys; sys.stderr.write('The roof fell in'); sys.exit(3)"
ANSWERS = "print(input().upper(), flush=True); raise SystemExit(4)"


@pytest.mark.usefixtures("running")  # so that there is a database to open
def test_one_process_finds_nothing_of_another_in_its_memory(nursery_here: Nursery, tmp_path: Path):
    script = tmp_path / "says.py"
    script.write_text(SAYS_WHAT_IT_FINDS)

    said = [nursery_here.run(str(script)) for _ in range(2)]

    assert said == ["False None True\n"] * 2


def test_one_that_ends_badly_fails_the_test_with_what_it_complained_of(nursery_here: Nursery, tmp_path: Path):
    script = tmp_path / "ends.py"
    script.write_text(ENDS_BADLY)

    with pytest.raises(AssertionError, match="The roof fell in"):
        nursery_here.run(str(script))


def test_one_hears_what_it_is_told_and_how_it_ended_is_known(nursery_here: Nursery, tmp_path: Path):
    script = tmp_path / "answers.py"
    script.write_text(ANSWERS)
    child = nursery_here.speak_with(str(script))
    assert child.stdin
    assert child.stdout
    before = child.poll()

    child.stdin.write("go on\n")
    child.stdin.flush()

    assert child.stdout.read() == "GO ON\n"
    assert (before, child.wait(60), child.poll()) == (None, 4, 4)


def test_a_site_finds_nothing_in_its_folder_that_one_before_it_left(tmp_path: Path):
    loaded, database = tmp_path / "loaded" / "loaded.sqlite3", tmp_path / "site" / "site.sqlite3"
    (loaded.parent / "files").mkdir(parents=True)
    for kept in (loaded, loaded.parent / "files" / "evidence"):
        kept.write_text("kept")
    copied(loaded, database)
    for left in (database.with_name("site.sqlite3-wal"), database.parent / "files" / "left", database):
        left.write_text("left")

    copied(loaded, database)

    found = {str(one.relative_to(database.parent)): one.read_text() for one in database.parent.rglob("*.*")}
    assert found == {"site.sqlite3": "kept"}
    assert [one.name for one in (database.parent / "files").iterdir()] == ["evidence"]

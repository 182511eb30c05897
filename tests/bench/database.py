"""Where the data of the bench lies: made once for each state of the tables, copied for each run."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "bench"
# What the data depends on: the tables, and how it is made.
SOURCES = (
    "*/migrations/*.py",
    "tests/bench/data.py",
    "tests/bench/costs.py",
    "tests/bench/t*.py",
    "tests/bench/words.py",
)


def fingerprint() -> str:
    """A mark that changes with the tables and with how the data is made."""
    mark = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        mark.update(path.read_bytes())
    return mark.hexdigest()[:12]


def environment(database: Path) -> dict[str, str]:
    """The settings of a site on this database that serves this machine."""
    return {
        **os.environ,
        "DEBUG": "0",
        "DEMONSTRATION": "0",
        "BEHIND_PROXY": "0",
        "ALLOWED_HOSTS": "localhost",
        "AUDIT_KEY": "",
        "SECRET_KEY": "only-for-the-bench-never-for-a-site-that-people-use",
        "DATABASE_URL": f"sqlite:///{quote(str(database))}",
        "FILES_FOLDER": str(FOLDER / "files"),
        "EMAIL_URL": "console:",
        "DJANGO_SETTINGS_MODULE": "csp.settings",
    }


def made(*, fresh: bool) -> Path:
    """The data, made in a process of its own when there is none for these tables yet, or when asked."""
    data = FOLDER / f"data-{fingerprint()}.sqlite3"
    if fresh or not data.exists():
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
        half_made = FOLDER / "half-made.sqlite3"
        command = [sys.executable, "-m", "tests.bench.make"]
        subprocess.run(command, cwd=ROOT, env=environment(half_made), check=True)
        with sqlite3.connect(half_made) as tables:
            tables.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        tables.close()
        half_made.rename(data)
    return data


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A copy to measure on, because measuring writes."""
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        yield Path(shutil.copy(data, folder))

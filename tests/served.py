"""The site as it is really run: its environment, and a database file with the demonstration in it."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"


def environment(database: Path, *, url: str = "") -> dict[str, str]:
    """The settings of a demonstration on this database file, whatever else the environment says.

    With ``url``, on that database instead; the files still lie beside where the file would be.
    """
    return {
        **os.environ,
        "DEMONSTRATION": "1",
        "DEBUG": "0",
        "BEHIND_PROXY": "0",
        "BIND": "",
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "DATABASE_URL": url or f"sqlite:///{quote(str(database))}",
        "FILES_FOLDER": str(database.parent / "files"),
        "AUDIT_KEY": "",
        "SECRET_KEY": "only-for-the-journeys-never-for-a-site-that-people-use",
        "EMAIL_URL": "console:",
        "DJANGO_SETTINGS_MODULE": "csp.settings",
        "PYTHONUNBUFFERED": "1",
    }


def make_database_once(database: Path) -> Path:
    """Do as below, unless another process of this run has done it, or is doing it: then wait for that."""
    with database.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database.exists():
            make_database(database.with_suffix(".making")).rename(database)
    return database


def make_database(database: Path) -> Path:
    """Build the assets if need be, and load the demonstration into a fresh database file."""
    load(environment(database))
    with sqlite3.connect(database) as copy:
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy.close()
    return database


def copied(loaded: Path, database: Path) -> Path:
    """Copy a database that was made as above, with the files that its rows name, for one site in its own folder.

    What a site before it left in that folder is gone.
    """
    shutil.rmtree(database.parent, ignore_errors=True)
    shutil.copytree(loaded.parent / "files", database.parent / "files")
    return Path(shutil.copy(loaded, database))


def load(settings: dict[str, str]) -> None:
    """Build the assets if need be, and load the demonstration where these settings say."""
    for command in (("build_assets",), ("migrate", "--verbosity=0"), ("load_demonstration",)):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=settings,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]

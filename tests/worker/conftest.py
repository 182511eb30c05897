"""A database for each test of the worker: a copy of a file, or of a database of the PostgreSQL that is tested on."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.served import copied, environment, load
from tests.worker.running import Running

SERVER = os.environ.get("DATABASE_URL", "")


@pytest.fixture(scope="session")
def loaded_here(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str | Path]:
    """What each test takes a copy of: a file, or the name of a database."""
    if not SERVER.startswith("postgres"):
        yield request.getfixturevalue("loaded")
        return
    with made(f"worker_{uuid.uuid4().hex[:8]}") as name:
        folder = tmp_path_factory.mktemp("loaded")
        load(environment(folder / "none", url=url_of(name)))
        yield name


@pytest.fixture
def running(tmp_path: Path, loaded_here: str | Path) -> Iterator[Running]:
    if isinstance(loaded_here, Path):
        yield Running(environment(copied(loaded_here, tmp_path / "worker.sqlite3")))
        return
    with made(f"{loaded_here}_{uuid.uuid4().hex[:8]}", like=loaded_here) as name:
        yield Running(environment(tmp_path / "none", url=url_of(name)))


@contextmanager
def made(name: str, *, like: str = "template1") -> Iterator[str]:
    """A database of the tested server, for as long as it is needed."""
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(like))
        )
    try:
        yield name
    finally:
        with psycopg.connect(SERVER, autocommit=True) as server:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def url_of(name: str) -> str:
    """The address of a database of the tested server."""
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()

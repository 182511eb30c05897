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

from tests.nursery import Nursery, open_nursery
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


@pytest.fixture(scope="session")
def settings_here(place: Path, loaded_here: str | Path) -> dict[str, str]:
    """The settings of a site on that copy: each test takes it to the same place, one after another."""
    if isinstance(loaded_here, Path):
        return environment(place)
    return environment(place, url=url_of(f"{loaded_here}_copy"))


@pytest.fixture(scope="session")
def nursery_here(settings_here: dict[str, str]) -> Iterator[Nursery]:
    with open_nursery(settings_here) as nursery:
        yield nursery


@pytest.fixture
def running(place: Path, loaded_here: str | Path, nursery_here: Nursery) -> Iterator[Running]:
    if isinstance(loaded_here, Path):
        copied(loaded_here, place)
        yield Running(nursery_here)
        return
    with made(f"{loaded_here}_copy", like=loaded_here):
        yield Running(nursery_here)


@pytest.fixture
def empty(tmp_path: Path, loaded_here: str | Path) -> Iterator[dict[str, str]]:
    """The settings of a site on a database in which there is nothing yet."""
    if isinstance(loaded_here, Path):
        yield environment(tmp_path / "empty.sqlite3")
        return
    with made(f"{loaded_here}_empty") as name:
        yield environment(tmp_path / "none", url=url_of(name))


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

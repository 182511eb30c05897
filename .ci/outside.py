"""The programs outside Python that tests and pages need: what for, how to find them, how to get them."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import debian


@dataclass(frozen=True)
class Program:
    """One row: `packages` are Debian's, `otherwise` is what to run where there is no Debian."""

    name: str
    needed_for: str
    find: Callable[[], Path | None]
    packages: tuple[str, ...]
    otherwise: str
    before: tuple[str, str] | None = None

    @property
    def sentence(self) -> str:
        """What is missing, and the one thing to run."""
        command = f"sudo apt install {' '.join(self.packages)}" if shutil.which("apt-get") else self.otherwise
        return f"{self.needed_for} (no {self.name}; run `{command}`)"


def works(path: Path) -> bool:
    """Whether a program starts: a file may be there and a library of it not."""
    try:
        started = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
        return started.returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def chromium() -> Path | None:
    """The system's Chromium, or Chrome, or the one that Playwright fetched; none where nothing could drive it."""
    playwright = importlib.util.find_spec("playwright")
    if playwright and playwright.origin and not works(Path(playwright.origin).parent / "driver" / "node"):
        return None
    return next(filter(works, chromium_places()), None)


def chromium_places() -> Iterator[Path]:
    """Where a Chromium may be, the best place first."""
    for name in (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome"):
        if name and (path := shutil.which(name)):
            yield Path(path)
    own = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    for folder in (own, "~/.cache/ms-playwright", "~/Library/Caches/ms-playwright"):
        if folder:
            found = Path(folder).expanduser()
            yield from sorted(found.glob("chromium-*/chrome-linux*/chrome"), reverse=True)
            yield from sorted(found.glob("chromium-*/chrome-mac*/*.app/Contents/MacOS/*"), reverse=True)


def postgresql() -> Path | None:
    """The folder with PostgreSQL's server programs; Debian keeps it off the PATH."""
    return next((folder for folder in postgresql_places() if works(folder / "initdb")), None)


def postgresql_places() -> Iterator[Path]:
    """Where the server programs may be, the newest version first."""
    if path := shutil.which("initdb"):
        yield Path(path).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: int(folder.parent.name.split(".")[0]), reverse=True)


TABLE = {
    "chromium": Program(
        name="working Chromium",
        needed_for="the browser journeys",
        find=chromium,
        packages=("chromium", "libatomic1"),  # the node that drives it links to libatomic
        otherwise=".venv/bin/python -m playwright install chromium",
    ),
    "postgresql": Program(
        name="PostgreSQL",
        needed_for="the tests on PostgreSQL",
        find=postgresql,
        packages=("postgresql",),
        otherwise="make test-postgres DATABASE_URL=postgres://name:password@host/database",
        # Debian's package starts a server of its own accord; these tests need its programs only.
        before=("/etc/postgresql-common/createcluster.d/no-cluster.conf", "create_main_cluster = false\n"),
    ),
}


def provide(*names: str) -> bool:
    """Install what is missing where that can be done by itself, otherwise say what to run; are all there?"""
    missing = [TABLE[name] for name in names if TABLE[name].find() is None]
    if missing and debian.can_install():
        install(missing)
    missing = [program for program in missing if program.find() is None]
    for program in missing:
        print(f"This machine cannot run {program.sentence}.", flush=True)
    return not missing


def install(missing: list[Program]) -> None:
    """Install the Debian packages, each after the setting it needs to find."""
    for program in missing:
        if program.before:
            path, text = Path(program.before[0]), program.before[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    debian.install(*(package for program in missing for package in program.packages))


if __name__ == "__main__":
    provide(*sys.argv[1:] or TABLE)

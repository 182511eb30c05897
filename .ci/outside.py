"""The programs outside Python that tests and pages need: what for, how to find them, how to get them."""

import ctypes
import ctypes.util
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
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


def pango() -> Path | None:
    """Pango, when it and the libraries that draw its letters can be loaded as WeasyPrint loads them."""
    found = [library(stem) for stem in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")]
    return found[0] if all(found) else None


def library(stem: str) -> Path | None:
    """The name under which a library can be loaded on Linux or macOS."""
    for name in (f"lib{stem}.so.0", f"lib{stem}.0.dylib", f"lib{stem}.dylib"):
        with suppress(OSError):
            ctypes.CDLL(name)
            return Path(name)
    found = ctypes.util.find_library(stem)
    return Path(found) if found else None


def java() -> Path | None:
    """The java of a JDK that is new enough: it must also compile, which a mere runtime can't."""
    found = (place for place in java_places() if compiler_version(place / "javac") >= OLDEST_JAVA)
    return next((place / "java" for place in found), None)


def java_places() -> Iterator[Path]:
    """Where a JDK's programs may be; Homebrew keeps them off the PATH."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home, "bin")
    if path := shutil.which("javac"):
        yield Path(path).parent
    yield from (Path(folder, "opt/openjdk/bin") for folder in ("/opt/homebrew", "/usr/local"))


def compiler_version(javac: Path) -> int:
    """The number in “javac 17.0.15”, or 0 when there is no compiler that starts."""
    if not works(javac):
        return 0
    said = subprocess.run([javac, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.match(r"javac (\d+)", said)
    return int(number[1]) if number else 0


def libreoffice() -> Path | None:
    """LibreOffice's program, which a Mac keeps off the PATH."""
    mac = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
    places = [shutil.which("soffice"), shutil.which("libreoffice"), mac]
    return next((Path(place) for place in places if place and works(Path(place))), None)


OLDEST_JAVA = 11
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
    "pango": Program(
        name="Pango",
        needed_for="reports as PDF",
        find=pango,
        packages=("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        otherwise="brew install pango",
    ),
    "java": Program(
        name=f"JDK {OLDEST_JAVA} or newer",
        needed_for="the check that PDFs are accessible",
        find=java,
        packages=("default-jdk-headless",),
        otherwise="brew install openjdk",
    ),
    "libreoffice": Program(
        name="LibreOffice",
        needed_for="the check that Word documents open elsewhere",
        find=libreoffice,
        packages=("libreoffice-writer-nogui",),
        otherwise="brew install --cask libreoffice",
    ),
}


def provide(*names: str) -> bool:
    """Install what is missing where that can be done by itself, otherwise say what to run; are all there?"""
    missing = [TABLE[name] for name in names if TABLE[name].find() is None]
    if missing and debian.can_install():
        install(missing)
    missing = [program for program in missing if program.find() is None]
    for program in missing:
        print(f"This machine is not ready for {program.sentence}.", flush=True)
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

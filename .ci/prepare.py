"""Make .venv and install the named sets of hashed requirements into it; a second run does nothing."""

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import debian

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
SETS = {
    "runtime": "requirements.txt",
    "assets": "requirements-assets.txt",
    "npm": "requirements-npm.txt",
    "dev": "requirements-dev.txt",
}
UV = "requirements-uv.txt"


def main(wanted: list[str]) -> None:
    """Install what is wanted beside what is already there, unless it is there already."""
    unknown = set(wanted) - set(SETS)
    if unknown:
        sys.exit(f"There is no set called {', '.join(sorted(unknown))}: choose from {', '.join(SETS)}.")
    if "assets" in wanted and not shutil.which("npm"):
        wanted = [*wanted, "npm"]
    before = installed()
    sets = sorted({*before, *wanted})
    if before == {name: fingerprint(name) for name in sets}:
        return
    make_environment()
    STAMP.unlink(missing_ok=True)  # an installation that breaks off half way is begun again
    install(sets)
    STAMP.write_text(json.dumps({name: fingerprint(name) for name in sets}))


def installed() -> dict[str, str]:
    """What an earlier run put there: each set's name, with the fingerprint of its file then."""
    if not runs(PYTHON, "-c", "pass"):
        return {}
    try:
        return {name: mark for name, mark in json.loads(STAMP.read_text()).items() if name in SETS}
    except (OSError, ValueError):
        return {}


def fingerprint(name: str) -> str:
    """A mark that changes when a set, or uv, which installs it, changes."""
    return hashlib.sha256((ROOT / SETS[name]).read_bytes() + (ROOT / UV).read_bytes()).hexdigest()


def runs(*command: str | Path) -> bool:
    """Whether a command can be started and ends well."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_environment() -> None:
    """Make .venv with pip in it, unless a working one is there."""
    if runs(PYTHON, "-m", "pip", "--version"):
        return
    if importlib.util.find_spec("ensurepip") is None:
        add_debian_venv()
    print(f"Making .venv with Python {sys.version.split()[0]}", flush=True)
    try:
        venv.create(VENV, clear=True, symlinks=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Python could not make the folder .venv: {error}.")


def add_debian_venv() -> None:
    """Debian keeps ensurepip in a package of its own: install it as root, or say which it is."""
    package = f"python3.{sys.version_info.minor}-venv"
    if debian.can_install():
        debian.install(package)
    if not runs(sys.executable, "-c", "import ensurepip"):
        sys.exit(f"This Python comes without venv: run `sudo apt install {package}`, then try again.")


def install(sets: list[str]) -> None:
    """pip brings uv; uv then makes .venv hold the sets and no more, from wheels, so without a compiler."""
    print(f"Installing {', '.join(sets)} into .venv", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    uv = [str(PYTHON), "-m", "uv", "pip", "sync", "--quiet", "--python", str(PYTHON), "--no-build"]
    for command in (
        [*pip, "--require-hashes", "--requirement", UV],
        [*uv, "--require-hashes", UV, *(SETS[name] for name in sets)],
    ):
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            sys.exit("The Python packages could not be installed: the lines above say why.")


if __name__ == "__main__":
    main(sys.argv[1:] or ["runtime"])

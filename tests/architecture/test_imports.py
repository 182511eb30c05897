"""Each contract about imports turns red when one line breaks it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import APPS, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# For each contract: the file, and the line which it forbids there.
PLANTED = {
    "apps": ("csp/queries/health.py", "from plans.queries import plans"),
    "csp": ("csp/kernel/keys.py", "from csp.models import Person"),
    "inside-an-app": ("plans/models/status.py", "from plans.services import updates"),
    "own-pages": ("plans/views/plans.py", "from csp.views import health"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The apps and the contracts, where they can be broken."""
    there = tmp_path_factory.mktemp("copy")
    for app in APPS:
        shutil.copytree(ROOT / app, there / app, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", there)
    return there


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """What import-linter says of the apps in a folder."""
    return subprocess.run(
        [sys.executable, "-c", LINT, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_contract_is_kept(copy: Path):
    said = lint(copy)

    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["id"])
def test_a_contract_turns_red_when_it_is_broken(copy: Path, contract: dict):
    name, line = PLANTED[contract["id"]]
    before = (copy / name).read_text()

    try:
        (copy / name).write_text(f"{before}\n{line}\n")
        said = lint(copy, "--contract", contract["id"])
    finally:
        (copy / name).write_text(before)

    assert said.returncode == 1, said.stdout
    assert f"{contract['name']} BROKEN" in said.stdout


@pytest.mark.parametrize("app", APPS)
def test_a_stray_module_is_noticed(copy: Path, app: str):
    stray = copy / app / "stray.py"

    try:
        stray.write_text('"""In no layer."""\n')
        said = lint(copy)
    finally:
        stray.unlink()

    assert said.returncode == 1, said.stdout

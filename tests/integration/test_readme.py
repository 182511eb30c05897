"""The README's way from a sheet to a PDF, line by line."""

import shlex
from pathlib import Path

import pytest
from django.core.management import call_command

from csp.files import content_of
from plans.models import Action, Plan
from scrutiny.models import Pack
from tests.programs import require
from tests.served import ROOT

MANAGE = ".venv/bin/python manage.py "
LINES = [
    line.strip() for line in (ROOT / "README.md").read_text().splitlines() if line.strip().startswith(MANAGE)
]


def test_the_readmes_lines_import_the_example_and_issue_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    require("pango")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(ROOT / "docs")

    for line in LINES:
        call_command(*shlex.split(line.removeprefix(MANAGE)))

    said = capsys.readouterr().out
    assert "9 rows: 9 actions." in said
    assert "Failed" not in said
    assert Action.objects.filter(plan=Plan.objects.get(title="Safer Vale plan")).count() == 9
    pack = Pack.objects.get()
    assert pack.state == Pack.State.BUILT
    assert pack.file is not None
    assert (tmp_path / "report.pdf").read_bytes() == content_of(pack.file)


def test_the_readme_shows_both_commands():
    assert [line.removeprefix(MANAGE).split()[0] for line in LINES] == ["import_plan", "build_pack"]

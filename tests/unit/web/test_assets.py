"""Building the assets: quick when nothing changed, one sentence when it can't be done."""

import shutil
import subprocess
from pathlib import Path

import pytest

from csp.web import assets

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(tmp_path):
    """A copy of what assets are built from, with the packages already there."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "static", tmp_path / "static")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    return tmp_path


def test_they_are_built_once_and_again_only_after_a_change(project):
    assert assets.build(project)
    assert not assets.build(project)

    (project / "static" / "js" / "app.js").write_text("// changed")

    assert assets.build(project)
    assert (project / "build" / "assets" / "js" / "app.js").read_text() == "// changed"


def test_every_address_in_the_style_sheet_is_a_file_beside_it(project):
    assets.build(project)
    built = project / "build" / "assets"
    style = (built / "app.css").read_text()

    named = [part.split(")")[0].strip("\"'") for part in style.split("url(")[1:]]
    assert named
    assert [name for name in named if not name.startswith("data:") and not (built / name).is_file()] == []


def test_a_mistake_in_sass_is_one_sentence_and_the_old_assets_stay(project):
    assets.build(project)
    with (project / "static" / "scss" / "_page.scss").open("a") as style:
        style.write(".broken {")

    with pytest.raises(assets.AssetsError, match=r"Sass could not compile static/scss/app\.scss"):
        assets.build(project)

    assert (project / "build" / "assets" / "app.css").is_file()


def test_without_npm_it_says_what_to_install(project, monkeypatch):
    (project / "node_modules").unlink()
    monkeypatch.setattr(assets.shutil, "which", lambda name: None)
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(assets.AssetsError, match="npm is missing"):
        assets.build(project)


def test_when_npm_fails_it_says_so_in_a_sentence(project, monkeypatch):
    (project / "node_modules").unlink()
    failed = subprocess.CompletedProcess(
        [], 1, stdout="", stderr="npm error ENOTFOUND\nnpm error A complete log…"
    )
    monkeypatch.setattr(assets.subprocess, "run", lambda *args, **kwargs: failed)

    with pytest.raises(assets.AssetsError, match="npm could not install") as caught:
        assets.build(project)

    assert str(caught.value).endswith("npm said: npm error ENOTFOUND")

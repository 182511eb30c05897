"""How a missing program is found out, and what is said about it."""

import pytest

from tests.programs import TABLE, outside


@pytest.fixture
def jdk(tmp_path, monkeypatch):
    """A JDK that says it has this version, and no other on the machine."""

    def says(words: str):
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "javac").write_text(f"#!/bin/sh\necho {words}\n")
        (folder / "javac").chmod(0o755)
        monkeypatch.setattr(outside, "java_places", lambda: iter([tmp_path / "nowhere", folder]))
        return folder / "java"

    return says


@pytest.mark.parametrize("version", ["11", "17.0.15", "21-ea"])
def test_a_jdk_that_is_new_enough_is_found(jdk, version):
    java = jdk(f"javac {version}")

    assert outside.java() == java


@pytest.mark.parametrize("words", ["javac 1.8.0_472", "javac 10.0.2", "Unable to locate a Java Runtime"])
def test_a_jdk_that_is_too_old_or_none_is_not_found(jdk, words):
    jdk(words)

    assert outside.java() is None


def test_a_library_is_found_by_its_name_or_not_at_all():
    assert outside.library("c") or outside.library("System")
    assert outside.library("no-such-library-of-ours") is None


def test_pango_is_missing_when_one_of_its_libraries_is(monkeypatch):
    monkeypatch.setattr(outside, "library", lambda stem: None if stem == "harfbuzz-subset" else stem)

    assert outside.pango() is None


@pytest.mark.parametrize(
    ("apt", "command"),
    [
        ("bin/apt-get", "sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        (None, "brew install pango"),
    ],
)
def test_what_is_missing_is_said_with_the_one_thing_to_run(apt, command, monkeypatch):
    monkeypatch.setattr(outside.shutil, "which", lambda name: apt)

    assert TABLE["pango"].sentence == f"reports as PDF (no Pango; run `{command}`)"

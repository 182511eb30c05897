"""What is kept is ours, for everyone, and says nothing of where or how it was made."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import kept_files, text_of

# Written apart, so that this file does not hold what it forbids.
FORBIDDEN = {
    "a package registry": [
        r"pypi\.o" + "rg",
        r"pythonhosted\.o" + "rg",
        r"npmjs\.",
        r"\b(deb|ftp|security)\.debian\.",
    ],
    "a path of one machine": [r"(?<![\w.}])/(work|root|tmp)/", r"(?<![\w.}])/home/(?!saferplan)\w"],
    "a folder beside the clone": [r"\.\./sh" + "ared"],
    "the tools it was made with": [
        r"\bclau" + r"de\b",
        r"\banthro" + "pic",
        r"\bchat" + r"gpt\b",
        r"\bco" + r"pilot\b",
        r"\bopen" + r"ai\b",
    ],
}
# .ci/run alone may look beside the clone, for real plans that are not ours to publish.
MAY = {("a folder beside the clone", Path(".ci/run"))}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str):
    pattern = re.compile("|".join(FORBIDDEN[what]), re.IGNORECASE)
    found = [
        f"{path}: {match.group()}"
        for path in kept_files()
        if (what, path) not in MAY
        for match in pattern.finditer(f"{path}\n{text_of(path)}")
    ]

    assert found == []


def test_no_built_or_private_file_is_kept():
    built = {"build", "node_modules", "var", ".venv", "__pycache__", "htmlcov"}
    private = {".env", ".sqlite3", ".key", ".pem"}
    found = [
        path
        for path in kept_files()
        if {*path.parts} & built or path.suffix in private or path.name in private
    ]

    assert found == []


def test_every_address_of_a_person_is_nobodys():
    """Names of people and their mail are invented, under names that can never be registered."""
    mail = re.compile(r"[\w.+'-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)
    found = [
        f"{path}: {match.group()}"
        for path in kept_files()
        if path.name != "package-lock.json"
        for match in mail.finditer(text_of(path))
        if not match[1].endswith((".example", ".localhost", ".test", ".invalid"))
    ]

    assert found == []

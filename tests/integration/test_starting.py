"""A wrong environment value: one sentence that says what to do, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = {
    "SECRET_KEY": "only-for-checks-and-tests-never-for-a-site-that-serves",
    "AUDIT_KEY": "only-for-checks-and-tests-never-for-a-trail-that-is-kept",
    "ALLOWED_HOSTS": "saferplan.vale.example",
    "DATABASE_URL": "sqlite://:memory:",
}


def check(**changes):
    """Run `manage.py check` with these values and no others of ours."""
    names = {
        *GOOD,
        "AUDIT_KEYS_BEFORE",
        "DEBUG",
        "DEMONSTRATION",
        "BEHIND_PROXY",
        "EMAIL_URL",
        "DEFAULT_FROM_EMAIL",
    }
    rest = {name: value for name, value in os.environ.items() if name not in names}
    values = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    command = [sys.executable, "manage.py", "check"]
    return subprocess.run(
        command, cwd=ROOT, env={**rest, **values}, capture_output=True, text=True, check=False
    )


def test_good_values_start():
    run = check()

    assert (run.returncode, run.stdout) == (0, "System check identified no issues (0 silenced).\n")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"SECRET_KEY": None}, "Set SECRET_KEY to a long random text that only this installation knows."),
        ({"AUDIT_KEY": None}, "Set AUDIT_KEY to another long random text"),
        ({"AUDIT_KEY": "short"}, "AUDIT_KEY is too short: use at least 40 characters."),
        ({"AUDIT_KEY": GOOD["SECRET_KEY"]}, "AUDIT_KEY must not be the same text as SECRET_KEY."),
        ({"AUDIT_KEYS_BEFORE": "short"}, "Each key in AUDIT_KEYS_BEFORE has at least 40 characters"),
        ({"AUDIT_KEYS_BEFORE": GOOD["AUDIT_KEY"]}, "a key that was changed is never used again."),
        ({"ALLOWED_HOSTS": None}, "Set ALLOWED_HOSTS to the names this site answers to"),
        ({"DEBUG": "1"}, "DEBUG shows the inside of the program, so it is refused with the public host"),
        (
            {"DEMONSTRATION": "1"},
            "The demonstration has known passwords, so it is refused with the public host",
        ),
        ({"DEBUG": "perhaps"}, "An environment value can't be read"),
        ({"DATABASE_URL": "somewhere"}, "DATABASE_URL can't be read"),
        ({"DATABASE_URL": ""}, "DATABASE_URL can't be read"),
        ({"DATABASE_URL": "oracle://x/y"}, "DATABASE_URL can't be read"),
        ({"DATABASE_URL": "postgres://u:p@host:port/db"}, "DATABASE_URL can't be read"),
        ({"EMAIL_URL": "pigeon://vale.example"}, "EMAIL_URL can't be read"),
    ],
)
def test_a_wrong_value_is_one_sentence_and_a_failure(values, sentence):
    run = check(**values)

    assert run.returncode != 0
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("Saferplan did not start. ")
    assert sentence in run.stderr
    assert run.stderr.count("\n") == 1


def test_a_refusal_never_prints_the_secrets_themselves():
    secret = "hunter2-is-secret"
    database = f"postgres://u:{secret}@host:port/db"
    run = check(SECRET_KEY=secret, AUDIT_KEY=secret, AUDIT_KEYS_BEFORE=secret, DATABASE_URL=database)

    assert run.returncode != 0
    assert secret not in run.stderr + run.stdout

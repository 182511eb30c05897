"""The demonstration and DEBUG are shown to this machine only, by gunicorn and by every request."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
SECRET = "only-for-checks-and-tests-never-for-a-site-that-serves"
ELSEWHERE = ["10.1.2.3", "192.0.2.7", "::ffff:10.1.2.3", ""]


@pytest.mark.parametrize("switch", ["DEBUG", "DEMONSTRATION"])
@pytest.mark.parametrize("sender", ELSEWHERE)
@pytest.mark.parametrize("path", ["/account/sign-in/", "/health/", "/static/app.css", "/nowhere/"])
def test_another_machine_is_refused_in_a_sentence(switch, sender, path, settings):
    setattr(settings, switch, True)

    answer = Client(REMOTE_ADDR=sender).get(path, headers={"X-Forwarded-For": "127.0.0.1"})

    assert answer.status_code == 403
    assert answer.content.decode() == (
        "This site is only for trying out, so it answers only on the machine that it runs on.\n"
    )
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("sender", ["127.0.0.1", "::1"])
def test_this_machine_may_try_it_out(sender, settings):
    settings.DEMONSTRATION = True

    assert Client(REMOTE_ADDR=sender).get("/account/sign-in/").status_code == 200


@pytest.mark.parametrize("sender", ELSEWHERE)
def test_a_site_for_people_answers_everybody(sender):
    assert Client(REMOTE_ADDR=sender).get("/account/sign-in/").status_code == 200


@pytest.mark.parametrize("switch", ["DEBUG", "DEMONSTRATION"])
@pytest.mark.parametrize("bind", ["0.0.0.0:8099", "[::]:8099", "unix:var/never.sock"])
def test_gunicorn_does_not_listen_to_others(switch, bind):
    run = start(switch, bind)

    assert run.returncode == 1
    assert run.stderr.startswith("Saferplan did not start. ")
    assert run.stderr.count("\n") == 1
    assert "so it is refused at the address" in run.stderr
    assert run.stderr.endswith(": use 127.0.0.1.\n")


def test_an_address_in_the_environment_is_refused_before_anything_is_done():
    command = [sys.executable, "manage.py", "check"]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env=values("DEMONSTRATION", BIND="0.0.0.0:8000"),
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert run.stderr == (
        "Saferplan did not start. The demonstration has known passwords, "
        "so it is refused at the address 0.0.0.0:8000: use 127.0.0.1.\n"
    )


def start(switch, bind):
    """Ask gunicorn to serve there; a refusal comes before it listens."""
    command = [sys.executable, "-m", "gunicorn", "csp.wsgi", "--log-level", "warning", "--bind", bind]
    return subprocess.run(
        command, cwd=ROOT, env=values(switch), capture_output=True, text=True, check=False, timeout=60
    )


def values(switch, **more):
    ours = {
        "SECRET_KEY": SECRET,
        "DATABASE_URL": "sqlite://:memory:",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEBUG": "0",
        "DEMONSTRATION": "0",
        "DJANGO_SETTINGS_MODULE": "csp.settings",
    }
    rest = {name: value for name, value in os.environ.items() if name != "BIND"}
    return {**rest, **ours, switch: "1", **more}

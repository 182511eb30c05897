"""What the environment says is read as it was meant, or refused in a sentence."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as site
from django.urls import reverse

from csp.demonstration import PASSWORD
from tests.integration import people
from tests.integration.reading import boxes, words

SECRET = "only-for-checks-and-tests-never-for-a-site-that-serves"
OURS = ("DEBUG", "DEMONSTRATION", "BEHIND_PROXY", "EMAIL_URL", "BIND")
STRICT = (
    "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000"
)


def run(*arguments, **changes):
    """Run Python with these values and no others of ours."""
    rest = {name: value for name, value in os.environ.items() if name not in OURS}
    values = {
        "SECRET_KEY": SECRET,
        "AUDIT_KEY": SECRET[::-1],
        "DATABASE_URL": "sqlite://:memory:",
        "ALLOWED_HOSTS": "localhost",
        **changes,
    }
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=site.BASE_DIR, env={**rest, **values}, capture_output=True, text=True, check=False
    )


def setting(words, **changes):
    return run("-c", f"from csp import settings as s; print({words})", **changes).stdout.strip()


@pytest.mark.parametrize(
    "hosts",
    ["a.example,b.example", "a.example, b.example", " a.example ,b.example ", "a.example,,b.example,"],
)
def test_hosts_are_read_with_spaces_and_without(hosts):
    assert setting("s.ALLOWED_HOSTS", ALLOWED_HOSTS=hosts) == "['a.example', 'b.example']"


@pytest.mark.parametrize("hosts", ["", " ", ","])
def test_a_list_of_no_hosts_is_refused(hosts):
    said = run("manage.py", "check", ALLOWED_HOSTS=hosts)

    assert said.returncode == 1
    assert "Set ALLOWED_HOSTS to the names this site answers to" in said.stderr


@pytest.mark.parametrize(
    ("hosts", "proxy", "strict"),
    [
        ("localhost", "1", True),
        ("localhost, 127.0.0.1", "1", True),
        ("saferplan.vale.example", "1", True),
        ("saferplan.vale.example", "0", True),
        ("localhost, 127.0.0.1", "0", False),
    ],
)
def test_behind_a_proxy_everything_is_sent_over_https_only(hosts, proxy, strict):
    said = setting(f"{{*({STRICT},)}}", ALLOWED_HOSTS=hosts, BEHIND_PROXY=proxy)

    assert said == f"{{{strict}}}"


@pytest.mark.parametrize(
    "url",
    ["smtp:", "smtp://", "smtp://:25", "submission://name:secret-word@", "submission://n:secret-word@:587"],
)
def test_mail_without_a_mail_server_is_refused_in_a_sentence(url):
    said = run("manage.py", "check", EMAIL_URL=url)

    assert said.returncode == 1
    assert said.stderr == (
        "Saferplan did not start. EMAIL_URL names no mail server. "
        "Write it as submission://name:password@mail.vale.example:587.\n"
    )


@pytest.mark.parametrize(
    "url", ["console:", "smtp://localhost", "submission://name:word@mail.vale.example:587"]
)
def test_mail_that_can_be_sent_or_printed_is_taken(url):
    assert run("manage.py", "check", EMAIL_URL=url).returncode == 0


def test_no_more_than_two_cookies_are_ever_set_as_the_privacy_page_says(client):
    sign_in = reverse("account_login")
    client.get(sign_in)
    client.post(sign_in, {"login": people.person("tom").email, "password": PASSWORD}, follow=True)
    action = people.action("1.6")
    answers = {**boxes(client.get(action.get_absolute_url())), "text": "The letter is agreed"}

    saved = client.post(reverse("plans:update-add", args=["vale", action.key]), answers)

    assert saved.status_code == 302
    assert set(client.cookies) == {"sessionid", "csrftoken"}
    assert "Your update is saved" in words(client.get(saved["Location"]))
    assert "Two cookies are set when you sign in, and a third" in words(client.get(reverse("csp:privacy")))


def test_the_privacy_page_says_what_is_kept_of_words_that_were_not_saved(client):
    page = words(client.get(reverse("csp:privacy")))

    assert "They are never shown to anyone else" in page
    assert "The authorities of the partnership decide together what is kept here and how it is used." in page

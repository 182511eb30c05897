"""A real OpenID provider in a process of its own, which vouches for whomever it was told about."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

from tests.journeys.people import Walker
from tests.served import free_port

LONGEST_START = 30


class Provider:
    """One running provider: where it is, whom it knows, and how to stop it."""

    def __init__(self) -> None:
        """Start it on a port of its own."""
        self.port = free_port()
        self.issuer = f"http://localhost:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait_until_well(self) -> None:
        """Wait for the first good answer."""
        end = time.monotonic() + LONGEST_START
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.issuer}/.well-known/openid-configuration", timeout=5):  # noqa: S310  (our own loopback)
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("The OpenID provider did not start")

    def vouch_for(self, walker: Walker, *, subject: str) -> None:
        """Let it know somebody by a subject."""
        claims = json.dumps({"email": walker.email, "email_verified": True}).encode()
        asked = urllib.request.Request(  # noqa: S310  (our own loopback)
            f"{self.issuer}/users/{subject}",
            data=claims,
            method="PUT",
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(asked, timeout=5).close()  # noqa: S310  (our own loopback)

    def stop(self) -> None:
        """Stop it, and wait until it has."""
        self.process.terminate()
        self.process.wait(15)

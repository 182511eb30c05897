"""Start the demonstration: its own database, the web server and the worker, until Ctrl-C stops them."""

import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
HOST = "127.0.0.1"
LONGEST_START = 60
LONGEST_STOP = 10


def main() -> None:
    """Refuse a port in use, prepare the demonstration, serve it."""
    port = free_port(os.environ.get("PORT") or "8000")
    VAR.mkdir(exist_ok=True)
    settings = environment()
    os.environ.update(settings)
    write_for_a_shell(settings)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    servers: list[subprocess.Popen] = []
    try:
        prepare()
        serve(servers, port)
    except KeyboardInterrupt:
        print("\nStopping the demonstration.", flush=True)
    finally:
        stop(servers)


def free_port(words: str) -> int:
    """The port as a number, refused in one sentence when it is none, or is taken."""
    if not words.isdecimal() or not 0 < int(words) < 65536:
        sys.exit(f"PORT={words} is not a port: choose a number such as 8001.")
    port = int(words)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            sys.exit(f"Port {port} needs root's rights: choose another, as in `make demo PORT=8001`.")
        except OSError:
            sys.exit(f"Port {port} is in use: stop what uses it, or run `make demo PORT={port % 65535 + 1}`.")
    return port


def environment() -> dict[str, str]:
    """The demonstration's own settings: nothing of another installation on this machine shows through."""
    return {
        "DEMONSTRATION": "1",
        "DEBUG": "0",
        "BEHIND_PROXY": "0",
        "BIND": "",
        "ALLOWED_HOSTS": f"{HOST},localhost",
        "DATABASE_URL": f"sqlite:///{quote(str(VAR))}/demonstration.sqlite3",
        "FILES_FOLDER": str(VAR / "demonstration-files"),
        "SECRET_KEY": secret_key(),
        "AUDIT_KEY": "",
        "EMAIL_URL": "console:",
        "DJANGO_SETTINGS_MODULE": "csp.settings",
    }


def write_for_a_shell(settings: dict[str, str]) -> None:
    """Write the settings where a shell can read them, so that manage.py works on the demonstration too."""
    path = VAR / "demonstration.env"
    path.touch(mode=0o600)
    path.write_text("".join(f"export {name}={shlex.quote(value)}\n" for name, value in settings.items()))


def secret_key() -> str:
    """A key made once for this folder, readable by its owner only."""
    path = VAR / "demonstration.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()


def prepare() -> None:
    """Build the front end, fill the database; in one process, because each start costs a second."""
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    import django  # noqa: PLC0415  (the settings need the environment above)
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    django.setup()
    try:
        call_command("build_assets")
        call_command("migrate", verbosity=0)
        call_command("load_demonstration")
    except CommandError as refusal:
        sys.exit(str(refusal))


def serve(servers: list[subprocess.Popen], port: int) -> None:
    """Start web and worker, say where they are, and stay until one of them ends."""
    web = (sys.executable, "-m", "gunicorn", "csp.wsgi", "--bind", f"{HOST}:{port}", "--log-level", "warning")
    worker = (sys.executable, "manage.py", "worker")
    # In sessions of their own, so that Ctrl-C reaches this process alone and both are stopped in order.
    servers += [subprocess.Popen(command, cwd=ROOT, start_new_session=True) for command in (web, worker)]
    wait_until_healthy(servers, f"http://{HOST}:{port}/health/")
    print(f"\nOpen http://{HOST}:{port}/ in a browser. Ctrl-C stops the demonstration.", flush=True)
    while all(server.poll() is None for server in servers):
        time.sleep(0.5)
    sys.exit("The demonstration stopped by itself: the lines above say why.")


def wait_until_healthy(servers: list[subprocess.Popen], address: str) -> None:
    """Wait for the first good answer; give up when a server ends or never answers."""
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and all(server.poll() is None for server in servers):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own loopback address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit(f"The demonstration did not answer at {address}: the lines above say why.")


def stop(servers: list[subprocess.Popen]) -> None:
    """Ask both to stop, and insist after a while."""
    for server in servers:
        server.terminate()
    for server in servers:
        try:
            server.wait(LONGEST_STOP)
        except subprocess.TimeoutExpired:
            server.kill()


if __name__ == "__main__":
    main()

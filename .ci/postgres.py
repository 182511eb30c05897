"""Run a command with DATABASE_URL naming a private PostgreSQL, which lives as long as the command does."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from outside import postgresql, provide

LONGEST_START = LONGEST_STOP = 60
LOG = "log"
# Nothing here outlives the tests, so nothing waits for the disk.
QUICK = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")


def main(command: list[str]) -> int:
    """The command's own exit code."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    if not provide("postgresql") or not (programs := postgresql()):
        return 1
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    folder = Path(tempfile.mkdtemp(prefix="saferplan-postgres-"))
    user = unprivileged()
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        return with_cluster(programs, folder, user, command)
    except KeyboardInterrupt:
        return 130
    finally:
        shutil.rmtree(folder)


def unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: the account to run it as instead."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def with_cluster(programs: Path, folder: Path, user: pwd.struct_passwd | None, command: list[str]) -> int:
    """Make a cluster in the folder, listening on a socket there and on no network, and run the command."""
    data = folder / "data"
    locale = "C.UTF-8" if sys.platform == "linux" else "en_GB.UTF-8"
    how = ["-U", "saferplan", "--auth=trust", "--encoding=UTF8", f"--locale={locale}"]
    start([programs / "initdb", "-D", data, *how], folder, user).wait(LONGEST_START)
    options = [word for option in QUICK for word in ("-c", option)]
    server = start([programs / "postgres", "-D", data, "-k", folder, *options], folder, user)
    try:
        wait_for(server, folder)
        address = f"postgres://saferplan@{str(folder).replace('/', '%2F')}/postgres"
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's “fast” way to stop
        server.wait(LONGEST_STOP)


def start(command: list[str | Path], folder: Path, user: pwd.struct_passwd | None) -> subprocess.Popen:
    """Start a program of PostgreSQL's as the given user, out of Ctrl-C's reach, writing to the log."""
    number, group = (user.pw_uid, user.pw_gid) if user else (None, None)
    groups: list[int] | None = [] if user else None
    with (folder / LOG).open("a") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=number,
            group=group,
            extra_groups=groups,
        )


def wait_for(server: subprocess.Popen, folder: Path) -> None:
    """Wait until the server says that it is ready."""
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and server.poll() is None:
        if "ready to accept connections" in (folder / LOG).read_text():
            return
        time.sleep(0.05)
    sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

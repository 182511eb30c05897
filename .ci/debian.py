"""Install Debian packages, where that can be done without asking anybody."""

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether this is root on a Debian or one of its children."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str) -> None:
    """Install the packages; whoever asked looks afterwards whether they are there."""
    print(f"Installing {', '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=subprocess.DEVNULL, check=False)

"""Where the real plans are: they are not ours to publish, so their place comes from the environment."""

import os
from pathlib import Path

from tests.programs import cannot_run


def real_plan(name: str) -> bytes:
    """The file of a real plan; without the folder, the test that asks cannot run."""
    folder = os.environ.get("REAL_PLANS", "")
    if not folder:
        cannot_run("the folder of real plans (set REAL_PLANS)")
    return (Path(folder) / f"{name}.csv").read_bytes()

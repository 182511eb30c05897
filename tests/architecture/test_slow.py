"""What `make test` leaves out is one folder, so that a mark can't hide another test."""

import re
from pathlib import Path

from tests.architecture.source import kept_files, text_of

SLOW = Path("tests/slow")
MARK = re.compile(r"\bmark" + r"\.slow\b")


def test_all_of_the_slow_folder_is_slow_and_nothing_else_is():
    tests = [path for path in kept_files() if path.suffix == ".py" and path.parts[0] == "tests"]
    slow = {path for path in tests if SLOW in path.parents}

    assert {path for path in tests if MARK.search(text_of(path))} == slow
    assert len(slow) > 0
    assert all(re.search(r"^pytestmark = .*" + MARK.pattern, text_of(path), re.MULTILINE) for path in slow)

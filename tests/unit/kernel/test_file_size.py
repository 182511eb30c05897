"""How large a file is, in words."""

import pytest

from csp.kernel.file_size import size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [(10, "1 KB"), (215_000, "210 KB"), (1_022_000, "998 KB"), (1_040_000, "1.0 MB"), (5_400_000, "5.1 MB")],
)
def test_a_size_is_said_as_people_read_it(size, words):
    assert size_words(size) == words

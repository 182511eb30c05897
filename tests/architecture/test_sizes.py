"""Nothing is longer than one can hold in one's head."""

from collections.abc import Iterable
from pathlib import Path

from tests.architecture.source import functions, kept_files, length, modules, templates, text_of

MOST_LINES = 300
MOST_LINES_OF_TESTS = 400
MOST_LINES_OF_A_FUNCTION = 40
MOST_LINES_OF_A_VIEW = 30
MOST_LINES_OF_A_TEMPLATE = 120


def longer(paths: Iterable[Path], most: int) -> list[str]:
    """The files with more lines than that."""
    counted = {path: len(text_of(path).splitlines()) for path in paths}
    return [f"{path}: {lines} lines" for path, lines in counted.items() if lines > most]


def longer_functions(paths: Iterable[Path], most: int) -> list[str]:
    """The functions with more lines than that."""
    return [
        f"{path}:{node.lineno} {node.name}: {length(node)} lines"
        for path in paths
        for node in functions(path)
        if length(node) > most
    ]


def scripts() -> list[Path]:
    """The Python that stands outside the apps and the tests."""
    return [path for path in kept_files() if path.suffix == ".py" and path.parts[0] in {".ci", "manage.py"}]


def test_no_module_is_too_long():
    assert longer([*modules(), *scripts()], MOST_LINES) == []


def test_no_file_of_tests_is_too_long():
    assert longer(modules(tests=True), MOST_LINES_OF_TESTS) == []


def test_no_function_is_too_long():
    assert longer_functions([*modules(), *scripts(), *modules(tests=True)], MOST_LINES_OF_A_FUNCTION) == []


def test_no_view_is_too_long():
    assert longer_functions(modules(layer="views"), MOST_LINES_OF_A_VIEW) == []


def test_no_template_is_too_long():
    assert longer(templates(), MOST_LINES_OF_A_TEMPLATE) == []

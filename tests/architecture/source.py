"""The project's own files, and the trees that Python makes of its modules."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("csp", "plans", "dhr", "scrutiny")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def kept_files() -> list[Path]:
    """Every file that is, or is about to be, kept in the repository; relative to its root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(
        path for name in listed.stdout.split("\0") if name and (ROOT / (path := Path(name))).is_file()
    )


@cache
def text_of(path: Path) -> str:
    """What a file says, or nothing where it is not text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree_of(path: Path) -> ast.Module:
    """The tree of a module."""
    return ast.parse(text_of(path), filename=str(path))


def modules(*, layer: str = "", tests: bool = False) -> list[Path]:
    """The modules of the apps, without migrations; those of one layer in any app, or those of the tests."""
    roots = ("tests",) if tests else APPS
    found = [path for path in kept_files() if path.suffix == ".py" and path.parts[0] in roots]
    found = [path for path in found if "migrations" not in path.parts]
    return [path for path in found if in_layer(path, layer)] if layer else found


def in_layer(path: Path, *layers: str) -> bool:
    """Whether a module belongs to one of the layers of its app, as a file or in a folder of that name."""
    return path.with_suffix("").parts[1] in layers if len(path.parts) > 1 else False


def templates(*folders: str) -> list[Path]:
    """The templates, or those in some folders of templates/."""
    found = [
        path for path in kept_files() if path.parts[0] == "templates" and path.suffix in {".html", ".txt"}
    ]
    return [path for path in found if path.parts[1] in folders] if folders else found


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a module, nested ones too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, Function):
            yield node


def public_functions(path: Path) -> Iterator[Function]:
    """The functions at the top of a module that other modules may call."""
    for node in tree_of(path).body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node


def length(node: Function) -> int:
    """How many lines a function takes, its decorators left out."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def dotted(path: Path) -> str:
    """The name by which a module is imported."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")

"""Modules say in one sentence what they are for, and are called by the noun they are about."""

import ast
import re
from pathlib import Path

from tests.architecture.source import Function, kept_files, modules, public_functions, tree_of

# Names under which anything can be hidden.
NO_NOUNS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
SAY_WHAT_THEY_DO = ("services", "policies", "queries")


def first_line(node: ast.Module | ast.ClassDef | Function) -> str:
    """The first line of a docstring."""
    return (ast.get_docstring(node) or "").partition("\n")[0]


def migrations() -> list[Path]:
    return [path for path in kept_files() if "migrations" in path.parts and path.name != "__init__.py"]


def test_every_module_says_in_a_sentence_what_it_is_for():
    silent = [
        str(path)
        for path in [*modules(), *modules(tests=True)]
        if not first_line(tree_of(path)).endswith((".", "?"))
    ]

    assert silent == []


def test_every_model_says_what_it_is():
    silent = [
        f"{path}: {node.name}"
        for path in modules(layer="models")
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and not first_line(node).endswith(".")
    ]

    assert silent == []


def test_every_service_policy_and_query_says_what_it_does():
    silent = [
        f"{path}: {node.name}"
        for layer in SAY_WHAT_THEY_DO
        for path in modules(layer=layer)
        for node in public_functions(path)
        if not first_line(node).endswith(".")
    ]

    assert silent == []


def test_no_module_has_a_name_that_says_nothing():
    found = [str(path) for path in kept_files() if {*path.parent.parts, path.stem} & NO_NOUNS]

    assert found == []


def test_every_migration_is_named_for_what_it_changes():
    unnamed = [
        str(path)
        for path in migrations()
        if not re.fullmatch(r"\d{4}_[a-z]\w+", path.stem) or "_auto_" in path.stem
    ]

    assert migrations()
    assert unnamed == []

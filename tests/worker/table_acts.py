"""Says how our tables are made in a database: each column, check, key and index, whatever their order."""

import json
import re
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

# Names are left out: a unique key that came later is called differently.
ON_POSTGRES = r"""
    SELECT relation.relname, 'column ' || attribute.attname || ' ' ||
           format_type(attribute.atttypid, attribute.atttypmod) || ' ' || attribute.attnotnull ||
           ' ' || attribute.attidentity::text || ' ' || coalesce(pg_get_expr(adbin, adrelid), '')
      FROM pg_attribute attribute
      JOIN pg_class relation ON relation.oid = attribute.attrelid AND relation.relkind = 'r'
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE relation.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT relation.relname, pg_get_constraintdef(held.oid)
      FROM pg_constraint held JOIN pg_class relation ON relation.oid = held.conrelid
     WHERE held.connamespace = 'public'::regnamespace
    UNION ALL
    SELECT tablename, regexp_replace(indexdef, 'INDEX \S+ ON', 'INDEX ON') FROM pg_indexes WHERE schemaname = 'public'
"""
ON_SQLITE = "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
TABLE = re.compile(r'CREATE TABLE "\w+" \((.*)\)$', re.DOTALL)


def tables() -> dict[str, list[str]]:
    """What each table of ours is made of, in the order of the alphabet."""
    with connection.cursor() as cursor:
        cursor.execute(ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRES)
        rows = cursor.fetchall()
    found: dict[str, list[str]] = {}
    for name, words in rows:
        whole = TABLE.match(words)
        found.setdefault(name, []).extend(_parts(whole[1]) if whole else [words])
    ours = tuple(
        f"{app.label}_" for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR
    )
    return {name: sorted(parts) for name, parts in found.items() if name.startswith(ours)}


def _parts(words: str) -> list[str]:
    """The columns and constraints of a table: what stands between commas that are in no brackets."""
    parts, depth = [""], 0
    for letter in words:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def make() -> None:
    """Make the tables from the models, as the tests of the database do."""
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)


if __name__ == "__main__":
    django.setup()
    if "make" in sys.argv:
        make()
    sys.stdout.write(json.dumps(tables()))

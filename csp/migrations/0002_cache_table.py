"""The table of the cache, in which sign-in counts its attempts."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS csp_cache")


class Migration(migrations.Migration):
    dependencies = [("csp", "0001_first_tables")]

    operations = [migrations.RunPython(make_table, drop_table)]

"""The words that are in sections now leave the reports."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("scrutiny", "0008_words_into_sections"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="historicalreport",
            name="next_year",
        ),
        migrations.RemoveField(
            model_name="historicalreport",
            name="summary",
        ),
        migrations.RemoveField(
            model_name="report",
            name="next_year",
        ),
        migrations.RemoveField(
            model_name="report",
            name="summary",
        ),
    ]

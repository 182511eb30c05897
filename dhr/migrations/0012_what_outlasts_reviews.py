"""What outlasts the reviews it comes from: what they drew from pools, and the last numbers of charges."""

import django.db.models.deletion
from django.db import migrations, models


def number(apps, schema_editor):
    """Keep the last number of each year for which charges were sent."""
    sent = apps.get_model("dhr", "Charge").objects.filter(number__isnull=False).order_by()
    for partnership, year, last in sent.values_list("asked_by", "year").annotate(models.Max("number")):
        apps.get_model("dhr", "ChargesNumbered").objects.create(
            partnership_id=partnership, year=year, last=last
        )


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0014_seats_taken_over"),
        ("dhr", "0011_ledger_layouts"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChargesNumbered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(verbose_name="year in which the financial year begins"),
                ),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.partnership"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "charges numbered",
                "ordering": ["partnership", "year"],
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "year"), name="dhr_charges_numbered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PoolDrawn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cost_type",
                    models.CharField(
                        choices=[
                            ("chair", "Independent chair"),
                            ("author", "Author of the overview report"),
                            ("administration", "Administration"),
                            ("advocacy", "Advocacy for the family"),
                            ("legal", "Legal advice"),
                            ("translation", "Translation and interpreting"),
                            ("venue", "Venues"),
                            ("printing", "Printing and design"),
                            ("travel", "Travel"),
                            ("other", "Other costs"),
                        ],
                        max_length=20,
                        verbose_name="type of cost",
                    ),
                ),
                ("pence", models.BigIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dhr.costagreement"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "pools drawn",
                "ordering": ["agreement", "cost_type"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "cost_type"), name="dhr_pool_drawn_once")
                ],
            },
        ),
        migrations.RunPython(number, migrations.RunPython.noop),
    ]

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0003_files_and_jobs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMeasure",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "key",
                    models.CharField(
                        db_index=True, default=csp.kernel.keys.new_key, editable=False, max_length=10
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("reference", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=300, verbose_name="what is measured")),
                ("detail", models.TextField(blank=True)),
                ("lead_as_written", models.CharField(blank=True, max_length=300)),
                (
                    "timescale",
                    models.CharField(blank=True, max_length=300, verbose_name="timescale, as written"),
                ),
                ("target", models.TextField(blank=True, verbose_name="target, as written")),
                (
                    "other_details",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What a sheet said besides, as [heading, text] pairs.",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.plan",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical measure",
                "verbose_name_plural": "historical measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlanNote",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "key",
                    models.CharField(
                        db_index=True, default=csp.kernel.keys.new_key, editable=False, max_length=10
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical plan note",
                "verbose_name_plural": "historical plan notes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=csp.kernel.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("reference", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=300, verbose_name="what is measured")),
                ("detail", models.TextField(blank=True)),
                ("lead_as_written", models.CharField(blank=True, max_length=300)),
                (
                    "timescale",
                    models.CharField(blank=True, max_length=300, verbose_name="timescale, as written"),
                ),
                ("target", models.TextField(blank=True, verbose_name="target, as written")),
                (
                    "other_details",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What a sheet said besides, as [heading, text] pairs.",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="plans.plan",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="plans.priority",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "key"],
            },
        ),
        migrations.CreateModel(
            name="PlanImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=csp.kernel.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "plan_title",
                    models.CharField(blank=True, max_length=120, verbose_name="title of the new plan"),
                ),
                ("starts_on", models.DateField(verbose_name="first day of the plan")),
                ("ends_on", models.DateField(verbose_name="last day of the plan")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preparing", "Being prepared"),
                            ("confirmed", "Confirmed, and being carried out"),
                            ("done", "Done"),
                            ("discarded", "Discarded"),
                        ],
                        default="preparing",
                        max_length=12,
                    ),
                ),
                ("sheet", models.CharField(blank=True, max_length=120, verbose_name="name of the sheet")),
                ("header_row", models.PositiveIntegerField(default=1)),
                (
                    "columns",
                    models.JSONField(blank=True, default=dict, help_text="Column number → what it holds."),
                ),
                (
                    "choices",
                    models.JSONField(
                        blank=True, default=dict, help_text="Row number → what the person made of it."
                    ),
                ),
                (
                    "rows",
                    models.JSONField(blank=True, default=list, help_text="The report: what each row became."),
                ),
                (
                    "not_read",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What the file had besides the rows: a sentence each.",
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="csp.circle",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.storedfile"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="csp.partnership",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imports",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-added_at", "key"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "-added_at", "key"], name="plans_import_of_partnership"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("plan__isnull", False),
                            models.Q(("plan_title", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plans_import_goes_into_a_plan",
                        violation_error_message="Choose a plan, or enter the title of a new one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="plans_import_plan_ends_after_it_starts",
                        violation_error_message="The plan's last day must be after its first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("plan__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_at", None)),
                            _connector="OR",
                        ),
                        name="plans_import_is_done_into_a_plan_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=csp.kernel.keys.new_key, editable=False, max_length=10, unique=True
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "key"],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="leads_as_written",
            field=models.CharField(blank=True, max_length=300, verbose_name="leads, as the sheet has them"),
        ),
        migrations.AddField(
            model_name="action",
            name="other_details",
            field=models.JSONField(
                blank=True, default=list, help_text="What a sheet said besides, as [heading, text] pairs."
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="timescale_from",
            field=models.DateField(blank=True, null=True, verbose_name="first day read from the timescale"),
        ),
        migrations.AddField(
            model_name="action",
            name="timescale_precision",
            field=models.CharField(blank=True, max_length=12, verbose_name="how exact the timescale is"),
        ),
        migrations.AddField(
            model_name="action",
            name="timescale_to",
            field=models.DateField(blank=True, null=True, verbose_name="last day read from the timescale"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="leads_as_written",
            field=models.CharField(blank=True, max_length=300, verbose_name="leads, as the sheet has them"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="other_details",
            field=models.JSONField(
                blank=True, default=list, help_text="What a sheet said besides, as [heading, text] pairs."
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="timescale_from",
            field=models.DateField(blank=True, null=True, verbose_name="first day read from the timescale"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="timescale_precision",
            field=models.CharField(blank=True, max_length=12, verbose_name="how exact the timescale is"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="timescale_to",
            field=models.DateField(blank=True, null=True, verbose_name="last day read from the timescale"),
        ),
        migrations.AlterField(
            model_name="action",
            name="timescale",
            field=models.CharField(blank=True, max_length=300, verbose_name="timescale, as written"),
        ),
        migrations.AlterField(
            model_name="historicalaction",
            name="timescale",
            field=models.CharField(blank=True, max_length=300, verbose_name="timescale, as written"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("timescale_from", None),
                    ("timescale_to", None),
                    ("timescale_to__gte", models.F("timescale_from")),
                    _connector="OR",
                ),
                name="plans_action_timescale_ends_after_it_starts",
                violation_error_message="A timescale must end on or after the day it starts.",
            ),
        ),
    ]

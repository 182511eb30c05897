import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys
import plans.models.part_of_action


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0009_words_and_retention"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0003_handovers_and_statuses_out_of_use"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
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
                ("resources", models.TextField(blank=True, verbose_name="what it allocates and deploys")),
                ("success", models.TextField(blank=True, verbose_name="how it will measure its success")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="plans.plan",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["seat__authority__name_order", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "seat"),
                        name="plans_commitment_once_for_a_seat",
                        violation_error_message="This authority has its part of the plan already. Change that.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitment",
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
                ("resources", models.TextField(blank=True, verbose_name="what it allocates and deploys")),
                ("success", models.TextField(blank=True, verbose_name="how it will measure its success")),
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
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment",
                "verbose_name_plural": "historical commitments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
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
                ("title", models.CharField(max_length=200, verbose_name="what will have happened")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                (
                    "original_due_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="date first agreed"),
                ),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="day it was reached")),
                ("note", models.TextField(blank=True)),
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
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.action",
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
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReading",
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
                ("starts_on", models.DateField(verbose_name="first day of the period")),
                ("ends_on", models.DateField(verbose_name="last day of the period")),
                ("value", models.DecimalField(decimal_places=4, max_digits=16)),
                ("is_provisional", models.BooleanField(default=False, verbose_name="may still change")),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
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
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.area",
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
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reading",
                "verbose_name_plural": "historical readings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUpdateRound",
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
                ("title", models.CharField(max_length=120)),
                ("meeting_on", models.DateField(verbose_name="day of the meeting it is for")),
                ("due_on", models.DateField(verbose_name="day by which everyone reports")),
                ("asks", models.TextField(blank=True, verbose_name="what is asked")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("locked", "Locked")], default="open", max_length=10
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        verbose_name="SHA-256 of what it keeps since the lock, in hexadecimal",
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
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
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
                "verbose_name": "historical update round",
                "verbose_name_plural": "historical update rounds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalWaiver",
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
                ("point", models.CharField(max_length=20, verbose_name="point of the checklist")),
                ("reason", models.TextField()),
                ("made_at", models.DateTimeField()),
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
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
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
                "verbose_name": "historical waiver",
                "verbose_name_plural": "historical waivers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Milestone",
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
                ("title", models.CharField(max_length=200, verbose_name="what will have happened")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                (
                    "original_due_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="date first agreed"),
                ),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="day it was reached")),
                ("note", models.TextField(blank=True)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="plans.action",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "key"],
            },
            bases=(plans.models.part_of_action.PartOfAction, models.Model),
        ),
        migrations.CreateModel(
            name="PlanVersion",
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
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField(verbose_name="the plan, as a snapshot")),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the content, in hexadecimal"),
                ),
                ("made_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="plans.plan"
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="plans_version_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at", None), ("agreed_by", None)),
                            models.Q(("agreed_at__isnull", False), ("agreed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_version_agreed_by_somebody_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at", None), ("published_by", None)),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="plans_version_published_by_somebody_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                ("starts_on", models.DateField(verbose_name="first day of the period")),
                ("ends_on", models.DateField(verbose_name="last day of the period")),
                ("value", models.DecimalField(decimal_places=4, max_digits=16)),
                ("is_provisional", models.BooleanField(default=False, verbose_name="may still change")),
                ("note", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.area",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plans.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "key"],
                "indexes": [
                    models.Index(fields=["measure", "area", "starts_on"], name="plans_reading_of_measure")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="plans_reading_ends_on_or_after_it_starts",
                        violation_error_message="The period must end on or after the day it starts.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("area", None)),
                        fields=("measure", "starts_on"),
                        name="plans_reading_once_for_a_period",
                        violation_error_message="There is a figure for this period already. Change that one.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("area__isnull", False)),
                        fields=("measure", "area", "starts_on"),
                        name="plans_reading_once_for_a_period_and_area",
                        violation_error_message="There is a figure for this period and area already. Change that one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UpdateRound",
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
                ("title", models.CharField(max_length=120)),
                ("meeting_on", models.DateField(verbose_name="day of the meeting it is for")),
                ("due_on", models.DateField(verbose_name="day by which everyone reports")),
                ("asks", models.TextField(blank=True, verbose_name="what is asked")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("locked", "Locked")], default="open", max_length=10
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("locked_at", models.DateTimeField(blank=True, null=True)),
                ("at_opening", models.JSONField(verbose_name="the plan when it was opened, as a snapshot")),
                (
                    "content",
                    models.JSONField(
                        blank=True, null=True, verbose_name="the plan when it was locked, as a snapshot"
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        verbose_name="SHA-256 of what it keeps since the lock, in hexadecimal",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "key"],
                "indexes": [models.Index(fields=["plan", "-opened_at", "key"], name="plans_round_of_plan")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("plan",),
                        name="plans_round_open_once",
                        violation_error_message="This plan has a round that is open. Lock that one first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__lte", models.F("meeting_on"))),
                        name="plans_round_is_due_by_its_meeting",
                        violation_error_message="The day by which everyone reports must not be after the meeting.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("content", None),
                                ("locked_at", None),
                                ("locked_by", None),
                                ("sha256", ""),
                                ("state", "open"),
                            ),
                            models.Q(
                                ("locked_at__isnull", False),
                                ("locked_by__isnull", False),
                                ("state", "locked"),
                                ("content__isnull", False),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_round_locked_by_somebody_at_a_time_with_what_it_keeps",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Waiver",
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
                ("point", models.CharField(max_length=20, verbose_name="point of the checklist")),
                ("reason", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="waivers", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["point", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "point"),
                        name="plans_waiver_once_for_a_point",
                        violation_error_message="This point is waived already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="plans_waiver_has_a_reason",
                        violation_error_message="Say why the plan goes without it.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
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
                ("title", models.CharField(max_length=200, verbose_name="what it is")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("added_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="plans.action",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.storedfile",
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="plans.progressupdate",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="plans.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["-added_at", "key"],
                "indexes": [
                    models.Index(fields=["action", "-added_at", "key"], name="plans_evidence_of_action")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", False), ("link", "")),
                            models.Q(models.Q(("link", ""), _negated=True), ("file", None)),
                            _connector="OR",
                        ),
                        name="plans_evidence_is_a_file_or_a_link",
                        violation_error_message="Give either a file or a link.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("update", None), ("milestone", None), _connector="OR"),
                        name="plans_evidence_is_of_one_thing",
                        violation_error_message="Evidence belongs to an update or to a milestone, not to both.",
                    ),
                ],
            },
            bases=(plans.models.part_of_action.PartOfAction, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEvidence",
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
                ("title", models.CharField(max_length=200, verbose_name="what it is")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("added_at", models.DateTimeField()),
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
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.action",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.storedfile",
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
                    "update",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.progressupdate",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical evidence",
                "verbose_name_plural": "historical evidence",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignOff",
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
                ("agrees", models.BooleanField()),
                (
                    "reason",
                    models.TextField(
                        blank=True, verbose_name="why it does not agree, or on what understanding it does"
                    ),
                ),
                ("signed_name", models.CharField(max_length=120, verbose_name="name of who signed")),
                ("signed_post", models.CharField(max_length=120, verbose_name="post of who signed")),
                ("signed_on", models.DateField(verbose_name="day it was signed")),
                ("recorded_at", models.DateTimeField()),
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
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.seat",
                    ),
                ),
                (
                    "plan_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sign off",
                "verbose_name_plural": "historical sign offs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RoundAsk",
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
                    "dropped_why",
                    models.CharField(blank=True, max_length=120, verbose_name="why it is no longer asked"),
                ),
                (
                    "chased_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="when its holder was last reminded"
                    ),
                ),
                ("times_chased", models.PositiveSmallIntegerField(default=0)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_in",
                        to="plans.action",
                    ),
                ),
                (
                    "update",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.progressupdate",
                        verbose_name="report that stands",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked",
                        to="plans.updateround",
                    ),
                ),
            ],
            options={
                "ordering": ["action__reference_order", "key"],
                "indexes": [
                    models.Index(fields=["action", "round"], name="plans_ask_of_action"),
                    models.Index(fields=["round", "dropped_why", "update"], name="plans_ask_of_round"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "action"), name="plans_ask_once_in_a_round")
                ],
            },
            bases=(plans.models.part_of_action.PartOfAction, models.Model),
        ),
        migrations.CreateModel(
            name="SignOff",
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
                ("agrees", models.BooleanField()),
                (
                    "reason",
                    models.TextField(
                        blank=True, verbose_name="why it does not agree, or on what understanding it does"
                    ),
                ),
                ("signed_name", models.CharField(max_length=120, verbose_name="name of who signed")),
                ("signed_post", models.CharField(max_length=120, verbose_name="post of who signed")),
                ("signed_on", models.DateField(verbose_name="day it was signed")),
                ("recorded_at", models.DateTimeField()),
                (
                    "plan_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="plans.planversion",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.seat"
                    ),
                ),
            ],
            options={
                "ordering": ["seat__authority__name_order", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan_version", "seat"),
                        name="plans_sign_off_once_for_a_seat",
                        violation_error_message="This authority has answered already. Change that answer.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agrees", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="plans_sign_off_refuses_with_a_reason",
                        violation_error_message="Say why the authority does not agree.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
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
                ("text", models.TextField(verbose_name="what the coordinator asks")),
                ("made_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers_challenges",
                        to="plans.progressupdate",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_update",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="plans.progressupdate",
                        verbose_name="report it is about",
                    ),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="plans.roundask",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_by", None)),
                        fields=("ask",),
                        name="plans_challenge_waits_once",
                        violation_error_message="This report has been returned already. Wait for its answer.",
                    )
                ],
            },
            bases=(plans.models.part_of_action.PartOfAction, models.Model),
        ),
        migrations.CreateModel(
            name="ReportDraft",
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
                ("text", models.TextField(blank=True)),
                ("nothing_has_changed", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                (
                    "forecast",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.status",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "status",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.status",
                    ),
                ),
                (
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="plans.roundask",
                    ),
                ),
            ],
            options={
                "ordering": ["-saved_at", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("ask", "person"), name="plans_report_draft_once")
                ],
            },
            bases=(plans.models.part_of_action.PartOfAction, models.Model),
        ),
        migrations.AddField(
            model_name="action",
            name="areas",
            field=models.ManyToManyField(blank=True, related_name="actions", to="csp.area"),
        ),
        migrations.AddField(
            model_name="action",
            name="areas_named",
            field=models.TextField(blank=True, editable=False, verbose_name="areas"),
        ),
        migrations.AddField(
            model_name="action",
            name="carried_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="carried_to",
                to="plans.action",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="forecast",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plans.status",
                verbose_name="forecast for the end of the year",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="lead_post",
            field=models.CharField(blank=True, max_length=120, verbose_name="post that leads it"),
        ),
        migrations.AddField(
            model_name="action",
            name="outcome",
            field=models.TextField(blank=True, verbose_name="what came of it"),
        ),
        migrations.AddField(
            model_name="action",
            name="resources",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="action",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "Open"),
                    ("in_abeyance", "In abeyance"),
                    ("closed", "Closed"),
                    ("stopped", "Stopped"),
                    ("carried", "Carried forward"),
                ],
                default="open",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="state_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who decided",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="state_on",
            field=models.DateField(blank=True, null=True, verbose_name="day from which it stands so"),
        ),
        migrations.AddField(
            model_name="action",
            name="state_why",
            field=models.TextField(blank=True, verbose_name="why it stands so"),
        ),
        migrations.AddField(
            model_name="action",
            name="supporters",
            field=models.ManyToManyField(blank=True, related_name="actions_supported", to="csp.seat"),
        ),
        migrations.AddField(
            model_name="action",
            name="supporters_named",
            field=models.TextField(blank=True, editable=False, verbose_name="supported by"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="areas_named",
            field=models.TextField(blank=True, editable=False, verbose_name="areas"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="carried_from",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="plans.action",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="forecast",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="plans.status",
                verbose_name="forecast for the end of the year",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="lead_post",
            field=models.CharField(blank=True, max_length=120, verbose_name="post that leads it"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="outcome",
            field=models.TextField(blank=True, verbose_name="what came of it"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="resources",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "Open"),
                    ("in_abeyance", "In abeyance"),
                    ("closed", "Closed"),
                    ("stopped", "Stopped"),
                    ("carried", "Carried forward"),
                ],
                default="open",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="state_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who decided",
            ),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="state_on",
            field=models.DateField(blank=True, null=True, verbose_name="day from which it stands so"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="state_why",
            field=models.TextField(blank=True, verbose_name="why it stands so"),
        ),
        migrations.AddField(
            model_name="historicalaction",
            name="supporters_named",
            field=models.TextField(blank=True, editable=False, verbose_name="supported by"),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="baseline",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="baseline_period",
            field=models.CharField(blank=True, max_length=80, verbose_name="period of the baseline"),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="better",
            field=models.CharField(
                blank=True,
                choices=[
                    ("up", "More is better"),
                    ("down", "Fewer is better"),
                    ("neither", "Neither is better by itself"),
                ],
                max_length=10,
                verbose_name="which way is good",
            ),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="coverage",
            field=models.CharField(blank=True, max_length=200, verbose_name="what the figures cover"),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="every",
            field=models.CharField(
                blank=True,
                choices=[("month", "Every month"), ("quarter", "Every quarter"), ("year", "Every year")],
                max_length=10,
                verbose_name="how often there is a figure",
            ),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="lag_weeks",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="weeks after a period until its figure is known"
            ),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="lead_seat",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="csp.seat",
            ),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="source",
            field=models.CharField(blank=True, max_length=200, verbose_name="where the figures come from"),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="target_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="day by which the target is to be reached"
            ),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="target_value",
            field=models.DecimalField(
                blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="target"
            ),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="unit",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="why_held",
            field=models.TextField(blank=True, verbose_name="why it is held in abeyance"),
        ),
        migrations.AddField(
            model_name="historicalmeasure",
            name="why_no_baseline",
            field=models.TextField(
                blank=True, verbose_name="why there is no baseline, and when there will be one"
            ),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="assessment",
            field=models.TextField(blank=True, verbose_name="strategic assessment it draws on"),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="day it was closed"),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="engagement",
            field=models.TextField(blank=True, verbose_name="how people who live and work here are heard"),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="plans.plan",
            ),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="outturn",
            field=models.TextField(blank=True, verbose_name="how far it was implemented"),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="resources",
            field=models.TextField(blank=True, verbose_name="how resources are allocated and deployed"),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="strategy",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="summary",
            field=models.TextField(blank=True, verbose_name="summary for the public"),
        ),
        migrations.AddField(
            model_name="measure",
            name="actions",
            field=models.ManyToManyField(blank=True, related_name="measures", to="plans.action"),
        ),
        migrations.AddField(
            model_name="measure",
            name="baseline",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="baseline_period",
            field=models.CharField(blank=True, max_length=80, verbose_name="period of the baseline"),
        ),
        migrations.AddField(
            model_name="measure",
            name="better",
            field=models.CharField(
                blank=True,
                choices=[
                    ("up", "More is better"),
                    ("down", "Fewer is better"),
                    ("neither", "Neither is better by itself"),
                ],
                max_length=10,
                verbose_name="which way is good",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="coverage",
            field=models.CharField(blank=True, max_length=200, verbose_name="what the figures cover"),
        ),
        migrations.AddField(
            model_name="measure",
            name="every",
            field=models.CharField(
                blank=True,
                choices=[("month", "Every month"), ("quarter", "Every quarter"), ("year", "Every year")],
                max_length=10,
                verbose_name="how often there is a figure",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="lag_weeks",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="weeks after a period until its figure is known"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="lead_seat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="csp.seat",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="source",
            field=models.CharField(blank=True, max_length=200, verbose_name="where the figures come from"),
        ),
        migrations.AddField(
            model_name="measure",
            name="target_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="day by which the target is to be reached"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="target_value",
            field=models.DecimalField(
                blank=True, decimal_places=4, max_digits=16, null=True, verbose_name="target"
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="unit",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="measure",
            name="why_held",
            field=models.TextField(blank=True, verbose_name="why it is held in abeyance"),
        ),
        migrations.AddField(
            model_name="measure",
            name="why_no_baseline",
            field=models.TextField(
                blank=True, verbose_name="why there is no baseline, and when there will be one"
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="assessment",
            field=models.TextField(blank=True, verbose_name="strategic assessment it draws on"),
        ),
        migrations.AddField(
            model_name="plan",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="closed_on",
            field=models.DateField(blank=True, null=True, verbose_name="day it was closed"),
        ),
        migrations.AddField(
            model_name="plan",
            name="engagement",
            field=models.TextField(blank=True, verbose_name="how people who live and work here are heard"),
        ),
        migrations.AddField(
            model_name="plan",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="plans.plan",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="outturn",
            field=models.TextField(blank=True, verbose_name="how far it was implemented"),
        ),
        migrations.AddField(
            model_name="plan",
            name="resources",
            field=models.TextField(blank=True, verbose_name="how resources are allocated and deployed"),
        ),
        migrations.AddField(
            model_name="plan",
            name="strategy",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="summary",
            field=models.TextField(blank=True, verbose_name="summary for the public"),
        ),
        migrations.AddField(
            model_name="progressupdate",
            name="forecast",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plans.status",
                verbose_name="forecast for the end of the year",
            ),
        ),
        migrations.AlterField(
            model_name="historicalstatus",
            name="stands_for",
            field=models.CharField(
                choices=[
                    ("complete", "Complete"),
                    ("on_track", "On track"),
                    ("behind", "Behind, but can recover"),
                    ("off_track", "Will miss its date"),
                    ("not_started", "Not started"),
                    ("waiting", "Waiting for somebody else"),
                    ("in_abeyance", "In abeyance"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="status",
            name="stands_for",
            field=models.CharField(
                choices=[
                    ("complete", "Complete"),
                    ("on_track", "On track"),
                    ("behind", "Behind, but can recover"),
                    ("off_track", "Will miss its date"),
                    ("not_started", "Not started"),
                    ("waiting", "Waiting for somebody else"),
                    ("in_abeyance", "In abeyance"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "open"), ("state_by", None), ("state_on", None)),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("state_by__isnull", False),
                        ("state_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="plans_action_state_is_decided_by_somebody_on_a_day",
                violation_error_message="Record both when this was decided and who decided it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    models.Q(("outcome", ""), _negated=True),
                    _connector="OR",
                ),
                name="plans_action_closes_with_an_outcome",
                violation_error_message="Say what came of the action before it is closed.",
            ),
        ),
        migrations.AddField(
            model_name="historicalplan",
            name="public_version",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="plans.planversion",
                verbose_name="version the public sees",
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="public_version",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="plans.planversion",
                verbose_name="version the public sees",
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_by", None), ("closed_on", None)),
                    models.Q(("closed_by__isnull", False), ("closed_on__isnull", False), ("state", "closed")),
                    _connector="OR",
                ),
                name="plans_plan_closed_by_somebody_on_a_day",
                violation_error_message="Record both when the plan was closed and who closed it.",
            ),
        ),
        migrations.AddField(
            model_name="progressupdate",
            name="round",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="updates",
                to="plans.updateround",
            ),
        ),
    ]

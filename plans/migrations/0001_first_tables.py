import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("csp", "0001_first_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPlan",
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
                (
                    "kind",
                    models.CharField(choices=[("community_safety", "Community safety plan")], max_length=20),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafting", "Being drafted"),
                            ("agreed", "Agreed"),
                            ("published", "Published"),
                            ("closed", "Closed"),
                        ],
                        default="drafting",
                        max_length=12,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "silent_after_days",
                    models.PositiveSmallIntegerField(
                        default=92,
                        help_text="An open action without an update for longer than this is called silent.",
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
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.circle",
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical plan",
                "verbose_name_plural": "historical plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStatus",
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
                ("letter", models.CharField(max_length=3)),
                ("word", models.CharField(max_length=30)),
                ("meaning", models.CharField(max_length=120)),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blue", "Blue"),
                            ("green", "Green"),
                            ("yellow", "Yellow"),
                            ("amber", "Amber"),
                            ("red", "Red"),
                            ("grey", "Grey"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "stands_for",
                    models.CharField(
                        choices=[
                            ("complete", "Complete"),
                            ("on_track", "On track"),
                            ("behind", "Behind, but can recover"),
                            ("off_track", "Will miss its date"),
                            ("not_started", "Not started"),
                        ],
                        max_length=20,
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
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical status",
                "verbose_name_plural": "historical statuses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Plan",
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
                    "kind",
                    models.CharField(choices=[("community_safety", "Community safety plan")], max_length=20),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafting", "Being drafted"),
                            ("agreed", "Agreed"),
                            ("published", "Published"),
                            ("closed", "Closed"),
                        ],
                        default="drafting",
                        max_length=12,
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                (
                    "silent_after_days",
                    models.PositiveSmallIntegerField(
                        default=92,
                        help_text="An open action without an update for longer than this is called silent.",
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="csp.circle",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "key"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "-starts_on", "key"], name="plans_plan_of_partnership"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="plans_plan_ends_after_it_starts",
                        violation_error_message="The plan's last day must be after its first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Status",
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
                ("letter", models.CharField(max_length=3)),
                ("word", models.CharField(max_length=30)),
                ("meaning", models.CharField(max_length=120)),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blue", "Blue"),
                            ("green", "Green"),
                            ("yellow", "Yellow"),
                            ("amber", "Amber"),
                            ("red", "Red"),
                            ("grey", "Grey"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "stands_for",
                    models.CharField(
                        choices=[
                            ("complete", "Complete"),
                            ("on_track", "On track"),
                            ("behind", "Behind, but can recover"),
                            ("off_track", "Will miss its date"),
                            ("not_started", "Not started"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "statuses",
                "ordering": ["position", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "letter"),
                        name="plans_status_letter_once_in_a_scheme",
                        violation_error_message="Another status has this letter. Letters must differ.",
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "word"),
                        name="plans_status_word_once_in_a_scheme",
                        violation_error_message="Another status has this word. Words must differ.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPriority",
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
                ("number", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=120)),
                ("aim", models.TextField(blank=True)),
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
                    "lead_person",
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
                    "lead_seat",
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
                "verbose_name": "historical priority",
                "verbose_name_plural": "historical priorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Priority",
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
                ("number", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=120)),
                ("aim", models.TextField(blank=True)),
                (
                    "lead_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.seat",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priorities",
                        to="plans.plan",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "priorities",
                "ordering": ["position", "key"],
            },
        ),
        migrations.CreateModel(
            name="Objective",
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
                ("title", models.CharField(max_length=200)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objectives",
                        to="plans.priority",
                    ),
                ),
            ],
            options={
                "ordering": ["priority__position", "position", "key"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalObjective",
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
                ("title", models.CharField(max_length=200)),
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
                "verbose_name": "historical objective",
                "verbose_name_plural": "historical objectives",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Action",
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
                ("reference", models.CharField(blank=True, max_length=20)),
                ("reference_order", models.CharField(blank=True, editable=False, max_length=120)),
                ("title", models.CharField(max_length=300, verbose_name="what will be done")),
                ("title_order", models.CharField(blank=True, editable=False, max_length=120)),
                ("detail", models.TextField(blank=True)),
                (
                    "timescale",
                    models.CharField(blank=True, max_length=120, verbose_name="timescale, as written"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                (
                    "original_due_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="date first agreed"),
                ),
                ("done_when", models.TextField(blank=True, verbose_name="success measure")),
                (
                    "additionality",
                    models.TextField(blank=True, verbose_name="why it is not business as usual"),
                ),
                ("added_on", models.DateField(editable=False, verbose_name="date it was added")),
                (
                    "reported_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last update"),
                ),
                (
                    "lead_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_held",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions_led",
                        to="csp.seat",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="plans.objective",
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
                        related_name="actions",
                        to="plans.priority",
                    ),
                ),
                (
                    "status",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="plans.status",
                    ),
                ),
            ],
            options={
                "ordering": ["reference_order", "key"],
                "indexes": [
                    models.Index(fields=["plan", "reference_order", "key"], name="plans_action_by_reference"),
                    models.Index(fields=["plan", "title_order", "key"], name="plans_action_by_title"),
                    models.Index(fields=["plan", "due_on", "key"], name="plans_action_by_due_date"),
                    models.Index(fields=["plan", "reported_on", "key"], name="plans_action_by_last_update"),
                    models.Index(fields=["plan", "status", "due_on"], name="plans_action_by_status"),
                    models.Index(fields=["lead_person", "due_on"], name="plans_action_by_holder"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None), ("original_due_on__isnull", False), _connector="OR"
                        ),
                        name="plans_action_has_a_first_date_when_it_has_one",
                        violation_error_message="An action with a due date keeps the date that was first agreed.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAction",
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
                ("reference", models.CharField(blank=True, max_length=20)),
                ("reference_order", models.CharField(blank=True, editable=False, max_length=120)),
                ("title", models.CharField(max_length=300, verbose_name="what will be done")),
                ("title_order", models.CharField(blank=True, editable=False, max_length=120)),
                ("detail", models.TextField(blank=True)),
                (
                    "timescale",
                    models.CharField(blank=True, max_length=120, verbose_name="timescale, as written"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due date")),
                (
                    "original_due_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="date first agreed"),
                ),
                ("done_when", models.TextField(blank=True, verbose_name="success measure")),
                (
                    "additionality",
                    models.TextField(blank=True, verbose_name="why it is not business as usual"),
                ),
                ("added_on", models.DateField(editable=False, verbose_name="date it was added")),
                (
                    "reported_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="last update"),
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
                    "lead_person",
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
                    "lead_seat",
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
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.objective",
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
                (
                    "status",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plans.status",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action",
                "verbose_name_plural": "historical actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProgressUpdate",
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
                ("made_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="plans.action"
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
                    "status",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.status"
                    ),
                ),
                (
                    "status_before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.status",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "key"],
                "indexes": [
                    models.Index(fields=["action", "-made_at", "key"], name="plans_update_of_action")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            ("nothing_has_changed", True),
                            _connector="OR",
                        ),
                        name="plans_update_says_something",
                        violation_error_message="Say what has happened, or tick “Nothing has changed”.",
                    )
                ],
            },
        ),
    ]

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("csp", "0003_files_and_jobs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0002_imports"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committee",
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
                ("name", models.CharField(max_length=120)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="csp.authority",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "key"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommittee",
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
                ("name", models.CharField(max_length=120)),
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
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.authority",
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
                "verbose_name": "historical committee",
                "verbose_name_plural": "historical committees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CommitteeMeeting",
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
                ("held_on", models.DateField(verbose_name="date of the meeting")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="scrutiny.committee",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("committee", "held_on"),
                        name="scrutiny_meeting_once_a_day",
                        violation_error_message="This committee already has a meeting on that day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="scrutiny.committee",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "indexes": [
                    models.Index(fields=["person", "starts_on", "ends_on"], name="scrutiny_member_of_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="scrutiny_member_ends_after_it_starts",
                        violation_error_message="The last day must be the same as or after the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitteeMeeting",
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
                ("held_on", models.DateField(verbose_name="date of the meeting")),
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
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committee",
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
                "verbose_name": "historical committee meeting",
                "verbose_name_plural": "historical committee meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReport",
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
                ("report_of", models.CharField(max_length=120, verbose_name="report of")),
                ("cabinet_member", models.CharField(blank=True, max_length=120)),
                ("wards", models.CharField(blank=True, max_length=200, verbose_name="wards affected")),
                ("contact", models.TextField(blank=True, verbose_name="author and contact")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose of the report")),
                (
                    "recommendations",
                    models.TextField(
                        help_text="One on each line.", verbose_name="what the committee is asked to do"
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("next_year", models.TextField(blank=True, verbose_name="the year ahead")),
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeemeeting",
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
                "verbose_name": "historical report",
                "verbose_name_plural": "historical reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Report",
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
                ("report_of", models.CharField(max_length=120, verbose_name="report of")),
                ("cabinet_member", models.CharField(blank=True, max_length=120)),
                ("wards", models.CharField(blank=True, max_length=200, verbose_name="wards affected")),
                ("contact", models.TextField(blank=True, verbose_name="author and contact")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose of the report")),
                (
                    "recommendations",
                    models.TextField(
                        help_text="One on each line.", verbose_name="what the committee is asked to do"
                    ),
                ),
                ("summary", models.TextField(blank=True)),
                ("next_year", models.TextField(blank=True, verbose_name="the year ahead")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="csp.partnership",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["-meeting__held_on", "title", "key"],
            },
        ),
        migrations.CreateModel(
            name="Pack",
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
                ("audience", models.CharField(choices=[("part_1", "Part 1: public report")], max_length=10)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("building", "Being built"),
                            ("built", "Built, not issued"),
                            ("issued", "Issued"),
                        ],
                        default="building",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("as_at", models.DateField(verbose_name="date of its figures")),
                ("snapshot", models.JSONField(blank=True, null=True)),
                ("pages", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("checks", models.JSONField(blank=True, default=list)),
                ("asked_at", models.DateTimeField()),
                ("built_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cleared_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="when its words were said to be public"
                    ),
                ),
                (
                    "cleared_reason",
                    models.TextField(blank=True, verbose_name="why these words may be public"),
                ),
                (
                    "cleared_places",
                    models.JSONField(blank=True, default=list, verbose_name="where these words stand"),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cleared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs_cleared",
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
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs_issued",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="csp.partnership",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="scrutiny.report",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "key"],
                "indexes": [
                    models.Index(fields=["partnership", "state", "-issued_at"], name="scrutiny_pack_issued")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "number"), name="scrutiny_pack_number_once_in_a_report"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "building"),
                            models.Q(
                                ("built_at__isnull", False),
                                ("file__isnull", False),
                                ("meeting__isnull", False),
                                ("pages__isnull", False),
                                ("snapshot__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="scrutiny_pack_is_whole_once_built",
                        violation_error_message="A pack that is built has its meeting, words, file and pages.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cleared_at", None),
                                ("cleared_by", None),
                                ("cleared_places", []),
                                ("cleared_reason", ""),
                            ),
                            models.Q(
                                ("cleared_at__isnull", False),
                                ("cleared_by__isnull", False),
                                models.Q(("cleared_reason", ""), _negated=True),
                                models.Q(("cleared_places", []), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="scrutiny_pack_cleared_with_all_that_belongs_to_it",
                        violation_error_message="Record when words were said to be public, by whom, why and which.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                                ("state", "issued"),
                            ),
                            models.Q(
                                models.Q(("state", "issued"), _negated=True),
                                ("issued_at", None),
                                ("issued_by", None),
                            ),
                            _connector="OR",
                        ),
                        name="scrutiny_pack_issued_at_and_by_together",
                        violation_error_message="Record both when the pack was issued and who issued it.",
                    ),
                ],
            },
        ),
    ]

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0012_made_pdfs"),
        ("csp", "__first__"),
        ("dhr", "0001_first_tables"),
        ("plans", "0008_plans_of_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalAssurance",
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
                ("method", models.TextField(blank=True, verbose_name="how it was checked")),
                ("found", models.TextField(blank=True, verbose_name="what was found")),
                ("is_assured", models.BooleanField(default=False, verbose_name="it is done as it was meant")),
                ("assured_on", models.DateField(blank=True, null=True, verbose_name="day it was checked")),
                (
                    "outcome",
                    models.TextField(blank=True, verbose_name="what has changed for people because of it"),
                ),
                (
                    "outcome_on",
                    models.DateField(blank=True, null=True, verbose_name="day the outcome was reviewed"),
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
                    "assured_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who checked it",
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
                    "outcome_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who reviewed the outcome",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical assurance",
                "verbose_name_plural": "historical assurances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClosure",
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
                ("closed_on", models.DateField(verbose_name="day the partnership closed it")),
                (
                    "agreed_by",
                    models.CharField(
                        max_length=200, verbose_name="by which meeting, or by whom in which post"
                    ),
                ),
                (
                    "audit",
                    models.TextField(verbose_name="how it was checked that what was learnt is carried out"),
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical closure",
                "verbose_name_plural": "historical closures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCondition",
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
                    models.CharField(
                        choices=[
                            ("approved", "Approved by quality assurance"),
                            ("proceedings", "Proceedings ended, or advice taken"),
                            ("anonymity", "Anonymity checked"),
                            ("anonymity_again", "Anonymity checked by a second person"),
                            ("family_told", "The family told of the day, and what will be published"),
                            ("agencies_told", "The agencies told of the day, and what will be published"),
                            ("no_anniversary", "Not on an anniversary, a birthday or another hard day"),
                        ],
                        max_length=16,
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="what shows that it holds")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="day it was met")),
                ("waived_why", models.TextField(blank=True, verbose_name="why it is waived")),
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
                    "met_by",
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical condition",
                "verbose_name_plural": "historical conditions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCopy",
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
                    "recipient",
                    models.CharField(
                        choices=[
                            ("commissioner", "Domestic Abuse Commissioner"),
                            ("policing_body", "Local policing body"),
                            ("panel", "The agencies on the panel"),
                            ("library", "Home Office library of reviews"),
                            ("other", "Somebody else"),
                        ],
                        max_length=14,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="who that is")),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="day it was sent, or it was decided that it is not",
                    ),
                ),
                ("is_waived", models.BooleanField(default=False, verbose_name="it is not to be sent")),
                (
                    "how",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how it was sent, or why it is not"
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical copy",
                "verbose_name_plural": "historical copies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEmergency",
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
                ("why", models.TextField(verbose_name="why it could not wait")),
                ("opened_at", models.DateTimeField()),
                ("shuts_at", models.DateTimeField()),
                ("shut_at", models.DateTimeField(blank=True, null=True)),
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
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.reviewmember",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical emergency",
                "verbose_name_plural": "historical emergencies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLegalHold",
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
                    models.CharField(
                        choices=[
                            ("inquest", "An inquest"),
                            ("appeal", "An appeal"),
                            ("inquiry", "A public inquiry"),
                            ("claim", "A claim in court"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(verbose_name="who asked for it, and what is to be kept")),
                ("since", models.DateField(verbose_name="day it began")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="day it ended")),
                ("ended_why", models.TextField(blank=True, verbose_name="why it ended")),
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical legal hold",
                "verbose_name_plural": "historical legal holds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPublication",
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
                ("title", models.CharField(max_length=200, verbose_name="title, as everybody will read it")),
                ("summary", models.TextField(verbose_name="summary, as everybody will read it")),
                (
                    "planned_on",
                    models.DateField(blank=True, null=True, verbose_name="day it is to be published"),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was published"),
                ),
                (
                    "shown_until",
                    models.DateField(blank=True, null=True, verbose_name="last day on the public page"),
                ),
                (
                    "taken_down_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was taken down"),
                ),
                ("taken_down_why", models.TextField(blank=True, verbose_name="why it was taken down")),
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
                    "published_by",
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical publication",
                "verbose_name_plural": "historical publications",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPublishedAction",
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
                    "recommendation",
                    models.TextField(blank=True, verbose_name="recommendation, as everybody will read it"),
                ),
                ("words", models.TextField(verbose_name="what will be done, as everybody will read it")),
                (
                    "lead",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="who leads it: an authority or a body"
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=120, verbose_name="by when, in words")),
                (
                    "progress",
                    models.TextField(blank=True, verbose_name="how far it has got, and what came of it"),
                ),
                ("as_at", models.DateField(verbose_name="as at")),
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical published action",
                "verbose_name_plural": "historical published actions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPublishedDocument",
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
                    models.CharField(
                        choices=[
                            ("overview", "Overview report"),
                            ("summary", "Executive summary"),
                            ("plan", "Action plan"),
                            ("letter", "Quality assurance letter"),
                            ("other", "Another document"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title, as everybody will read it")),
                (
                    "is_tagged",
                    models.BooleanField(default=False, verbose_name="a screen reader can find its headings"),
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical published document",
                "verbose_name_plural": "historical published documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
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
                ("number", models.CharField(max_length=20)),
                ("number_order", models.CharField(editable=False, max_length=120)),
                (
                    "agency",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="the agency whose report makes it"
                    ),
                ),
                ("agency_order", models.CharField(blank=True, editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="what is recommended")),
                (
                    "scope",
                    models.CharField(
                        choices=[("local", "Local"), ("regional", "Regional"), ("national", "National")],
                        max_length=10,
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=80)),
                ("theme_order", models.CharField(blank=True, editable=False, max_length=120)),
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSubmission",
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
                ("sent_on", models.DateField(verbose_name="day it was sent")),
                ("has_report", models.BooleanField(default=False, verbose_name="the overview report")),
                ("has_summary", models.BooleanField(default=False, verbose_name="the executive summary")),
                ("has_plan", models.BooleanField(default=False, verbose_name="the action plan")),
                ("has_data_form", models.BooleanField(default=False, verbose_name="the data form")),
                ("missing_why", models.TextField(blank=True, verbose_name="why something was not sent")),
                (
                    "panel_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the quality assurance panel looks at it"
                    ),
                ),
                ("letter_on", models.DateField(blank=True, null=True, verbose_name="day of its letter")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "It may be published as it is"),
                            ("with_changes", "It may be published once changes are made"),
                            ("send_again", "It is to be changed and sent again"),
                        ],
                        max_length=12,
                        verbose_name="what the letter says",
                    ),
                ),
                (
                    "letter_kept_at",
                    models.CharField(blank=True, max_length=300, verbose_name="where the letter is kept"),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day it was approved for publication"
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
                    "letter",
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical submission",
                "verbose_name_plural": "historical submissions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PublishedAction",
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
                    "recommendation",
                    models.TextField(blank=True, verbose_name="recommendation, as everybody will read it"),
                ),
                ("words", models.TextField(verbose_name="what will be done, as everybody will read it")),
                (
                    "lead",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="who leads it: an authority or a body"
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=120, verbose_name="by when, in words")),
                (
                    "progress",
                    models.TextField(blank=True, verbose_name="how far it has got, and what came of it"),
                ),
                ("as_at", models.DateField(verbose_name="as at")),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.action"
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PublishedDocument",
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
                    models.CharField(
                        choices=[
                            ("overview", "Overview report"),
                            ("summary", "Executive summary"),
                            ("plan", "Action plan"),
                            ("letter", "Quality assurance letter"),
                            ("other", "Another document"),
                        ],
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title, as everybody will read it")),
                (
                    "is_tagged",
                    models.BooleanField(default=False, verbose_name="a screen reader can find its headings"),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.storedfile"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
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
                ("number", models.CharField(max_length=20)),
                ("number_order", models.CharField(editable=False, max_length=120)),
                (
                    "agency",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="the agency whose report makes it"
                    ),
                ),
                ("agency_order", models.CharField(blank=True, editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="what is recommended")),
                (
                    "scope",
                    models.CharField(
                        choices=[("local", "Local"), ("regional", "Regional"), ("national", "National")],
                        max_length=10,
                    ),
                ),
                ("theme", models.CharField(blank=True, max_length=80)),
                ("theme_order", models.CharField(blank=True, editable=False, max_length=120)),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["agency_order", "number_order", "pk"],
                "indexes": [models.Index(fields=["theme_order"], name="dhr_recommendation_by_theme")],
            },
        ),
        migrations.CreateModel(
            name="Submission",
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
                ("sent_on", models.DateField(verbose_name="day it was sent")),
                ("has_report", models.BooleanField(default=False, verbose_name="the overview report")),
                ("has_summary", models.BooleanField(default=False, verbose_name="the executive summary")),
                ("has_plan", models.BooleanField(default=False, verbose_name="the action plan")),
                ("has_data_form", models.BooleanField(default=False, verbose_name="the data form")),
                ("missing_why", models.TextField(blank=True, verbose_name="why something was not sent")),
                (
                    "panel_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the quality assurance panel looks at it"
                    ),
                ),
                ("letter_on", models.DateField(blank=True, null=True, verbose_name="day of its letter")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("approved", "It may be published as it is"),
                            ("with_changes", "It may be published once changes are made"),
                            ("send_again", "It is to be changed and sent again"),
                        ],
                        max_length=12,
                        verbose_name="what the letter says",
                    ),
                ),
                (
                    "letter_kept_at",
                    models.CharField(blank=True, max_length=300, verbose_name="where the letter is kept"),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day it was approved for publication"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.storedfile",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["sent_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("letter", None), ("letter_kept_at", ""), ("letter_on", None), ("outcome", "")
                            ),
                            models.Q(
                                ("letter_on__gte", models.F("sent_on")),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(
                                    models.Q(("letter_kept_at", ""), _negated=True),
                                    ("letter__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_submission_letter_has_an_outcome_and_a_place",
                        violation_error_message="Say when the letter came, what it says and where it is kept.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_on", None),
                            models.Q(
                                ("outcome__in", ["approved", "with_changes"]),
                                ("approved_on__gte", models.F("letter_on")),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_submission_approved_by_its_letter",
                        violation_error_message="It is approved on the day of the letter that says so, or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assurance",
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
                ("method", models.TextField(blank=True, verbose_name="how it was checked")),
                ("found", models.TextField(blank=True, verbose_name="what was found")),
                ("is_assured", models.BooleanField(default=False, verbose_name="it is done as it was meant")),
                ("assured_on", models.DateField(blank=True, null=True, verbose_name="day it was checked")),
                (
                    "outcome",
                    models.TextField(blank=True, verbose_name="what has changed for people because of it"),
                ),
                (
                    "outcome_on",
                    models.DateField(blank=True, null=True, verbose_name="day the outcome was reviewed"),
                ),
                (
                    "action",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.action"
                    ),
                ),
                (
                    "assured_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who checked it",
                    ),
                ),
                (
                    "outcome_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who reviewed the outcome",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("assured_by", None),
                                ("assured_on", None),
                                ("is_assured", False),
                                ("method", ""),
                            ),
                            models.Q(
                                models.Q(("method", ""), _negated=True),
                                ("assured_by__isnull", False),
                                ("assured_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_assurance_says_how_by_whom_and_when",
                        violation_error_message="Say how it was checked, by whom and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_by", None), ("outcome_on", None)),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                ("outcome_by__isnull", False),
                                ("outcome_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_assurance_outcome_says_by_whom_and_when",
                        violation_error_message="Say what has changed, who reviewed it and when.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closure",
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
                ("closed_on", models.DateField(verbose_name="day the partnership closed it")),
                (
                    "agreed_by",
                    models.CharField(
                        max_length=200, verbose_name="by which meeting, or by whom in which post"
                    ),
                ),
                (
                    "audit",
                    models.TextField(verbose_name="how it was checked that what was learnt is carried out"),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review",), name="dhr_closure_once_in_a_review")
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
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
                    models.CharField(
                        choices=[
                            ("approved", "Approved by quality assurance"),
                            ("proceedings", "Proceedings ended, or advice taken"),
                            ("anonymity", "Anonymity checked"),
                            ("anonymity_again", "Anonymity checked by a second person"),
                            ("family_told", "The family told of the day, and what will be published"),
                            ("agencies_told", "The agencies told of the day, and what will be published"),
                            ("no_anniversary", "Not on an anniversary, a birthday or another hard day"),
                        ],
                        max_length=16,
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="what shows that it holds")),
                ("met_on", models.DateField(blank=True, null=True, verbose_name="day it was met")),
                ("waived_why", models.TextField(blank=True, verbose_name="why it is waived")),
                (
                    "met_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "kind"), name="dhr_condition_once_in_a_review"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("evidence", ""), ("met_by", None), ("met_on", None), ("waived_why", "")
                            ),
                            models.Q(
                                ("met_by__isnull", False),
                                ("met_on__isnull", False),
                                models.Q(
                                    models.Q(("evidence", ""), models.Q(("waived_why", ""), _negated=True)),
                                    models.Q(models.Q(("evidence", ""), _negated=True), ("waived_why", "")),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_condition_met_or_waived_by_somebody",
                        violation_error_message="Say what shows that it holds, or why it is waived, not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Copy",
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
                    "recipient",
                    models.CharField(
                        choices=[
                            ("commissioner", "Domestic Abuse Commissioner"),
                            ("policing_body", "Local policing body"),
                            ("panel", "The agencies on the panel"),
                            ("library", "Home Office library of reviews"),
                            ("other", "Somebody else"),
                        ],
                        max_length=14,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="who that is")),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="day it was sent, or it was decided that it is not",
                    ),
                ),
                ("is_waived", models.BooleanField(default=False, verbose_name="it is not to be sent")),
                (
                    "how",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how it was sent, or why it is not"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "copies",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recipient", "other"), _negated=True),
                        fields=("review", "recipient"),
                        name="dhr_copy_once_for_a_recipient",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), models.Q(("how", ""), _negated=True), _connector="OR"
                        ),
                        name="dhr_copy_done_says_how",
                        violation_error_message="Say how it was sent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_waived", False), ("done_on__isnull", False), _connector="OR"),
                        name="dhr_copy_waived_on_a_day",
                        violation_error_message="Say when it was decided that it is not to be sent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Destruction",
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
                ("asked_on", models.DateField()),
                ("why", models.TextField(blank=True, verbose_name="why it is destroyed")),
                ("destroyed_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="rows that were removed")),
                ("files", models.PositiveIntegerField(default=0, verbose_name="files that were removed")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.partnership"
                    ),
                ),
                (
                    "review",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="destruction",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="dhr_destruction_by_two_people",
                        violation_error_message="Somebody other than whoever asked for it approves it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("destroyed_at", None), ("review__isnull", False)),
                            models.Q(
                                ("approved_by__isnull", False),
                                ("destroyed_at__isnull", False),
                                ("review", None),
                                ("why", ""),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_destruction_keeps_nothing_of_the_review",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Emergency",
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
                ("why", models.TextField(verbose_name="why it could not wait")),
                ("opened_at", models.DateTimeField()),
                ("shuts_at", models.DateTimeField()),
                ("shut_at", models.DateTimeField(blank=True, null=True)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dhr.reviewmember"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "emergencies",
                "ordering": ["-opened_at", "pk"],
                "indexes": [models.Index(fields=["shut_at", "shuts_at"], name="dhr_emergency_to_shut")],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
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
                    models.CharField(
                        choices=[
                            ("inquest", "An inquest"),
                            ("appeal", "An appeal"),
                            ("inquiry", "A public inquiry"),
                            ("claim", "A claim in court"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(verbose_name="who asked for it, and what is to be kept")),
                ("since", models.DateField(verbose_name="day it began")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="day it ended")),
                ("ended_why", models.TextField(blank=True, verbose_name="why it ended")),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("ended_why", "")),
                            models.Q(
                                ("ended_on__gte", models.F("since")),
                                models.Q(("ended_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_hold_ended_says_why",
                        violation_error_message="Say when it ended, and why.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
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
                ("title", models.CharField(max_length=200, verbose_name="title, as everybody will read it")),
                ("summary", models.TextField(verbose_name="summary, as everybody will read it")),
                (
                    "planned_on",
                    models.DateField(blank=True, null=True, verbose_name="day it is to be published"),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was published"),
                ),
                (
                    "shown_until",
                    models.DateField(blank=True, null=True, verbose_name="last day on the public page"),
                ),
                (
                    "taken_down_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was taken down"),
                ),
                ("taken_down_why", models.TextField(blank=True, verbose_name="why it was taken down")),
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
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_on", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("review",), name="dhr_publication_once_in_a_review"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("published_by", None),
                                ("published_on", None),
                                ("shown_until", None),
                                ("taken_down_on", None),
                            ),
                            models.Q(("published_by__isnull", False), ("published_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="dhr_publication_published_by_somebody",
                        violation_error_message="Say who published it, and when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("shown_until", None),
                                ("shown_until__gte", models.F("published_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("taken_down_on", None),
                                ("taken_down_on__gte", models.F("published_on")),
                                _connector="OR",
                            ),
                        ),
                        name="dhr_publication_ends_after_it_began",
                        violation_error_message="It ends on the day it was published, or later.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAddressee",
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
                    "body",
                    models.CharField(blank=True, max_length=160, verbose_name="body outside the partnership"),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="day it was asked")),
                (
                    "answer_due_on",
                    models.DateField(blank=True, null=True, verbose_name="day its answer is due"),
                ),
                ("chased_on", models.DateField(blank=True, null=True, verbose_name="day it was last chased")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("in_part", "Accepted in part"),
                            ("refused", "Not accepted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="day it answered")),
                ("words", models.TextField(blank=True, verbose_name="what it says")),
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
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical addressee",
                "verbose_name_plural": "historical addressees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Addressee",
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
                    "body",
                    models.CharField(blank=True, max_length=160, verbose_name="body outside the partnership"),
                ),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="day it was asked")),
                (
                    "answer_due_on",
                    models.DateField(blank=True, null=True, verbose_name="day its answer is due"),
                ),
                ("chased_on", models.DateField(blank=True, null=True, verbose_name="day it was last chased")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("in_part", "Accepted in part"),
                            ("refused", "Not accepted"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="day it answered")),
                ("words", models.TextField(blank=True, verbose_name="what it says")),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.seat",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seat__isnull", False), ("body", "")),
                            models.Q(("seat", None), models.Q(("body", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="dhr_addressee_is_inside_or_outside",
                        violation_error_message="Choose a seat, or name a body outside the partnership, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="dhr_addressee_answer_has_a_day",
                        violation_error_message="Give both the answer and its day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("seat__isnull", False)),
                        fields=("recommendation", "seat"),
                        name="dhr_addressee_seat_once",
                        violation_error_message="This recommendation is made to it already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RecommendationAction",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.action"
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("recommendation", "action"),
                        name="dhr_recommendation_action_once",
                        violation_error_message="This action carries out the recommendation already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterPoint",
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
                ("number", models.CharField(max_length=20)),
                ("number_order", models.CharField(editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="what the letter asks for")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="day it was done")),
                ("answer", models.TextField(blank=True, verbose_name="what was changed, or why nothing is")),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="dhr.submission",
                    ),
                ),
            ],
            options={
                "ordering": ["number_order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("done_on", None)),
                            models.Q(("done_on__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="dhr_letter_point_done_says_what",
                        violation_error_message="Say what was changed, and when.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLetterPoint",
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
                ("number", models.CharField(max_length=20)),
                ("number_order", models.CharField(editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="what the letter asks for")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="day it was done")),
                ("answer", models.TextField(blank=True, verbose_name="what was changed, or why nothing is")),
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
                    "holder",
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
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.review",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical letter point",
                "verbose_name_plural": "historical letter points",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="copies_within_days",
            field=models.PositiveSmallIntegerField(
                default=28,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="days within which copies are sent",
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="keeps_reviews_years",
            field=models.PositiveSmallIntegerField(
                default=7,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="years after closing that a review is kept",
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="shows_counts",
            field=models.BooleanField(
                default=False, verbose_name="the number of reviews in each year is shown"
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="shows_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=12,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="months that a published review stays on the public page",
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="smallest_count",
            field=models.PositiveSmallIntegerField(
                default=5,
                validators=[
                    django.core.validators.MinValueValidator(3),
                    django.core.validators.MaxValueValidator(20),
                ],
                verbose_name="smallest number that is shown",
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="copies_within_days",
            field=models.PositiveSmallIntegerField(
                default=28,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="days within which copies are sent",
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="keeps_reviews_years",
            field=models.PositiveSmallIntegerField(
                default=7,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="years after closing that a review is kept",
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="shows_counts",
            field=models.BooleanField(
                default=False, verbose_name="the number of reviews in each year is shown"
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="shows_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=12,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(240),
                ],
                verbose_name="months that a published review stays on the public page",
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="smallest_count",
            field=models.PositiveSmallIntegerField(
                default=5,
                validators=[
                    django.core.validators.MinValueValidator(3),
                    django.core.validators.MaxValueValidator(20),
                ],
                verbose_name="smallest number that is shown",
            ),
        ),
        migrations.AlterField(
            model_name="historicalreviewmember",
            name="capacity",
            field=models.CharField(
                choices=[
                    ("coordinator", "Coordinator"),
                    ("deputy", "Deputy coordinator"),
                    ("chair", "Independent chair"),
                    ("author", "Author of the overview report"),
                    ("panel_member", "Panel member"),
                    ("agency_author", "Author of an agency report"),
                    ("finance", "Finance officer"),
                    ("advocate", "Advocate of the family"),
                    ("emergency", "In an emergency, for a day"),
                ],
                max_length=20,
                verbose_name="what they are on it as",
            ),
        ),
        migrations.AlterField(
            model_name="reviewmember",
            name="capacity",
            field=models.CharField(
                choices=[
                    ("coordinator", "Coordinator"),
                    ("deputy", "Deputy coordinator"),
                    ("chair", "Independent chair"),
                    ("author", "Author of the overview report"),
                    ("panel_member", "Panel member"),
                    ("agency_author", "Author of an agency report"),
                    ("finance", "Finance officer"),
                    ("advocate", "Advocate of the family"),
                    ("emergency", "In an emergency, for a day"),
                ],
                max_length=20,
                verbose_name="what they are on it as",
            ),
        ),
    ]

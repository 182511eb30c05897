import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("csp", "0012_made_pdfs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("plans", "0008_plans_of_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalReview",
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
                ("code_name", models.CharField(max_length=60)),
                (
                    "own_reference",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="the partnership’s own number for it"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dhr", "Domestic homicide review"),
                            ("dardr", "Domestic abuse related death review"),
                            ("susr", "Single unified safeguarding review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("died_year", models.PositiveSmallIntegerField(verbose_name="year of the death")),
                ("died_month", models.PositiveSmallIntegerField(verbose_name="month of the death")),
                ("notified_on", models.DateField(verbose_name="day the partnership was told")),
                (
                    "notified_from",
                    models.CharField(
                        choices=[
                            ("police", "The police"),
                            ("agency", "Another agency"),
                            ("family", "The family, or a friend"),
                            ("other", "Somebody else"),
                        ],
                        max_length=10,
                        verbose_name="who told it",
                    ),
                ),
                (
                    "notified_by",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="by which body or in which post"
                    ),
                ),
                ("in_writing", models.BooleanField(verbose_name="told in writing")),
                ("terms", models.TextField(blank=True, verbose_name="terms of reference")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="day it was closed")),
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
                    "family_circle",
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
                    "panel_circle",
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
                        verbose_name="action plan",
                    ),
                ),
                (
                    "plan_circle",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.circle",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReviewRules",
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
                    "decide_within_months",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="months from being told to the decision",
                    ),
                ),
                (
                    "report_within_months",
                    models.PositiveSmallIntegerField(
                        default=6,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="months from the decision to the overview report",
                    ),
                ),
                (
                    "related_deaths_from",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="first day on which a death is reviewed as domestic abuse related",
                    ),
                ),
                (
                    "statement",
                    models.TextField(
                        default="What I read and hear as part of this review is confidential. I will use it for the review alone, keep it where only people on the review can see it, speak of it with nobody else, and tell the review’s coordinator at once if any of it is lost, or seen by somebody whom it is not for. I know that what I open here is written down. This still binds me when I am no longer on the review.",
                        verbose_name="confidentiality statement",
                    ),
                ),
                (
                    "holds_reports",
                    models.BooleanField(default=False, verbose_name="agency reports may be kept here"),
                ),
                (
                    "assessment",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="data protection impact assessment"
                    ),
                ),
                (
                    "keeps_reports_years",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="years after closing that an agency’s report is kept here",
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
                "verbose_name": "historical review rules",
                "verbose_name_plural": "historical review rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Review",
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
                ("code_name", models.CharField(max_length=60)),
                (
                    "own_reference",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="the partnership’s own number for it"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dhr", "Domestic homicide review"),
                            ("dardr", "Domestic abuse related death review"),
                            ("susr", "Single unified safeguarding review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("died_year", models.PositiveSmallIntegerField(verbose_name="year of the death")),
                ("died_month", models.PositiveSmallIntegerField(verbose_name="month of the death")),
                ("notified_on", models.DateField(verbose_name="day the partnership was told")),
                (
                    "notified_from",
                    models.CharField(
                        choices=[
                            ("police", "The police"),
                            ("agency", "Another agency"),
                            ("family", "The family, or a friend"),
                            ("other", "Somebody else"),
                        ],
                        max_length=10,
                        verbose_name="who told it",
                    ),
                ),
                (
                    "notified_by",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="by which body or in which post"
                    ),
                ),
                ("in_writing", models.BooleanField(verbose_name="told in writing")),
                ("terms", models.TextField(blank=True, verbose_name="terms of reference")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="day it was closed")),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
                    ),
                ),
                (
                    "family_circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
                    ),
                ),
                (
                    "panel_circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="csp.partnership",
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.plan",
                        verbose_name="action plan",
                    ),
                ),
                (
                    "plan_circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
                    ),
                ),
            ],
            options={
                "ordering": ["-notified_on", "key"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "-notified_on", "key"], name="dhr_review_of_partnership"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("died_month__range", (1, 12)), ("died_year__range", (1990, 2100))
                        ),
                        name="dhr_review_month_is_a_month",
                        violation_error_message="Enter a month from 1 to 12 and a year in four digits.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewRules",
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
                    "decide_within_months",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(6),
                        ],
                        verbose_name="months from being told to the decision",
                    ),
                ),
                (
                    "report_within_months",
                    models.PositiveSmallIntegerField(
                        default=6,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="months from the decision to the overview report",
                    ),
                ),
                (
                    "related_deaths_from",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="first day on which a death is reviewed as domestic abuse related",
                    ),
                ),
                (
                    "statement",
                    models.TextField(
                        default="What I read and hear as part of this review is confidential. I will use it for the review alone, keep it where only people on the review can see it, speak of it with nobody else, and tell the review’s coordinator at once if any of it is lost, or seen by somebody whom it is not for. I know that what I open here is written down. This still binds me when I am no longer on the review.",
                        verbose_name="confidentiality statement",
                    ),
                ),
                (
                    "holds_reports",
                    models.BooleanField(default=False, verbose_name="agency reports may be kept here"),
                ),
                (
                    "assessment",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="data protection impact assessment"
                    ),
                ),
                (
                    "keeps_reports_years",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(50),
                        ],
                        verbose_name="years after closing that an agency’s report is kept here",
                    ),
                ),
                (
                    "partnership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="review_rules",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "review rules",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decide_within_months__range", (1, 6)), ("report_within_months__range", (1, 24))
                        ),
                        name="dhr_rules_months_are_sound",
                        violation_error_message="Decide within 1 to 6 months, and report within 1 to 24.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("holds_reports", False),
                            models.Q(
                                models.Q(("assessment", ""), _negated=True),
                                ("keeps_reports_years__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_rules_hold_reports_with_an_assessment",
                        violation_error_message="Give the reference of the data protection impact assessment, and for how long reports are kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PanelMeeting",
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
                ("held_on", models.DateField(verbose_name="day")),
                ("title", models.CharField(max_length=120, verbose_name="what it is about")),
                ("place", models.CharField(blank=True, max_length=200)),
                ("is_held", models.BooleanField(default=False, verbose_name="it has taken place")),
                ("notes", models.TextField(blank=True)),
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
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AgencyReport",
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
                ("agency", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("imr", "Individual management review"),
                            ("chronology", "Chronology"),
                            ("both", "Chronology and individual management review"),
                            ("summary", "Summary of involvement"),
                        ],
                        max_length=12,
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked for on")),
                ("asked_for", models.TextField(verbose_name="what it is to cover")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("original_due_on", models.DateField(editable=False, verbose_name="date first given")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("received", "Received"),
                            ("returned", "Returned with comments"),
                            ("checked", "Quality checked"),
                            ("countersigned", "Countersigned"),
                            ("accepted", "Accepted"),
                            ("nil", "Nil return accepted"),
                        ],
                        default="asked",
                        max_length=14,
                    ),
                ),
                (
                    "is_nil",
                    models.BooleanField(default=False, verbose_name="says that the agency had no contact"),
                ),
                (
                    "countersigned_by",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="senior officer who countersigned, by post"
                    ),
                ),
                ("kept_at", models.CharField(blank=True, max_length=300, verbose_name="where it is kept")),
                (
                    "authors_circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
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
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.review",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "agency", "key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("asked_on"))),
                        name="dhr_report_due_after_asked",
                        violation_error_message="It is due on the day it is asked for, or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "accepted"), _negated=True),
                            models.Q(("kept_at", ""), _negated=True),
                            ("file__isnull", False),
                            _connector="OR",
                        ),
                        name="dhr_report_accepted_is_kept_somewhere",
                        violation_error_message="Say where the report is kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pseudonym",
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
                    "stands_for",
                    models.CharField(
                        choices=[
                            ("died", "The person who died"),
                            ("caused", "The person who caused the death"),
                            ("child", "A child"),
                            ("family", "Somebody of the family"),
                            ("other", "Somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="what they are called")),
                (
                    "chosen_by",
                    models.CharField(
                        choices=[
                            ("family", "The family"),
                            ("family_left_it", "The panel: the family was asked and left it to the panel"),
                            ("panel", "The panel: the family has not been asked"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
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
                    models.UniqueConstraint(
                        fields=("review", "name"),
                        name="dhr_pseudonym_once_in_a_review",
                        violation_error_message="Somebody is called that in this review already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proceeding",
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
                            ("criminal", "Criminal proceedings"),
                            ("coroner", "Coroner’s investigation or inquest"),
                            ("conduct", "Police conduct investigation"),
                            ("family_court", "Family court"),
                            ("other", "Another proceeding"),
                        ],
                        max_length=12,
                    ),
                ),
                ("body", models.CharField(max_length=160, verbose_name="court, coroner or body")),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="whom to ask, by post"),
                ),
                ("began_on", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next date")),
                ("next_what", models.CharField(blank=True, max_length=200, verbose_name="what happens then")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("outcome", models.TextField(blank=True, verbose_name="how it ended")),
                (
                    "advice",
                    models.TextField(blank=True, verbose_name="advice taken on publishing before it ends"),
                ),
                ("advised_on", models.DateField(blank=True, null=True, verbose_name="day of the advice")),
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
                            ("began_on", None),
                            ("ended_on", None),
                            ("ended_on__gte", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="dhr_proceeding_ends_after_it_begins",
                        violation_error_message="It ends on the day it began, or later.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("advice", ""), ("advised_on", None)),
                            models.Q(models.Q(("advice", ""), _negated=True), ("advised_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="dhr_proceeding_advice_has_a_day",
                        violation_error_message="Give both the advice and its day.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
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
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("trial", "A criminal trial"),
                            ("inquest", "An inquest"),
                            ("family", "The family asked for time"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("agreed_on", models.DateField(verbose_name="day it was agreed")),
                (
                    "agreed_by",
                    models.CharField(max_length=120, verbose_name="who agreed to it, by post or body"),
                ),
                (
                    "notified_on",
                    models.DateField(blank=True, null=True, verbose_name="day the Home Office was told"),
                ),
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
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="dhr_pause_ends_after_it_starts",
                        violation_error_message="The last day must be the same as or after the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("notified_on", None),
                            ("notified_on__gte", models.F("agreed_on")),
                            _connector="OR",
                        ),
                        name="dhr_pause_notified_after_agreed",
                        violation_error_message="The Home Office is told after the pause was agreed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointReview",
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
                            ("sar", "Safeguarding adults review"),
                            ("lcspr", "Local child safeguarding practice review"),
                            ("mhhr", "NHS mental health homicide review"),
                            ("owhr", "Offensive weapons homicide review"),
                            ("susr", "Single unified safeguarding review"),
                            ("other", "Another review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("body", models.CharField(max_length=160, verbose_name="which body holds it")),
                (
                    "together",
                    models.CharField(
                        choices=[
                            ("one_report", "One chair and one report"),
                            ("shared", "Work is shared, each has its own report"),
                            ("beside", "Each goes its own way, and knows of the other"),
                        ],
                        max_length=12,
                        verbose_name="how far they go together",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=60, verbose_name="its number there")),
                ("note", models.TextField(blank=True)),
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
            name="HistoricalReviewStage",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("notified", "The partnership was told"),
                            ("decided", "Decided whether to review"),
                            ("told", "Home Office and family told of the decision"),
                            ("chair", "Independent chair appointed"),
                            ("terms", "Panel formed and terms of reference agreed"),
                            ("secured", "Records secured"),
                            ("agencies", "Agency reports received"),
                            ("drafted", "Overview report, executive summary and action plan drafted"),
                            ("panel", "Agreed by the panel"),
                            ("partnership", "Agreed by the partnership"),
                            ("submitted", "Sent for quality assurance"),
                            ("approved", "Approved for publication"),
                            ("published", "Published"),
                            ("implemented", "Action plan carried out"),
                            ("closed", "Closed, with an audit"),
                        ],
                        max_length=12,
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
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
                "verbose_name": "historical review stage",
                "verbose_name_plural": "historical review stages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReviewMember",
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
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("deputy", "Deputy coordinator"),
                            ("chair", "Independent chair"),
                            ("author", "Author of the overview report"),
                            ("panel_member", "Panel member"),
                            ("agency_author", "Author of an agency report"),
                            ("finance", "Finance officer"),
                            ("advocate", "Advocate of the family"),
                        ],
                        max_length=20,
                        verbose_name="what they are on it as",
                    ),
                ),
                ("agency", models.CharField(blank=True, max_length=120, verbose_name="for which agency")),
                (
                    "signed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the confidentiality statement was signed"
                    ),
                ),
                ("signed_here", models.BooleanField(default=False, verbose_name="signed it here")),
                (
                    "kept_at",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the signed paper is kept"
                    ),
                ),
                (
                    "independence",
                    models.TextField(blank=True, verbose_name="how they are independent of the agencies"),
                ),
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
                    "person",
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
                "verbose_name": "historical review member",
                "verbose_name_plural": "historical review members",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReviewDecision",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("review", "A review is held"),
                            ("no_review", "No review is held"),
                            ("upheld", "The Home Office agrees that no review is held"),
                            ("directed", "The Home Secretary directs a review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="day it was decided")),
                ("decided_by", models.CharField(max_length=120, verbose_name="who decided, by post")),
                ("consulted", models.TextField(blank=True, verbose_name="who was asked first")),
                ("reasons", models.TextField(blank=True)),
                (
                    "home_office_told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the Home Office was told in writing"
                    ),
                ),
                (
                    "family_told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the family was told in writing"
                    ),
                ),
                ("family_not_told", models.TextField(blank=True, verbose_name="why the family was not told")),
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
                "verbose_name": "historical review decision",
                "verbose_name_plural": "historical review decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPseudonym",
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
                    "stands_for",
                    models.CharField(
                        choices=[
                            ("died", "The person who died"),
                            ("caused", "The person who caused the death"),
                            ("child", "A child"),
                            ("family", "Somebody of the family"),
                            ("other", "Somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="what they are called")),
                (
                    "chosen_by",
                    models.CharField(
                        choices=[
                            ("family", "The family"),
                            ("family_left_it", "The panel: the family was asked and left it to the panel"),
                            ("panel", "The panel: the family has not been asked"),
                        ],
                        max_length=20,
                    ),
                ),
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
                "verbose_name": "historical pseudonym",
                "verbose_name_plural": "historical pseudonyms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProceeding",
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
                            ("criminal", "Criminal proceedings"),
                            ("coroner", "Coroner’s investigation or inquest"),
                            ("conduct", "Police conduct investigation"),
                            ("family_court", "Family court"),
                            ("other", "Another proceeding"),
                        ],
                        max_length=12,
                    ),
                ),
                ("body", models.CharField(max_length=160, verbose_name="court, coroner or body")),
                (
                    "contact",
                    models.CharField(blank=True, max_length=160, verbose_name="whom to ask, by post"),
                ),
                ("began_on", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="next date")),
                ("next_what", models.CharField(blank=True, max_length=200, verbose_name="what happens then")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("outcome", models.TextField(blank=True, verbose_name="how it ended")),
                (
                    "advice",
                    models.TextField(blank=True, verbose_name="advice taken on publishing before it ends"),
                ),
                ("advised_on", models.DateField(blank=True, null=True, verbose_name="day of the advice")),
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
                "verbose_name": "historical proceeding",
                "verbose_name_plural": "historical proceedings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPause",
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
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("trial", "A criminal trial"),
                            ("inquest", "An inquest"),
                            ("family", "The family asked for time"),
                            ("other", "Another reason"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("agreed_on", models.DateField(verbose_name="day it was agreed")),
                (
                    "agreed_by",
                    models.CharField(max_length=120, verbose_name="who agreed to it, by post or body"),
                ),
                (
                    "notified_on",
                    models.DateField(blank=True, null=True, verbose_name="day the Home Office was told"),
                ),
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
                "verbose_name": "historical pause",
                "verbose_name_plural": "historical pauses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPanelMeeting",
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
                ("held_on", models.DateField(verbose_name="day")),
                ("title", models.CharField(max_length=120, verbose_name="what it is about")),
                ("place", models.CharField(blank=True, max_length=200)),
                ("is_held", models.BooleanField(default=False, verbose_name="it has taken place")),
                ("notes", models.TextField(blank=True)),
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
                "verbose_name": "historical panel meeting",
                "verbose_name_plural": "historical panel meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalJointReview",
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
                            ("sar", "Safeguarding adults review"),
                            ("lcspr", "Local child safeguarding practice review"),
                            ("mhhr", "NHS mental health homicide review"),
                            ("owhr", "Offensive weapons homicide review"),
                            ("susr", "Single unified safeguarding review"),
                            ("other", "Another review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("body", models.CharField(max_length=160, verbose_name="which body holds it")),
                (
                    "together",
                    models.CharField(
                        choices=[
                            ("one_report", "One chair and one report"),
                            ("shared", "Work is shared, each has its own report"),
                            ("beside", "Each goes its own way, and knows of the other"),
                        ],
                        max_length=12,
                        verbose_name="how far they go together",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=60, verbose_name="its number there")),
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
                "verbose_name": "historical joint review",
                "verbose_name_plural": "historical joint reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFamilyContact",
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
                ("on", models.DateField(verbose_name="day")),
                ("who", models.CharField(max_length=120, verbose_name="with whom, as the review calls them")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("meeting", "Met in person"),
                            ("video", "Met by video"),
                            ("phone", "Spoke by telephone"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("advocate", "Through their advocate"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by", models.CharField(max_length=120, verbose_name="by whom, in which post")),
                (
                    "advocacy",
                    models.CharField(
                        choices=[
                            ("offered", "Offered, no answer yet"),
                            ("taken_up", "Offered and taken up"),
                            ("declined", "Offered and declined"),
                            ("has_one", "They have one already"),
                            ("not_offered", "Not offered this time"),
                        ],
                        max_length=12,
                        verbose_name="specialist advocate",
                    ),
                ),
                ("shared", models.TextField(blank=True, verbose_name="what was shared with them")),
                ("asked", models.TextField(blank=True, verbose_name="what they asked or told")),
                ("promised", models.TextField(blank=True, verbose_name="what was promised")),
                ("promised_for", models.DateField(blank=True, null=True, verbose_name="promised for")),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="day the promise was kept")),
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
                "verbose_name": "historical family contact",
                "verbose_name_plural": "historical family contacts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgencyReport",
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
                ("agency", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("imr", "Individual management review"),
                            ("chronology", "Chronology"),
                            ("both", "Chronology and individual management review"),
                            ("summary", "Summary of involvement"),
                        ],
                        max_length=12,
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked for on")),
                ("asked_for", models.TextField(verbose_name="what it is to cover")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("original_due_on", models.DateField(editable=False, verbose_name="date first given")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("received", "Received"),
                            ("returned", "Returned with comments"),
                            ("checked", "Quality checked"),
                            ("countersigned", "Countersigned"),
                            ("accepted", "Accepted"),
                            ("nil", "Nil return accepted"),
                        ],
                        default="asked",
                        max_length=14,
                    ),
                ),
                (
                    "is_nil",
                    models.BooleanField(default=False, verbose_name="says that the agency had no contact"),
                ),
                (
                    "countersigned_by",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="senior officer who countersigned, by post"
                    ),
                ),
                ("kept_at", models.CharField(blank=True, max_length=300, verbose_name="where it is kept")),
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
                    "authors_circle",
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
                "verbose_name": "historical agency report",
                "verbose_name_plural": "historical agency reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="FamilyContact",
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
                ("on", models.DateField(verbose_name="day")),
                ("who", models.CharField(max_length=120, verbose_name="with whom, as the review calls them")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("meeting", "Met in person"),
                            ("video", "Met by video"),
                            ("phone", "Spoke by telephone"),
                            ("letter", "Letter"),
                            ("email", "E-mail"),
                            ("advocate", "Through their advocate"),
                        ],
                        max_length=10,
                    ),
                ),
                ("by", models.CharField(max_length=120, verbose_name="by whom, in which post")),
                (
                    "advocacy",
                    models.CharField(
                        choices=[
                            ("offered", "Offered, no answer yet"),
                            ("taken_up", "Offered and taken up"),
                            ("declined", "Offered and declined"),
                            ("has_one", "They have one already"),
                            ("not_offered", "Not offered this time"),
                        ],
                        max_length=12,
                        verbose_name="specialist advocate",
                    ),
                ),
                ("shared", models.TextField(blank=True, verbose_name="what was shared with them")),
                ("asked", models.TextField(blank=True, verbose_name="what they asked or told")),
                ("promised", models.TextField(blank=True, verbose_name="what was promised")),
                ("promised_for", models.DateField(blank=True, null=True, verbose_name="promised for")),
                ("kept_on", models.DateField(blank=True, null=True, verbose_name="day the promise was kept")),
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
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewDecision",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("review", "A review is held"),
                            ("no_review", "No review is held"),
                            ("upheld", "The Home Office agrees that no review is held"),
                            ("directed", "The Home Secretary directs a review"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="day it was decided")),
                ("decided_by", models.CharField(max_length=120, verbose_name="who decided, by post")),
                ("consulted", models.TextField(blank=True, verbose_name="who was asked first")),
                ("reasons", models.TextField(blank=True)),
                (
                    "home_office_told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the Home Office was told in writing"
                    ),
                ),
                (
                    "family_told_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the family was told in writing"
                    ),
                ),
                ("family_not_told", models.TextField(blank=True, verbose_name="why the family was not told")),
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
                "ordering": ["decided_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("home_office_told_on", None),
                                ("home_office_told_on__gte", models.F("decided_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("family_told_on", None),
                                ("family_told_on__gte", models.F("decided_on")),
                                _connector="OR",
                            ),
                        ),
                        name="dhr_decision_tells_after_deciding",
                        violation_error_message="Nobody is told of a decision before it is made.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("family_told_on", None), ("family_not_told", ""), _connector="OR"
                        ),
                        name="dhr_decision_family_told_or_why_not",
                        violation_error_message="Say when the family was told, or why not, not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewMember",
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
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("deputy", "Deputy coordinator"),
                            ("chair", "Independent chair"),
                            ("author", "Author of the overview report"),
                            ("panel_member", "Panel member"),
                            ("agency_author", "Author of an agency report"),
                            ("finance", "Finance officer"),
                            ("advocate", "Advocate of the family"),
                        ],
                        max_length=20,
                        verbose_name="what they are on it as",
                    ),
                ),
                ("agency", models.CharField(blank=True, max_length=120, verbose_name="for which agency")),
                (
                    "signed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="day the confidentiality statement was signed"
                    ),
                ),
                ("signed_here", models.BooleanField(default=False, verbose_name="signed it here")),
                (
                    "kept_at",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="where the signed paper is kept"
                    ),
                ),
                (
                    "independence",
                    models.TextField(blank=True, verbose_name="how they are independent of the agencies"),
                ),
                ("ended_why", models.TextField(blank=True, verbose_name="why it ended")),
                (
                    "person",
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
                "ordering": ["starts_on", "key"],
                "indexes": [
                    models.Index(fields=["person", "starts_on", "ends_on"], name="dhr_member_of_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="dhr_member_ends_after_it_starts",
                        violation_error_message="The last day must be the same as or after the first day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_here", False), ("signed_on", None)),
                            models.Q(("signed_here", True), ("signed_on__isnull", False)),
                            models.Q(
                                ("signed_here", False),
                                ("signed_on__isnull", False),
                                models.Q(("kept_at", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dhr_member_signed_here_or_on_paper",
                        violation_error_message="Say where the signed paper is kept.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewStage",
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
                    "stage",
                    models.CharField(
                        choices=[
                            ("notified", "The partnership was told"),
                            ("decided", "Decided whether to review"),
                            ("told", "Home Office and family told of the decision"),
                            ("chair", "Independent chair appointed"),
                            ("terms", "Panel formed and terms of reference agreed"),
                            ("secured", "Records secured"),
                            ("agencies", "Agency reports received"),
                            ("drafted", "Overview report, executive summary and action plan drafted"),
                            ("panel", "Agreed by the panel"),
                            ("partnership", "Agreed by the partnership"),
                            ("submitted", "Sent for quality assurance"),
                            ("approved", "Approved for publication"),
                            ("published", "Published"),
                            ("implemented", "Action plan carried out"),
                            ("closed", "Closed, with an audit"),
                        ],
                        max_length=12,
                    ),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="planned for")),
                ("reached_on", models.DateField(blank=True, null=True, verbose_name="reached on")),
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
                    models.UniqueConstraint(fields=("review", "stage"), name="dhr_stage_once_in_a_review")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyReportStep",
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
                    "what",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("moved", "Given another date"),
                            ("chased", "Chased"),
                            ("received", "Received"),
                            ("returned", "Returned with comments"),
                            ("checked", "Quality checked"),
                            ("countersigned", "Countersigned"),
                            ("accepted", "Accepted"),
                        ],
                        max_length=14,
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("at", models.DateTimeField(verbose_name="written down at")),
                ("note", models.TextField(blank=True)),
                (
                    "by",
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="dhr.agencyreport",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PanelDecision",
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
                ("text", models.TextField(verbose_name="what was decided")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plans.action",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.panelmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPanelPaper",
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
                ("kept_at", models.CharField(blank=True, max_length=300, verbose_name="where it is kept")),
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.panelmeeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical panel paper",
                "verbose_name_plural": "historical panel papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPanelDecision",
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
                ("text", models.TextField(verbose_name="what was decided")),
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.panelmeeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical panel decision",
                "verbose_name_plural": "historical panel decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PanelAttendance",
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
                    "agency",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="for which agency, in which post"
                    ),
                ),
                ("sent_apologies", models.BooleanField(default=False)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.panelmeeting",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dhr.reviewmember",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "name"),
                        name="dhr_attendance_once",
                        violation_error_message="This person is on the list already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
                    ),
                ),
                (
                    "place",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.circlemember",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="dhr.reviewmember",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("member", "circle"), name="dhr_member_once_in_a_circle")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPanelAttendance",
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
                (
                    "agency",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="for which agency, in which post"
                    ),
                ),
                ("sent_apologies", models.BooleanField(default=False)),
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
                        to="dhr.panelmeeting",
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
            ],
            options={
                "verbose_name": "historical panel attendance",
                "verbose_name_plural": "historical panel attendances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PanelPaper",
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
                ("kept_at", models.CharField(blank=True, max_length=300, verbose_name="where it is kept")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="dhr.panelmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", False), ("kept_at", "")),
                            models.Q(models.Q(("kept_at", ""), _negated=True), ("file", None)),
                            _connector="OR",
                        ),
                        name="dhr_paper_is_here_or_kept_somewhere",
                        violation_error_message="Give either a file or where it is kept.",
                    )
                ],
            },
        ),
    ]

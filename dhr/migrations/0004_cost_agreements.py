import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0013_person_history"),
        ("dhr", "0003_reports_that_will_not_come"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CostAgreement",
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
                ("title", models.CharField(max_length=120, verbose_name="name")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cost_agreements",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
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
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("agreed", "Agreed")], default="draft", max_length=10
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("responsible", "Every responsible authority with a seat on the day of the cost"),
                            ("named", "Those who are named here"),
                        ],
                        max_length=20,
                        verbose_name="who shares",
                    ),
                ),
                (
                    "partners",
                    models.JSONField(
                        blank=True, default=list, verbose_name="those who are named, in the agreed order"
                    ),
                ),
                (
                    "counts",
                    models.CharField(
                        choices=[("seats", "Each seat pays"), ("bodies", "Each body pays once")],
                        default="seats",
                        max_length=10,
                        verbose_name="what pays once",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="day it was agreed")),
                (
                    "agreed_where",
                    models.CharField(blank=True, max_length=200, verbose_name="where it was agreed"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="dhr.costagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["agreement", "number"],
            },
        ),
        migrations.CreateModel(
            name="CostRule",
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
                (
                    "first",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody: all of it is shared"),
                            ("payer", "One partner pays a percentage of it"),
                            ("sums", "Some partners pay fixed sums for each review"),
                            ("pool", "A pool that partners pay into every year"),
                        ],
                        default="nobody",
                        max_length=10,
                        verbose_name="who pays first",
                    ),
                ),
                (
                    "basis_points",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="hundredths of a per cent"
                    ),
                ),
                (
                    "cap",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="most that the payer pays, in pence"
                    ),
                ),
                (
                    "rest",
                    models.CharField(
                        choices=[
                            ("equally", "Equally"),
                            ("percentages", "By percentages"),
                            ("weights", "By weights, such as the people in each area"),
                            ("lead", "One partner, the lead, pays it"),
                            ("in_kind", "In kind: nobody is charged"),
                            ("nothing", "Nothing is left"),
                        ],
                        max_length=20,
                        verbose_name="how the rest is shared",
                    ),
                ),
                (
                    "among",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody, whoever pays first too"),
                            ("others", "The others"),
                        ],
                        default="everybody",
                        max_length=10,
                        verbose_name="who shares the rest",
                    ),
                ),
                (
                    "sums",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        verbose_name="fixed sums, or yearly payments into the pool, in pence",
                    ),
                ),
                (
                    "shares",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="percentages in hundredths, or weights"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.seat",
                    ),
                ),
                (
                    "of_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="dhr.agreementversion",
                    ),
                ),
                (
                    "payer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["of_version", "cost_type"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgreementVersion",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("agreed", "Agreed")], default="draft", max_length=10
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("responsible", "Every responsible authority with a seat on the day of the cost"),
                            ("named", "Those who are named here"),
                        ],
                        max_length=20,
                        verbose_name="who shares",
                    ),
                ),
                (
                    "partners",
                    models.JSONField(
                        blank=True, default=list, verbose_name="those who are named, in the agreed order"
                    ),
                ),
                (
                    "counts",
                    models.CharField(
                        choices=[("seats", "Each seat pays"), ("bodies", "Each body pays once")],
                        default="seats",
                        max_length=10,
                        verbose_name="what pays once",
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="day it was agreed")),
                (
                    "agreed_where",
                    models.CharField(blank=True, max_length=200, verbose_name="where it was agreed"),
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.costagreement",
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
                "verbose_name": "historical agreement version",
                "verbose_name_plural": "historical agreement versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCostAgreement",
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
                ("title", models.CharField(max_length=120, verbose_name="name")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
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
                "verbose_name": "historical cost agreement",
                "verbose_name_plural": "historical cost agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCostRule",
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
                (
                    "first",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody: all of it is shared"),
                            ("payer", "One partner pays a percentage of it"),
                            ("sums", "Some partners pay fixed sums for each review"),
                            ("pool", "A pool that partners pay into every year"),
                        ],
                        default="nobody",
                        max_length=10,
                        verbose_name="who pays first",
                    ),
                ),
                (
                    "basis_points",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="hundredths of a per cent"
                    ),
                ),
                (
                    "cap",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="most that the payer pays, in pence"
                    ),
                ),
                (
                    "rest",
                    models.CharField(
                        choices=[
                            ("equally", "Equally"),
                            ("percentages", "By percentages"),
                            ("weights", "By weights, such as the people in each area"),
                            ("lead", "One partner, the lead, pays it"),
                            ("in_kind", "In kind: nobody is charged"),
                            ("nothing", "Nothing is left"),
                        ],
                        max_length=20,
                        verbose_name="how the rest is shared",
                    ),
                ),
                (
                    "among",
                    models.CharField(
                        choices=[
                            ("everybody", "Everybody, whoever pays first too"),
                            ("others", "The others"),
                        ],
                        default="everybody",
                        max_length=10,
                        verbose_name="who shares the rest",
                    ),
                ),
                (
                    "sums",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        verbose_name="fixed sums, or yearly payments into the pool, in pence",
                    ),
                ),
                (
                    "shares",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="percentages in hundredths, or weights"
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
                    "lead",
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
                    "of_version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.agreementversion",
                    ),
                ),
                (
                    "payer",
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
                "verbose_name": "historical cost rule",
                "verbose_name_plural": "historical cost rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="costagreement",
            constraint=models.UniqueConstraint(
                fields=("partnership", "title"),
                name="dhr_cost_agreement_called_once",
                violation_error_message="There is an agreement of this name already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementversion",
            constraint=models.UniqueConstraint(
                fields=("agreement", "number"), name="dhr_agreement_version_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("agreement",),
                name="dhr_agreement_one_draft",
                violation_error_message="There is a draft already. Change that one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "agreed")),
                fields=("agreement", "starts_on"),
                name="dhr_agreement_one_version_from_a_day",
                violation_error_message="Another version begins on that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"),
                    models.Q(("agreed_on__isnull", False), models.Q(("agreed_where", ""), _negated=True)),
                    _connector="OR",
                ),
                name="dhr_agreement_version_agreed_on_a_day",
                violation_error_message="Say when and where it was agreed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costrule",
            constraint=models.UniqueConstraint(
                fields=("of_version", "cost_type"),
                name="dhr_cost_rule_once_for_a_type",
                violation_error_message="This type of cost has its rule already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("basis_points__range", (1, 10000)), ("first", "payer"), ("payer__isnull", False)
                    ),
                    models.Q(
                        models.Q(("first", "payer"), _negated=True),
                        ("basis_points", None),
                        ("cap", None),
                        ("payer", None),
                    ),
                    _connector="OR",
                ),
                name="dhr_cost_rule_payer_with_a_percentage",
                violation_error_message="Say who pays first, and what percentage.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lead__isnull", False), ("rest", "lead")),
                    models.Q(models.Q(("rest", "lead"), _negated=True), ("lead", None)),
                    _connector="OR",
                ),
                name="dhr_cost_rule_lead_where_one_pays",
                violation_error_message="Say who the lead is.",
            ),
        ),
    ]

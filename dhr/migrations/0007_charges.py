import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0013_person_history"),
        ("dhr", "0006_cost_lines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalreviewrules",
            name="days_to_pay",
            field=models.PositiveSmallIntegerField(
                default=30,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="days within which partners are to pay a charge",
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="days_to_pay",
            field=models.PositiveSmallIntegerField(
                default=30,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="days within which partners are to pay a charge",
            ),
        ),
        migrations.CreateModel(
            name="Charge",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year in which the financial year begins"
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("sent", "Sent"),
                            ("agreed", "Agreed by the partner"),
                            ("invoiced", "Invoiced"),
                            ("written_off", "Written off"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("estimate", "A percentage of what is estimated"),
                            ("actual", "What it has cost so far"),
                        ],
                        max_length=10,
                        verbose_name="what it is asked for",
                    ),
                ),
                (
                    "basis_points",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="percentage of the estimate, in hundredths"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
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
                        verbose_name="stage for which it is asked",
                    ),
                ),
                ("total", models.BigIntegerField(verbose_name="in pence")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="whom it was sent to")),
                (
                    "address",
                    models.TextField(blank=True, max_length=400, verbose_name="address it was sent to"),
                ),
                (
                    "purchase_order",
                    models.CharField(blank=True, max_length=60, verbose_name="purchase order number"),
                ),
                ("budget_code", models.CharField(blank=True, max_length=60)),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="day it was sent")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="day by which it is to be paid"),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="day the partner agreed")),
                ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="day of the invoice")),
                (
                    "invoice",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the invoice"),
                ),
                (
                    "written_off_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was written off"),
                ),
                (
                    "written_off_why",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was written off"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.partnership"
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.seat",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ChargeLine",
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
                (
                    "year",
                    models.PositiveSmallIntegerField(verbose_name="year in which the financial year begins"),
                ),
                ("pence", models.BigIntegerField()),
                (
                    "charge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="dhr.charge"
                    ),
                ),
            ],
            options={
                "ordering": ["charge", "year", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCharge",
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
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year in which the financial year begins"
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("sent", "Sent"),
                            ("agreed", "Agreed by the partner"),
                            ("invoiced", "Invoiced"),
                            ("written_off", "Written off"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("estimate", "A percentage of what is estimated"),
                            ("actual", "What it has cost so far"),
                        ],
                        max_length=10,
                        verbose_name="what it is asked for",
                    ),
                ),
                (
                    "basis_points",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="percentage of the estimate, in hundredths"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        blank=True,
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
                        verbose_name="stage for which it is asked",
                    ),
                ),
                ("total", models.BigIntegerField(verbose_name="in pence")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="whom it was sent to")),
                (
                    "address",
                    models.TextField(blank=True, max_length=400, verbose_name="address it was sent to"),
                ),
                (
                    "purchase_order",
                    models.CharField(blank=True, max_length=60, verbose_name="purchase order number"),
                ),
                ("budget_code", models.CharField(blank=True, max_length=60)),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="day it was sent")),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="day by which it is to be paid"),
                ),
                ("agreed_on", models.DateField(blank=True, null=True, verbose_name="day the partner agreed")),
                ("invoiced_on", models.DateField(blank=True, null=True, verbose_name="day of the invoice")),
                (
                    "invoice",
                    models.CharField(blank=True, max_length=60, verbose_name="number of the invoice"),
                ),
                (
                    "written_off_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was written off"),
                ),
                (
                    "written_off_why",
                    models.CharField(blank=True, max_length=300, verbose_name="why it was written off"),
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
                    "asked_by",
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
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.seat",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical charge",
                "verbose_name_plural": "historical charges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnerAccount",
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
                    "contact",
                    models.CharField(max_length=120, verbose_name="whom charges go to: a name or a post"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="their e-mail address")),
                ("address", models.TextField(blank=True, max_length=400, verbose_name="address for letters")),
                (
                    "purchase_order",
                    models.CharField(blank=True, max_length=60, verbose_name="purchase order number"),
                ),
                ("budget_code", models.CharField(blank=True, max_length=60)),
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
                "verbose_name": "historical partner account",
                "verbose_name_plural": "historical partner accounts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPayment",
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
                ("paid_on", models.DateField(verbose_name="day it was paid")),
                ("pence", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="what it is called in the ledger"
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
                    "charge",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.charge",
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
                "verbose_name": "historical payment",
                "verbose_name_plural": "historical payments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PartnerAccount",
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
                    "contact",
                    models.CharField(max_length=120, verbose_name="whom charges go to: a name or a post"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="their e-mail address")),
                ("address", models.TextField(blank=True, max_length=400, verbose_name="address for letters")),
                (
                    "purchase_order",
                    models.CharField(blank=True, max_length=60, verbose_name="purchase order number"),
                ),
                ("budget_code", models.CharField(blank=True, max_length=60)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_accounts",
                        to="csp.partnership",
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
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Payment",
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
                ("paid_on", models.DateField(verbose_name="day it was paid")),
                ("pence", models.BigIntegerField()),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="what it is called in the ledger"
                    ),
                ),
                (
                    "charge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="dhr.charge"
                    ),
                ),
            ],
            options={
                "ordering": ["paid_on", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="charge",
            index=models.Index(fields=["seat", "state", "due_on"], name="dhr_charge_of_partner"),
        ),
        migrations.AddIndex(
            model_name="charge",
            index=models.Index(fields=["asked_by", "state", "due_on"], name="dhr_charge_of_partnership"),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.UniqueConstraint(
                fields=("asked_by", "year", "number"), name="dhr_charge_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "draft")),
                fields=("review", "seat"),
                name="dhr_charge_one_draft_for_a_partner",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(("total", 0), _negated=True),
                name="dhr_charge_asks_for_something",
                violation_error_message="A charge asks for something, or gives something back.",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("due_on", None),
                        ("number", None),
                        ("sent_on", None),
                        ("state", "draft"),
                        ("year", None),
                    ),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True),
                        ("due_on__isnull", False),
                        ("number__gt", 0),
                        ("sent_on__isnull", False),
                        ("year__isnull", False),
                        models.Q(("contact", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="dhr_charge_sent_with_a_number",
                violation_error_message="A charge that was sent has a number, its days, and whom it was sent to.",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("basis", "estimate"), ("basis_points__range", (1, 10000))),
                    models.Q(("basis", "actual"), ("basis_points", None)),
                    _connector="OR",
                ),
                name="dhr_charge_percentage_of_an_estimate",
                violation_error_message="Say what percentage of the estimate is asked for.",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "written_off"),
                        ("written_off_on__isnull", False),
                        models.Q(("written_off_why", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "written_off"), _negated=True),
                        ("written_off_on", None),
                        ("written_off_why", ""),
                    ),
                    _connector="OR",
                ),
                name="dhr_charge_written_off_with_a_reason",
                violation_error_message="Say why it is written off.",
            ),
        ),
        migrations.AddConstraint(
            model_name="chargeline",
            constraint=models.UniqueConstraint(
                fields=("charge", "year", "cost_type"), name="dhr_charge_line_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="chargeline",
            constraint=models.CheckConstraint(
                condition=models.Q(("pence", 0), _negated=True), name="dhr_charge_line_asks_for_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="partneraccount",
            constraint=models.UniqueConstraint(
                fields=("partnership", "seat"),
                name="dhr_partner_account_once",
                violation_error_message="It is known already whom this partner’s charges go to.",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(("pence", 0), _negated=True), name="dhr_payment_of_something"
            ),
        ),
    ]

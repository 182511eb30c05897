import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0013_person_history"),
        ("dhr", "0005_money_circles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="review",
            name="money_circle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
            ),
        ),
        migrations.CreateModel(
            name="CostLine",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("estimate", "Estimate"),
                            ("commitment", "Commitment"),
                            ("actual", "Actual cost"),
                        ],
                        max_length=12,
                        verbose_name="how certain it is",
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
                ("what", models.CharField(max_length=160, verbose_name="what it is for")),
                ("supplier", models.CharField(blank=True, max_length=120)),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="number of the order or invoice"
                    ),
                ),
                ("cost_on", models.DateField(verbose_name="day of the cost")),
                (
                    "paid_on",
                    models.DateField(blank=True, null=True, verbose_name="day the supplier was paid"),
                ),
                (
                    "days",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days, in hundredths"),
                ),
                (
                    "day_rate",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="rate for a day, in pence"
                    ),
                ),
                ("net", models.BigIntegerField(verbose_name="without VAT, in pence")),
                ("vat", models.BigIntegerField(default=0, verbose_name="VAT, in pence")),
                (
                    "recovered",
                    models.BigIntegerField(default=0, verbose_name="VAT that is recovered, in pence"),
                ),
                ("is_last", models.BooleanField(default=False, verbose_name="the last that comes out of it")),
                (
                    "chosen_why",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why not the version of its day"
                    ),
                ),
                (
                    "receipt_kept_at",
                    models.CharField(blank=True, max_length=200, verbose_name="where the receipt is kept"),
                ),
                ("before", models.BigIntegerField(default=0, editable=False)),
                ("pool", models.BigIntegerField(blank=True, editable=False, null=True)),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drawn",
                        to="dhr.costline",
                        verbose_name="what it comes out of",
                    ),
                ),
                (
                    "receipt",
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
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dhr.agreementversion",
                        verbose_name="version of the agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["review", "number"],
            },
        ),
        migrations.CreateModel(
            name="CostShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "bearer",
                    models.CharField(
                        choices=[("partner", "A partner"), ("pool", "The pool"), ("in_kind", "In kind")],
                        default="partner",
                        max_length=10,
                    ),
                ),
                ("pence", models.BigIntegerField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="dhr.costline"
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
            ],
            options={
                "ordering": ["line", "place"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCostLine",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("estimate", "Estimate"),
                            ("commitment", "Commitment"),
                            ("actual", "Actual cost"),
                        ],
                        max_length=12,
                        verbose_name="how certain it is",
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
                ("what", models.CharField(max_length=160, verbose_name="what it is for")),
                ("supplier", models.CharField(blank=True, max_length=120)),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="number of the order or invoice"
                    ),
                ),
                ("cost_on", models.DateField(verbose_name="day of the cost")),
                (
                    "paid_on",
                    models.DateField(blank=True, null=True, verbose_name="day the supplier was paid"),
                ),
                (
                    "days",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="days, in hundredths"),
                ),
                (
                    "day_rate",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="rate for a day, in pence"
                    ),
                ),
                ("net", models.BigIntegerField(verbose_name="without VAT, in pence")),
                ("vat", models.BigIntegerField(default=0, verbose_name="VAT, in pence")),
                (
                    "recovered",
                    models.BigIntegerField(default=0, verbose_name="VAT that is recovered, in pence"),
                ),
                ("is_last", models.BooleanField(default=False, verbose_name="the last that comes out of it")),
                (
                    "chosen_why",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why not the version of its day"
                    ),
                ),
                (
                    "receipt_kept_at",
                    models.CharField(blank=True, max_length=200, verbose_name="where the receipt is kept"),
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
                    "against",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.costline",
                        verbose_name="what it comes out of",
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
                    "receipt",
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
                (
                    "under",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dhr.agreementversion",
                        verbose_name="version of the agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cost line",
                "verbose_name_plural": "historical cost lines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddConstraint(
            model_name="costline",
            constraint=models.UniqueConstraint(fields=("review", "number"), name="dhr_cost_line_number_once"),
        ),
        migrations.AddConstraint(
            model_name="costline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("net__gt", 0),
                        ("recovered__gte", 0),
                        ("recovered__lte", models.F("vat")),
                        ("vat__gte", 0),
                        ("vat__lte", models.F("net")),
                    ),
                    models.Q(
                        ("net__lt", 0),
                        ("recovered__gte", models.F("vat")),
                        ("recovered__lte", 0),
                        ("vat__gte", models.F("net")),
                        ("vat__lte", 0),
                    ),
                    _connector="OR",
                ),
                name="dhr_cost_line_vat_is_part_of_it",
                violation_error_message="VAT is no more than the cost, and has the same sign.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("day_rate", None), ("days", None)),
                    models.Q(("day_rate__gt", 0), ("days__gt", 0)),
                    _connector="OR",
                ),
                name="dhr_cost_line_days_have_a_rate",
                violation_error_message="Give both the days and the rate for a day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "actual"), models.Q(("net__gt", 0), ("paid_on", None)), _connector="OR"
                ),
                name="dhr_cost_line_only_actual_costs_are_paid",
                violation_error_message="Only an actual cost is a credit, or paid.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costline",
            constraint=models.CheckConstraint(
                condition=models.Q(("receipt", None), ("receipt_kept_at", ""), _connector="OR"),
                name="dhr_cost_line_receipt_here_or_kept_somewhere",
                violation_error_message="Give either a file or where the receipt is kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="costshare",
            constraint=models.UniqueConstraint(
                fields=("line", "place"), name="dhr_cost_share_one_in_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="costshare",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bearer", "partner"), ("seat__isnull", False)),
                    models.Q(models.Q(("bearer", "partner"), _negated=True), ("seat", None)),
                    _connector="OR",
                ),
                name="dhr_cost_share_of_a_seat_or_of_nobody",
                violation_error_message="A partner pays by its seat.",
            ),
        ),
    ]

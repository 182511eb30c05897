import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0013_person_history"),
        ("dhr", "0009_year_locks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalReviewBudget",
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
                    models.PositiveSmallIntegerField(verbose_name="year in which the financial year begins"),
                ),
                ("pence", models.PositiveBigIntegerField(verbose_name="budget, in pence")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review budget",
                "verbose_name_plural": "historical review budgets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReviewBudget",
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
                    models.PositiveSmallIntegerField(verbose_name="year in which the financial year begins"),
                ),
                ("pence", models.PositiveBigIntegerField(verbose_name="budget, in pence")),
            ],
            options={
                "ordering": ["-year"],
            },
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="bands_spend",
            field=models.BooleanField(
                default=False, verbose_name="what fewer reviews cost is told as a band"
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewrules",
            name="smallest_spend",
            field=models.PositiveSmallIntegerField(
                default=2,
                validators=[
                    django.core.validators.MinValueValidator(2),
                    django.core.validators.MaxValueValidator(20),
                ],
                verbose_name="fewest reviews in a figure of what reviews cost",
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="bands_spend",
            field=models.BooleanField(
                default=False, verbose_name="what fewer reviews cost is told as a band"
            ),
        ),
        migrations.AddField(
            model_name="reviewrules",
            name="smallest_spend",
            field=models.PositiveSmallIntegerField(
                default=2,
                validators=[
                    django.core.validators.MinValueValidator(2),
                    django.core.validators.MaxValueValidator(20),
                ],
                verbose_name="fewest reviews in a figure of what reviews cost",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewrules",
            constraint=models.CheckConstraint(
                condition=models.Q(("smallest_spend__gte", 2)),
                name="dhr_rules_spend_is_of_two_reviews_at_least",
                violation_error_message="What reviews cost is told of 2 of them or more.",
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewbudget",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalreviewbudget",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="csp.partnership",
            ),
        ),
        migrations.AddField(
            model_name="reviewbudget",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="review_budgets",
                to="csp.partnership",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewbudget",
            constraint=models.UniqueConstraint(
                fields=("partnership", "year"),
                name="dhr_review_budget_once_for_a_year",
                violation_error_message="This year has a budget already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewbudget",
            constraint=models.CheckConstraint(
                condition=models.Q(("pence__lte", 10000000000)),
                name="dhr_review_budget_no_more_than_is_read",
                violation_error_message="A budget is £100,000,000.00 or less.",
            ),
        ),
    ]

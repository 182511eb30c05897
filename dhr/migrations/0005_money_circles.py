"""Give each review a circle for what it costs, with whoever runs it and its finance officers in it."""

import django.db.models.deletion
from django.db import migrations, models

SEE_MONEY = ("coordinator", "deputy", "finance")


def give(apps, schema_editor):
    """Open the new circle to those to whom the review is open, on the same days."""
    circles = apps.get_model("csp", "Circle")
    for review in apps.get_model("dhr", "Review").objects.order_by("pk"):
        review.money_circle = circles.objects.create(partnership_id=review.partnership_id)
        review.save(update_fields=["money_circle"])
        let_in(apps, review)


def let_in(apps, review):
    """Put whoever runs a review, and its finance officers, into its new circle."""
    places = apps.get_model("dhr", "MemberPlace")
    in_circle = apps.get_model("csp", "CircleMember")
    there = places.objects.filter(
        circle=review.circle_id, member__review=review, member__capacity__in=SEE_MONEY
    )
    for belongs in there.select_related("place").order_by("pk"):
        before, place = belongs.place, None
        if before is not None:
            place = in_circle.objects.create(
                circle=review.money_circle,
                person_id=before.person_id,
                starts_on=before.starts_on,
                ends_on=before.ends_on,
            )
        places.objects.create(member_id=belongs.member_id, circle=review.money_circle, place=place)


def take(apps, schema_editor):
    """Empty the circles again."""
    circles = apps.get_model("dhr", "Review").objects.order_by().values("money_circle")
    apps.get_model("dhr", "MemberPlace").objects.filter(circle__in=circles).delete()
    apps.get_model("csp", "CircleMember").objects.filter(circle__in=circles).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0013_person_history"),
        ("dhr", "0004_cost_agreements"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalreview",
            name="money_circle",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="csp.circle",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="money_circle",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.circle"
            ),
        ),
        migrations.RunPython(give, take),
    ]

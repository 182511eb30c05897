from django.db import migrations, models

STATES = [
    ("asked", "Asked for"),
    ("received", "Received"),
    ("returned", "Returned with comments"),
    ("checked", "Quality checked"),
    ("countersigned", "Countersigned"),
    ("accepted", "Accepted"),
    ("nil", "Nil return accepted"),
    ("not_coming", "Will not come"),
]
STEPS = [
    ("asked", "Asked for"),
    ("moved", "Given another date"),
    ("chased", "Chased"),
    ("received", "Received"),
    ("returned", "Returned with comments"),
    ("checked", "Quality checked"),
    ("countersigned", "Countersigned"),
    ("accepted", "Accepted"),
    ("not_coming", "Will not come"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("dhr", "0002_learning_and_publication"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agencyreport",
            name="state",
            field=models.CharField(choices=STATES, default="asked", max_length=14),
        ),
        migrations.AlterField(
            model_name="historicalagencyreport",
            name="state",
            field=models.CharField(choices=STATES, default="asked", max_length=14),
        ),
        migrations.AlterField(
            model_name="agencyreportstep",
            name="what",
            field=models.CharField(choices=STEPS, max_length=14),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0009_words_and_retention"),
    ]

    operations = [
        migrations.AddField(
            model_name="area",
            name="is_in_use",
            field=models.BooleanField(default=True, verbose_name="can be chosen for actions and figures"),
        ),
        migrations.AddField(
            model_name="historicalarea",
            name="is_in_use",
            field=models.BooleanField(default=True, verbose_name="can be chosen for actions and figures"),
        ),
    ]

"""Hold the keys of members apart, once each has one."""

from django.db import migrations, models

import csp.kernel.keys


class Migration(migrations.Migration):
    dependencies = [
        ("scrutiny", "0004_members_with_keys"),
    ]

    operations = [
        migrations.AlterField(
            model_name="committeemember",
            name="key",
            field=models.CharField(
                default=csp.kernel.keys.new_key, editable=False, max_length=10, unique=True
            ),
        ),
    ]

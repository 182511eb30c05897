import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys
import csp.models.partnership


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Authority",
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
                ("name", models.CharField(max_length=120, unique=True)),
                ("name_order", models.CharField(editable=False, max_length=120)),
                (
                    "short_name",
                    models.CharField(
                        help_text="As it is said in a table, for example County Council", max_length=40
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district_council", "District council"),
                            ("county_council", "County council"),
                            ("unitary_council", "Unitary council"),
                            ("police", "Police force"),
                            ("fire", "Fire and rescue authority"),
                            ("integrated_care_board", "Integrated care board"),
                            ("local_health_board", "Local health board"),
                            ("probation", "Provider of probation services"),
                            ("commissioner", "Police and crime commissioner"),
                            ("housing_association", "Housing association"),
                            ("charity", "Charity"),
                        ],
                        max_length=30,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "authorities",
                "ordering": ["name_order", "key"],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("name", models.CharField(max_length=120)),
                ("name_order", models.CharField(editable=False, max_length=120)),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name_order", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="csp_person_email_is_unique",
                        violation_error_message="Somebody already signs in with this e-mail address.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
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
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="name in addresses")),
                ("place", models.CharField(help_text="For example, Vale", max_length=80)),
                ("title", models.CharField(default="Community Safety Partnership", max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unitary", "Unitary area"),
                            ("two_tier", "District in a two-tier area"),
                            ("combined", "Combined districts"),
                            ("county_group", "County group"),
                            ("wales", "Welsh area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "brand_colour",
                    models.CharField(
                        blank=True, max_length=7, validators=[csp.models.partnership.refuse_a_pale_colour]
                    ),
                ),
            ],
            options={
                "ordering": ["place", "key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["unitary", "two_tier", "combined", "county_group", "wales"])
                        ),
                        name="csp_partnership_kind_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAuthority",
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
                ("name", models.CharField(db_index=True, max_length=120)),
                ("name_order", models.CharField(editable=False, max_length=120)),
                (
                    "short_name",
                    models.CharField(
                        help_text="As it is said in a table, for example County Council", max_length=40
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("district_council", "District council"),
                            ("county_council", "County council"),
                            ("unitary_council", "Unitary council"),
                            ("police", "Police force"),
                            ("fire", "Fire and rescue authority"),
                            ("integrated_care_board", "Integrated care board"),
                            ("local_health_board", "Local health board"),
                            ("probation", "Provider of probation services"),
                            ("commissioner", "Police and crime commissioner"),
                            ("housing_association", "Housing association"),
                            ("charity", "Charity"),
                        ],
                        max_length=30,
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
            ],
            options={
                "verbose_name": "historical authority",
                "verbose_name_plural": "historical authorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnership",
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
                ("slug", models.SlugField(max_length=60, verbose_name="name in addresses")),
                ("place", models.CharField(help_text="For example, Vale", max_length=80)),
                ("title", models.CharField(default="Community Safety Partnership", max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unitary", "Unitary area"),
                            ("two_tier", "District in a two-tier area"),
                            ("combined", "Combined districts"),
                            ("county_group", "County group"),
                            ("wales", "Welsh area"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "brand_colour",
                    models.CharField(
                        blank=True, max_length=7, validators=[csp.models.partnership.refuse_a_pale_colour]
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
            ],
            options={
                "verbose_name": "historical partnership",
                "verbose_name_plural": "historical partnerships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeat",
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
                    "standing",
                    models.CharField(
                        choices=[
                            ("responsible", "Responsible authority"),
                            ("cooperating", "Co-operating body"),
                            ("invited", "Invited to take part"),
                        ],
                        max_length=20,
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
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.authority",
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
                "verbose_name": "historical seat",
                "verbose_name_plural": "historical seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAppointment",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Administrator"),
                            ("coordinator", "Coordinator"),
                            ("authority_lead", "Authority lead"),
                            ("officer", "Officer"),
                            ("councillor", "Councillor"),
                            ("scrutiny_officer", "Scrutiny officer"),
                            ("review_coordinator", "Review coordinator"),
                            ("observer", "Observer"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True, help_text="For example, Community safety manager", max_length=120
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
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="csp.authority",
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
                "verbose_name": "historical appointment",
                "verbose_name_plural": "historical appointments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Circle",
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
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circles",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Administrator"),
                            ("coordinator", "Coordinator"),
                            ("authority_lead", "Authority lead"),
                            ("officer", "Officer"),
                            ("councillor", "Councillor"),
                            ("scrutiny_officer", "Scrutiny officer"),
                            ("review_coordinator", "Review coordinator"),
                            ("observer", "Observer"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True, help_text="For example, Community safety manager", max_length=120
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="csp.authority",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "key"],
                "indexes": [
                    models.Index(fields=["person", "starts_on", "ends_on"], name="csp_appointment_of_person")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="csp_appointment_ends_after_it_starts",
                        violation_error_message="The last day must be the same as or after the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                    "standing",
                    models.CharField(
                        choices=[
                            ("responsible", "Responsible authority"),
                            ("cooperating", "Co-operating body"),
                            ("invited", "Invited to take part"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="csp.authority"
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["authority__name_order", "key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="csp_seat_ends_after_it_starts",
                        violation_error_message="The last day must be the same as or after the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CircleMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="members", to="csp.circle"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["person", "starts_on", "ends_on"], name="csp_circle_member_of_person"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="csp_circle_member_ends_after_it_starts",
                        violation_error_message="The last day must be the same as or after the first day.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("verb", models.CharField(max_length=60)),
                (
                    "subject",
                    models.CharField(help_text="The model's label, for example plans.action", max_length=60),
                ),
                ("subject_id", models.BigIntegerField()),
                ("address", models.CharField(blank=True, max_length=45, verbose_name="internet address")),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.circle",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [
                    models.Index(fields=["subject", "subject_id", "at"], name="csp_audit_event_of_subject"),
                    models.Index(fields=["partnership", "at"], name="csp_audit_event_of_partnership"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("subject_key", models.CharField(max_length=10)),
                ("words", models.TextField()),
                (
                    "circle",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="csp.circle",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="csp.partnership"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "subject_key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject_key"), name="csp_search_entry_one_for_each_record"
                    )
                ],
            },
        ),
    ]

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import csp.kernel.keys
import csp.models.sign_in_policy


class Migration(migrations.Migration):
    dependencies = [
        ("csp", "0003_files_and_jobs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
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
                    models.CharField(choices=[("district", "District"), ("ward", "Ward")], max_length=10),
                ),
                ("name", models.CharField(max_length=120)),
                ("name_order", models.CharField(editable=False, max_length=120)),
                (
                    "ons_code",
                    models.CharField(
                        max_length=9,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[EW]\\d{8}\\Z",
                                "Enter a code as E or W and eight digits, for example E07000999",
                            )
                        ],
                        verbose_name="ONS code",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "name_order", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "ons_code"),
                        name="csp_area_code_once_in_a_partnership",
                        violation_error_message="Another area of this partnership has this code.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalArea",
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
                    models.CharField(choices=[("district", "District"), ("ward", "Ward")], max_length=10),
                ),
                ("name", models.CharField(max_length=120)),
                ("name_order", models.CharField(editable=False, max_length=120)),
                (
                    "ons_code",
                    models.CharField(
                        max_length=9,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[EW]\\d{8}\\Z",
                                "Enter a code as E or W and eight digits, for example E07000999",
                            )
                        ],
                        verbose_name="ONS code",
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
                "verbose_name": "historical area",
                "verbose_name_plural": "historical areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNotice",
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
                            ("accessibility", "Accessibility statement"),
                            ("privacy", "Privacy notice"),
                            ("cookies", "Cookies"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(help_text="Markdown")),
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
                "verbose_name": "historical notice",
                "verbose_name_plural": "historical notices",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignInPolicy",
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
                ("second_factor_roles", models.JSONField(default=csp.models.sign_in_policy.careful_roles)),
                (
                    "idle_minutes",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(480),
                        ],
                        verbose_name="minutes without a page after which a session ends",
                    ),
                ),
                (
                    "longest_hours",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="hours after which a session ends whatever happens",
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
                "verbose_name": "historical sign in policy",
                "verbose_name_plural": "historical sign-in policies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Invitation",
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
                ("post", models.CharField(blank=True, max_length=120)),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "token_hash",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="SHA-256 of the token, in hexadecimal"
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="csp.authority"
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="csp.partnership",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-invited_at", "key"],
                "indexes": [
                    models.Index(fields=["partnership", "-invited_at"], name="csp_invitation_to_partnership")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("partnership"),
                        models.F("authority"),
                        models.F("role"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("accepted_at", None), ("revoked_at", None)),
                        name="csp_invitation_open_once",
                        violation_error_message="They have been invited to this already. Send that invitation again.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("accepted_by", None)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="csp_invitation_accepted_when_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at", None), ("revoked_by", None)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="csp_invitation_revoked_when_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("revoked_at", None), _connector="OR"),
                        name="csp_invitation_ends_one_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
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
                ("kind", models.CharField(max_length=30)),
                ("to_address", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("subject", models.CharField(max_length=150)),
                ("text", models.TextField(blank=True)),
                (
                    "is_secret",
                    models.BooleanField(default=False, verbose_name="loses its words once it is sent"),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("claimed", "May not have arrived"),
                            ("sent", "Handed to the mail server"),
                            ("refused", "Refused by the mail server"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("claimed_at", models.DateTimeField(null=True)),
                (
                    "ended_at",
                    models.DateTimeField(null=True, verbose_name="when the server took it or refused it"),
                ),
                (
                    "fault",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="reference of the fault in the log"
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="csp.circle",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="csp.partnership",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-written_at", "key"],
                "indexes": [
                    models.Index(fields=["partnership", "-written_at"], name="csp_message_of_partnership"),
                    models.Index(fields=["state", "written_at"], name="csp_message_by_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimed_at", None), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True), ("claimed_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="csp_message_claimed_before_it_goes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("circle", None), ("partnership__isnull", False), _connector="OR"),
                        name="csp_message_of_a_circle_is_of_a_partnership",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                            ("accessibility", "Accessibility statement"),
                            ("privacy", "Privacy notice"),
                            ("cookies", "Cookies"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(help_text="Markdown")),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "key"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "kind"), name="csp_notice_one_for_each_page"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInPolicy",
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
                ("second_factor_roles", models.JSONField(default=csp.models.sign_in_policy.careful_roles)),
                (
                    "idle_minutes",
                    models.PositiveSmallIntegerField(
                        default=60,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(480),
                        ],
                        verbose_name="minutes without a page after which a session ends",
                    ),
                ),
                (
                    "longest_hours",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="hours after which a session ends whatever happens",
                    ),
                ),
                (
                    "partnership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_in_policy",
                        to="csp.partnership",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "sign-in policies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("idle_minutes__range", (10, 480)), ("longest_hours__range", (1, 24))
                        ),
                        name="csp_sign_in_policy_sessions_end",
                        violation_error_message="A session ends after 10 to 480 minutes idle, and after 1 to 24 hours.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="auditevent",
            name="number",
            field=models.PositiveBigIntegerField(null=True, verbose_name="its number on that trail"),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="seal",
            field=models.CharField(
                blank=True, max_length=64, verbose_name="seal of it and of all before it, in hexadecimal"
            ),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="trail",
            field=models.CharField(blank=True, max_length=45, verbose_name="trail it is sealed on"),
        ),
        migrations.AddField(
            model_name="authority",
            name="replaced_on",
            field=models.DateField(blank=True, null=True, verbose_name="first day of its successor"),
        ),
        migrations.AddField(
            model_name="authority",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="csp.authority",
            ),
        ),
        migrations.AddField(
            model_name="historicalauthority",
            name="replaced_on",
            field=models.DateField(blank=True, null=True, verbose_name="first day of its successor"),
        ),
        migrations.AddField(
            model_name="historicalauthority",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="csp.authority",
            ),
        ),
        migrations.AddField(
            model_name="historicalpartnership",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The county group that it is part of.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="csp.partnership",
            ),
        ),
        migrations.AddField(
            model_name="historicalseat",
            name="sits_as",
            field=models.CharField(
                choices=[
                    ("district_council", "District council"),
                    ("county_council", "County council"),
                    ("unitary_council", "Unitary council"),
                    ("police", "Police force"),
                    ("fire", "Fire and rescue authority"),
                    ("integrated_care_board", "Integrated care board"),
                    ("local_health_board", "Local health board"),
                    ("probation", "Provider of probation services"),
                    ("clinical_commissioning_group", "Clinical commissioning group"),
                    ("primary_care_trust", "Primary care trust"),
                    ("commissioner", "Police and crime commissioner"),
                    ("mayor", "Mayor or policing and crime board"),
                    ("nhs_trust", "NHS trust"),
                    ("parish_council", "Parish or community council"),
                    ("education", "School, college or university"),
                    ("housing_association", "Housing association"),
                    ("charity", "Charity"),
                    ("other", "Other body"),
                ],
                default="",
                help_text="What the body is at this table: a county council may also sit as the fire authority.",
                max_length=30,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="partnership",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="The county group that it is part of.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="csp.partnership",
            ),
        ),
        migrations.AddField(
            model_name="seat",
            name="sits_as",
            field=models.CharField(
                choices=[
                    ("district_council", "District council"),
                    ("county_council", "County council"),
                    ("unitary_council", "Unitary council"),
                    ("police", "Police force"),
                    ("fire", "Fire and rescue authority"),
                    ("integrated_care_board", "Integrated care board"),
                    ("local_health_board", "Local health board"),
                    ("probation", "Provider of probation services"),
                    ("clinical_commissioning_group", "Clinical commissioning group"),
                    ("primary_care_trust", "Primary care trust"),
                    ("commissioner", "Police and crime commissioner"),
                    ("mayor", "Mayor or policing and crime board"),
                    ("nhs_trust", "NHS trust"),
                    ("parish_council", "Parish or community council"),
                    ("education", "School, college or university"),
                    ("housing_association", "Housing association"),
                    ("charity", "Charity"),
                    ("other", "Other body"),
                ],
                default="",
                help_text="What the body is at this table: a county council may also sit as the fire authority.",
                max_length=30,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="authority",
            name="kind",
            field=models.CharField(
                choices=[
                    ("district_council", "District council"),
                    ("county_council", "County council"),
                    ("unitary_council", "Unitary council"),
                    ("police", "Police force"),
                    ("fire", "Fire and rescue authority"),
                    ("integrated_care_board", "Integrated care board"),
                    ("local_health_board", "Local health board"),
                    ("probation", "Provider of probation services"),
                    ("clinical_commissioning_group", "Clinical commissioning group"),
                    ("primary_care_trust", "Primary care trust"),
                    ("commissioner", "Police and crime commissioner"),
                    ("mayor", "Mayor or policing and crime board"),
                    ("nhs_trust", "NHS trust"),
                    ("parish_council", "Parish or community council"),
                    ("education", "School, college or university"),
                    ("housing_association", "Housing association"),
                    ("charity", "Charity"),
                    ("other", "Other body"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="historicalauthority",
            name="kind",
            field=models.CharField(
                choices=[
                    ("district_council", "District council"),
                    ("county_council", "County council"),
                    ("unitary_council", "Unitary council"),
                    ("police", "Police force"),
                    ("fire", "Fire and rescue authority"),
                    ("integrated_care_board", "Integrated care board"),
                    ("local_health_board", "Local health board"),
                    ("probation", "Provider of probation services"),
                    ("clinical_commissioning_group", "Clinical commissioning group"),
                    ("primary_care_trust", "Primary care trust"),
                    ("commissioner", "Police and crime commissioner"),
                    ("mayor", "Mayor or policing and crime board"),
                    ("nhs_trust", "NHS trust"),
                    ("parish_council", "Parish or community council"),
                    ("education", "School, college or university"),
                    ("housing_association", "Housing association"),
                    ("charity", "Charity"),
                    ("other", "Other body"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                condition=models.Q(("seal", "")), fields=["seal", "id"], name="csp_audit_event_to_seal"
            ),
        ),
        migrations.AddConstraint(
            model_name="auditevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number__isnull", False)),
                fields=("trail", "number"),
                name="csp_audit_event_number_once_on_a_trail",
            ),
        ),
        migrations.AddConstraint(
            model_name="auditevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", None), ("seal", ""), ("trail", "")),
                    models.Q(
                        models.Q(("trail", ""), _negated=True),
                        models.Q(("seal", ""), _negated=True),
                        ("number__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="csp_audit_event_sealed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="authority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replaced_on", None), ("successor", None)),
                    models.Q(("replaced_on__isnull", False), ("successor__isnull", False)),
                    _connector="OR",
                ),
                name="csp_authority_successor_and_its_first_day_together",
                violation_error_message="Record both what replaces the authority and from which day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="authority",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="csp_authority_does_not_replace_itself",
                violation_error_message="An authority can’t replace itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="partnership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("kind", "county_group"), _negated=True), _connector="OR"
                ),
                name="csp_partnership_county_group_is_part_of_none",
                violation_error_message="A county group is not part of another.",
            ),
        ),
    ]

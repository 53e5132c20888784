"""Days that are agreed on with the municipalities, enrolment by link, wishes, and who was told of which day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_municipalities"),
        ("planning", "0005_calendars_know_the_days"),
        ("programme", "0001_programmes_and_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
            ],
            options={
                "ordering": ["first_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key_sha256", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CalendarNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sequence", models.PositiveIntegerField()),
                ("is_called_off", models.BooleanField(default=False)),
                ("told_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DayProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "venter på svar"),
                            ("yes", "ja"),
                            ("no", "nej"),
                            ("taken_back", "taget tilbage"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EnrolmentLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="JointOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "venter på svar"),
                            ("yes", "ja"),
                            ("no", "nej"),
                            ("taken_back", "taget tilbage"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TeachingPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_on", models.DateField()),
                ("last_on", models.DateField()),
                ("starts_at", models.TimeField()),
                ("ends_at", models.TimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_key", models.CharField(blank=True, max_length=100)),
                ("text", models.CharField(blank=True, max_length=400)),
                ("written_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="courserun",
            name="elearning_ends_at",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="courserun",
            name="elearning_starts_at",
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="courserun",
            name="guide_sent_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="courserun",
            name="sharing",
            field=models.CharField(
                blank=True,
                choices=[("gladly", "Gerne sammen med en anden kommune"), ("alone", "Helst for os selv")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="by_link",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="invited_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="enrolment",
            name="reminded_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="courserun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("elearning_ends_at__isnull", True), ("elearning_starts_at__isnull", True)),
                    models.Q(
                        ("elearning_ends_at__isnull", False),
                        ("elearning_on__isnull", False),
                        ("elearning_starts_at__isnull", False),
                        ("elearning_starts_at__lt", models.F("elearning_ends_at")),
                    ),
                    _connector="OR",
                ),
                name="planning_elearning_day_has_both_hours_or_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="courserun",
            constraint=models.CheckConstraint(
                condition=models.Q(("sharing", ""), ("sharing__in", ["gladly", "alone"]), _connector="OR"),
                name="planning_sharing_is_known",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="calendarfeed",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="calendarnotice",
            name="entry",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="planning.calendarentry"
            ),
        ),
        migrations.AddField(
            model_name="calendarnotice",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="dayproposal",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dayproposal",
            name="course_run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="planning.courserun"
            ),
        ),
        migrations.AddField(
            model_name="dayproposal",
            name="proposed_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="enrolmentlink",
            name="course_run",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.courserun"
            ),
        ),
        migrations.AddField(
            model_name="enrolmentlink",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="jointoffer",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="jointoffer",
            name="asked",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="asked_by", to="planning.courserun"
            ),
        ),
        migrations.AddField(
            model_name="jointoffer",
            name="asker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="asked_for", to="planning.courserun"
            ),
        ),
        migrations.AddField(
            model_name="jointoffer",
            name="day",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.learningday"
            ),
        ),
        migrations.AddField(
            model_name="jointoffer",
            name="made_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="teachingperiod",
            name="edition",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="course_run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.courserun"
            ),
        ),
        migrations.AddField(
            model_name="wish",
            name="written_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_on__lte", models.F("last_on"))),
                name="planning_absence_begins_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarnotice",
            constraint=models.UniqueConstraint(
                fields=("entry", "person"), name="planning_a_person_has_one_notice_of_an_entry"
            ),
        ),
        migrations.AddConstraint(
            model_name="dayproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("course_run", "on"),
                name="planning_a_day_is_proposed_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="dayproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None), ("state__in", ["open", "taken_back"])),
                    models.Q(("answered_at__isnull", False), ("state__in", ["yes", "no"])),
                    _connector="OR",
                ),
                name="planning_a_proposal_is_open_or_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("asker", models.F("asked")), _negated=True), name="planning_nobody_asks_themselves"
            ),
        ),
        migrations.AddConstraint(
            model_name="jointoffer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("asker", "asked"),
                name="planning_two_have_one_open_offer_a_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("answered_by", None), ("state__in", ["open", "taken_back"])),
                    models.Q(("answered_at__isnull", False), ("state__in", ["yes", "no"])),
                    _connector="OR",
                ),
                name="planning_an_offer_is_open_or_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="teachingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_on__lte", models.F("last_on")), ("starts_at__lt", models.F("ends_at"))),
                name="planning_period_begins_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case_key", ""), _negated=True), models.Q(("text", ""), _negated=True), _connector="OR"
                ),
                name="planning_a_wish_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case_key", ""), _negated=True),
                fields=("course_run", "case_key"),
                name="planning_a_case_is_wished_for_once",
            ),
        ),
    ]

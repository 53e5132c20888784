"""The days that stand already stand in calendars too, as told once."""

from django.db import migrations


def tell(apps, _schema_editor):
    entry = apps.get_model("planning", "CalendarEntry").objects
    for run in apps.get_model("planning", "CourseRun").objects.select_related("learning_day"):
        if run.elearning_on:
            entry.create(edition_id=run.edition_id, kind="elearning", course_run=run, on=run.elearning_on)
        if run.learning_day:
            entry.create(edition_id=run.edition_id, kind="physical", course_run=run, **slot(run.learning_day))
    for teacher in apps.get_model("planning", "DayTeacher").objects.select_related("day"):
        day = teacher.day
        entry.create(edition_id=day.edition_id, kind="teaching", day=day, person_id=teacher.person_id, **slot(day))


def slot(day):
    return {"on": day.on, "starts_at": day.starts_at, "ends_at": day.ends_at, "place": day.place}


class Migration(migrations.Migration):
    dependencies = [("planning", "0004_days_stand_in_calendars")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]

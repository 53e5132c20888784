"""Django's entry to this package."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "sagkyndig.journey.courses"
    label = "courses"
    verbose_name = "Kurser"

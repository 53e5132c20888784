"""The one address that belongs to no step: what a monitor asks."""

from django.urls import path

from sagkyndig.foundation.ui.web import health

app_name = "ui"
urlpatterns = [path("sundhed", health.health, name="health")]

"""The address of `audit`."""

from django.urls import path

from sagkyndig.foundation.audit.web import desk

app_name = "audit"
urlpatterns = [path("administration/haendelser/", desk.entries, name="entries")]

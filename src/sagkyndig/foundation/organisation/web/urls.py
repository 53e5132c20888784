"""The address of `organisation`."""

from django.urls import path

from sagkyndig.foundation.organisation.web import desk

app_name = "organisation"
urlpatterns = [path("administration/myndighed/", desk.ours, name="ours")]

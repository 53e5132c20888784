"""The law register's address. An entry's own page asks every step what leans on it, and is the lobby's."""

from django.urls import path

from sagkyndig.foundation.law.web import desk

app_name = "law"

urlpatterns = [
    path("lovregister/", desk.register, name="register"),
]

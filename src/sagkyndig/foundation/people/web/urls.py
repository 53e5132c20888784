"""The addresses of `people`."""

from django.urls import path, register_converter

from sagkyndig.foundation.people.web import administrator, links

register_converter(links.Token, "token")

app_name = "people"
urlpatterns = [
    path("ind/<token:token>/", links.sign_in_by_link, name="sign_in_by_link"),
    path("ind/<token:token>/adgangskode/", links.choose_password, name="choose_password"),
    path("administration/personer/", administrator.people, name="people"),
    path("administration/personer/<int:person_id>/", administrator.person, name="person"),
    path("administration/personer/<int:person_id>/stop/", administrator.end_access, name="end_access"),
    path("administration/personer/<int:person_id>/genaabn/", administrator.reopen_access, name="reopen_access"),
    path(
        "administration/personer/<int:person_id>/totrin/",
        administrator.forget_second_step,
        name="forget_second_step",
    ),
]

"""The addresses of programmes and editions."""

from django.urls import path

from sagkyndig.journey.programme.web import desk, editions

app_name = "programme"

urlpatterns = [
    path("programmer/", desk.programmes, name="programmes"),
    path("programmer/nyt/", desk.new_programme, name="new_programme"),
    path("programmer/<int:programme_id>/", desk.programme, name="programme"),
    path("programmer/<int:programme_id>/ret/", desk.edit_programme, name="edit_programme"),
    path("programmer/<int:programme_id>/opret-runde/", editions.create_edition, name="create_edition"),
    path("runder/<int:edition_id>/program/", editions.edition, name="edition"),
    path("runder/<int:edition_id>/ret/", editions.edit_edition, name="edit_edition"),
    path("runder/<int:edition_id>/i-gang/", editions.start_edition, name="start_edition"),
    path("runder/<int:edition_id>/afslut/", editions.finish_edition, name="finish_edition"),
    path("runder/<int:edition_id>/hold/", editions.team, name="team"),
    path("runder/<int:edition_id>/hold/<int:member_id>/fjern/", editions.remove_team_member, name="remove_team_member"),
    path(
        "runder/<int:edition_id>/hold/<int:member_id>/gennemgaaende/",
        editions.make_lead_teacher,
        name="make_lead_teacher",
    ),
    path("runder/<int:edition_id>/datoer/", editions.key_dates, name="key_dates"),
    path("runder/<int:edition_id>/datoer/<int:key_date_id>/fjern/", editions.remove_key_date, name="remove_key_date"),
]

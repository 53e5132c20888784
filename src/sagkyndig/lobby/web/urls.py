"""The lobby's addresses."""

from django.urls import path

from sagkyndig.lobby.web import demo, edition, home, information, law, new_edition, personal, retention, search

app_name = "lobby"

urlpatterns = [
    path("", home.home, name="home"),
    path("demo/", demo.demo, name="demo"),
    path("runder/<int:edition_id>/", edition.edition, name="edition"),
    path("runder/<int:edition_id>/videre/<str:trin>/", edition.onward, name="onward"),
    path("programmer/<int:programme_id>/ny-runde/", new_edition.new_edition, name="new_edition"),
    path("soeg/", search.search, name="search"),
    path("lovregister/<int:entry_id>/", law.law_entry, name="law_entry"),
    path("gennemgang/", law.law_changes, name="law_changes"),
    path("administration/personer/<int:person_id>/oplysninger/", personal.data_about, name="data_about"),
    path(
        "administration/personer/<int:person_id>/oplysninger.txt",
        personal.data_file,
        {"kind": "txt"},
        name="data_as_text",
    ),
    path(
        "administration/personer/<int:person_id>/oplysninger.json",
        personal.data_file,
        {"kind": "json"},
        name="data_as_json",
    ),
    path("administration/personer/<int:person_id>/slet/", personal.erase, name="erase_person"),
    path("administration/opbevaring/", retention.retention, name="retention"),
    path("administration/opbevaring/ret/", retention.decide_retention, name="decide_retention"),
    path("mine-oplysninger/", personal.my_data, name="my_data"),
    path("mine-oplysninger/oplysninger.txt", personal.my_data_file, {"kind": "txt"}, name="my_data_as_text"),
    path("mine-oplysninger/oplysninger.json", personal.my_data_file, {"kind": "json"}, name="my_data_as_json"),
    path("hjaelp/", information.help_page, name="help"),
    path("privatliv/", information.privacy, name="privacy"),
    path("tilgaengelighed/", information.accessibility, name="accessibility"),
]

"""The lobby's addresses."""

from django.urls import path

from sagkyndig.lobby.web import demo, edition, home, information, law, new_edition, search

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
    path("hjaelp/", information.help_page, name="help"),
    path("privatliv/", information.privacy, name="privacy"),
    path("tilgaengelighed/", information.accessibility, name="accessibility"),
]

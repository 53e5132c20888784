"""Django's entry to the lobby."""

from django.apps import AppConfig


class LobbyConfig(AppConfig):
    name = "sagkyndig.lobby"
    label = "lobby"
    verbose_name = "Lobby"

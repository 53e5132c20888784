"""The addresses of the selection."""

from django.urls import path

from sagkyndig.journey.selection.web import desk, invitations, offers

app_name = "selection"

urlpatterns = [
    path("runder/<int:edition_id>/udvaelgelse/", desk.standings, name="standings"),
    path("runder/<int:edition_id>/udvaelgelse/vaelg/", desk.choose, name="choose"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/ja/", desk.accept, name="accept"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/nej/", desk.decline, name="decline"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/erstat/", desk.replace, name="replace"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/udgaa/", desk.withdraw, name="withdraw"),
    path("runder/<int:edition_id>/udvaelgelse/invitation/", invitations.invitation_text, name="invitation_text"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/inviter/", invitations.invite, name="invite"),
    path("tilbud/<int:standing_id>/", offers.offer, name="offer"),
    path("tilbud/<int:standing_id>/videre/", offers.pass_on, name="pass_on"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/flyt/", desk.move, name="move"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/faerdig/", desk.complete, name="complete"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/fortryd/", desk.take_back, name="take_back"),
]

"""The addresses of the selection."""

from django.urls import path

from sagkyndig.journey.selection.web import (
    bench_urls,
    desk,
    figure_imports,
    figures,
    initiatives,
    invitations,
    inviting,
    offers,
)

app_name = "selection"

_IMPORT = "kommunetal/<int:figures_id>/"
_PENDING = "kommunetal/hent-ind/<int:pending_figures_id>/"
_INITIATIVE = "kommunetal/indsatser/<int:initiative_id>/"

urlpatterns = [
    path("kommunetal/", figures.figures, name="figures"),
    path("kommunetal/skabelon.csv", figures.template, name="figures_template"),
    path("kommunetal/hent-ind/", figure_imports.upload, name="upload_figures"),
    path(_PENDING, figure_imports.preview, name="preview_figures"),
    path(f"{_PENDING}kasser/", figure_imports.give_up, name="give_up_figures"),
    path(_IMPORT, figures.figure_import, name="figure_import"),
    path(f"{_IMPORT}tal.csv", figures.download, name="figures_file"),
    path(f"{_IMPORT}forskelle/", figures.differences, name="figure_differences"),
    path(f"{_IMPORT}tag-ud/", figures.take_out, name="take_out_figures"),
    path(f"{_IMPORT}saet-tilbage/", figures.put_back, name="put_back_figures"),
    path("kommunetal/indsatser/", initiatives.initiatives, name="initiatives"),
    path("kommunetal/indsatser/ny/", initiatives.add, name="add_initiative"),
    path(f"{_INITIATIVE}ret/", initiatives.correct, name="correct_initiative"),
    path(f"{_INITIATIVE}fjern/", initiatives.remove, name="remove_initiative"),
    path(f"{_INITIATIVE}saet-tilbage/", initiatives.put_back, name="put_back_initiative"),
    path("runder/<int:edition_id>/udvaelgelse/", desk.standings, name="standings"),
    path("runder/<int:edition_id>/udvaelgelse/vaelg/", desk.choose, name="choose"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/ja/", desk.accept, name="accept"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/nej/", desk.decline, name="decline"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/erstat/", desk.replace, name="replace"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/udgaa/", desk.withdraw, name="withdraw"),
    path("runder/<int:edition_id>/udvaelgelse/invitation/", invitations.invitation_text, name="invitation_text"),
    path("runder/<int:edition_id>/udvaelgelse/inviter/", inviting.invite_several, name="invite_several"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/inviter/", inviting.invite, name="invite"),
    path(
        "runder/<int:edition_id>/udvaelgelse/<int:standing_id>/modtager/", inviting.invite_another, name="ask_another"
    ),
    path("tilbud/<int:standing_id>/", offers.offer, name="offer"),
    path("tilbud/<int:standing_id>/videre/", offers.pass_on, name="pass_on"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/flyt/", desk.move, name="move"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/faerdig/", desk.complete, name="complete"),
    path("runder/<int:edition_id>/udvaelgelse/<int:standing_id>/fortryd/", desk.take_back, name="take_back"),
    *bench_urls.addresses,
]

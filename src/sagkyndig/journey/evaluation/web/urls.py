"""The addresses of the evaluation."""

from django.urls import path

from sagkyndig.journey.evaluation.web import desk, imports

app_name = "evaluation"

_EDITION = "runder/<int:edition_id>/evaluering/"

urlpatterns = [
    path(_EDITION, desk.overview, name="overview"),
    path(f"{_EDITION}spoergeskema/", desk.questionnaire, name="questionnaire"),
    path(f"{_EDITION}maal/<slug:column>/", desk.target, name="target"),
    path(f"{_EDITION}maal/<slug:column>/fjern/", desk.drop_target, name="drop_target"),
    path(f"{_EDITION}inviterede/", desk.invited, name="invited"),
    path(f"{_EDITION}svar/", imports.upload, name="upload"),
    path(f"{_EDITION}svar/<int:pending_id>/", imports.preview, name="preview"),
    path(f"{_EDITION}svar/<int:pending_id>/kasser/", imports.give_up, name="give_up"),
    path(f"{_EDITION}import/<int:import_id>/tag-ud/", imports.take_out, name="take_out"),
    path(f"{_EDITION}import/<int:import_id>/saet-tilbage/", imports.put_back, name="put_back"),
]

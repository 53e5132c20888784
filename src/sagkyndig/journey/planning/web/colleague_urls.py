"""The addresses of a municipality's own list: colleagues, link, wishes and guide."""

from django.urls import path

from sagkyndig.journey.planning.web import colleagues, colleagues_list, enrolling_oneself, guide, wishes

_LIST = "mit-forloeb/<int:run_id>/kolleger/"
_ONE = f"{_LIST}<int:enrolment_id>/"

urlpatterns = [
    path(_LIST, colleagues.colleagues, name="colleagues"),
    path(f"{_LIST}ny/", colleagues.enrol_colleague, name="enrol_own_colleague"),
    path(f"{_LIST}flere/", colleagues_list.enrol_many, name="enrol_many"),
    path("mit-forloeb/kolleger/skabelon/hent/", colleagues_list.template, name="colleagues_template"),
    path(f"{_LIST}inviter/", colleagues.send_invitations, name="send_invitations"),
    path(f"{_LIST}link/", colleagues.make_link, name="make_enrolment_link"),
    path(f"{_LIST}link/luk/", colleagues.close_link, name="close_enrolment_link"),
    path(_ONE, colleagues.correct_colleague, name="correct_colleague"),
    path(f"{_ONE}afmeld/", colleagues.withdraw_colleague, name="withdraw_colleague"),
    path(f"{_ONE}tilbage/", colleagues.restore_colleague, name="restore_colleague"),
    path("mit-forloeb/<int:run_id>/oensker/", wishes.wishes, name="wishes"),
    path("mit-forloeb/<int:run_id>/oensker/<int:wish_id>/fjern/", wishes.take_wish_back, name="take_wish_back"),
    path("mit-forloeb/<int:run_id>/vejledning/", guide.guide, name="guide"),
    path("tilmeld/<token:token>/", enrolling_oneself.enrol_oneself, name="enrol_oneself"),
    path("tilmeld/tak/", enrolling_oneself.enrolled_oneself, name="enrolled_oneself"),
]

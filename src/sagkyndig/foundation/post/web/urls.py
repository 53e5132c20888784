"""The addresses of `post`."""

from django.urls import path

from sagkyndig.foundation.post.web import links, outbox

app_name = "post"
urlpatterns = [
    path("ind/nyt-link/", links.new_link, name="new_link"),
    path("ind/nyt-link/bestilt/", links.new_link_asked, name="new_link_asked"),
    path("administration/personer/ny/", links.invite_staff, name="invite_staff"),
    path("administration/personer/<int:person_id>/send-link/", links.send_link, name="send_link"),
    path("administration/udbakke/", outbox.outbox, name="outbox"),
    path("administration/udbakke/<int:mail_id>/", outbox.mail, name="mail"),
    path("administration/udbakke/<int:mail_id>/igen/", outbox.try_again, name="try_again"),
    path("administration/udbakke/<int:mail_id>/aabn/", outbox.open_as_recipient, name="open_as_recipient"),
]

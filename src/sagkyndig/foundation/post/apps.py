"""Django's entry to this package."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "sagkyndig.foundation.post"
    label = "post"
    verbose_name = "Post"

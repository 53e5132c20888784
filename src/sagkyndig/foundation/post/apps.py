"""Django's entry to this package."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    name = "sagkyndig.foundation.post"
    label = "post"
    verbose_name = "Post"

    def ready(self) -> None:
        # Actions know no tasks, so that the outbox tells and the worker listens.
        from sagkyndig.foundation.post.actions import mail_waits
        from sagkyndig.foundation.post.tasks import wake_the_worker

        mail_waits.connect(wake_the_worker, dispatch_uid="post.wake_the_worker")

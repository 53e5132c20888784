"""How Django renders forms here: DKFDS's markup, from the templates in `templates/django/forms/` and `ui/forms/`."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Finds the widgets' templates among our own first; a field is a group with label, hint, errors and control."""

    form_template_name = "ui/forms/fields.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

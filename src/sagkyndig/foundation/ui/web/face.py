"""Tags that every template has without loading them: icons, the sign of a state, page numbers, attributes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sagkyndig.foundation.ui import rules

register = template.Library()


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A drawing from `icons.svg`. It is hidden from screen readers: a word stands beside it, always."""
    return format_html(
        '<svg class="icon-svg{}" focusable="false" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f" {classes}" if classes else "",
        static("ui/icons.svg"),
        name,
    )


@register.filter
def sign_of(word: object) -> rules.Sign:
    """{% with sign=word|sign_of %}{{ sign.icon }} {{ sign.tone }}{% endwith %}"""
    return rules.sign_of(str(word))


@register.filter
def as_state(word: object) -> SafeString:
    """{{ "i gang"|as_state }}: what `ui/_state.html` shows, made once for each word, for tables of hundreds of rows."""
    return _state(str(word))


@lru_cache(maxsize=100)
def _state(word: str) -> SafeString:
    return render_to_string("ui/_state.html", {"word": word})


@register.filter
def page_numbers(page: Page[Any]) -> tuple[int | None, ...]:
    """The page numbers to show; None is a gap."""
    return rules.page_numbers(page.number, page.paginator.num_pages)


@register.simple_tag(takes_context=True)
def page_href(context: template.Context, number: int) -> str:
    """This page's address with another page number, its other questions kept."""
    request: HttpRequest | None = context.get("request")
    asked = [(name, value) for name, values in request.GET.lists() for value in values] if request else []
    return "?" + urlencode([*((name, value) for name, value in asked if name != "side"), ("side", number)])


@register.filter
def has_choices(field: Any) -> bool:
    """Whether the field is several controls, each with its label: radio buttons or boxes to tick."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def first_id(field: Any) -> str:
    """Where a link to a field leads: its control, or the first of its choices."""
    return f"{field.auto_id}_0" if has_choices(field) else str(field.auto_id)


@register.filter
def is_tick(field: Any) -> bool:
    """Whether the field is one single box to tick, whose label stands after it."""
    return field.widget_type == "checkbox"


@register.filter
def count_errors(form: Any) -> int:
    """How many sentences the error summary of a form holds."""
    return sum(len(sentences) for sentences in form.errors.values())

"""`{% load danish %}`: numbers and dates as Danish writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from sagkyndig.pure import danish

register = template.Library()


@register.filter
def dansk_tal(value: int | float | Decimal | None, decimals: int = 0) -> str:
    """{{ 1234.5|dansk_tal:1 }} → 1.234,5. Nothing where there is no number."""
    return "" if value is None or value == "" else danish.number(value, decimals)


@register.filter
def i_ord(value: int | None) -> str:
    """{{ 7|i_ord }} → syv; above ten in figures."""
    return "" if value is None or value == "" else danish.in_words(value)


@register.filter
def lang_dato(value: date | None) -> str:
    """{{ day|lang_dato }} → 24. juni 2024. A time is told as its day in Copenhagen."""
    return danish.long_date(_day(value)) if value else ""


@register.filter
def kort_dato(value: date | None) -> str:
    """{{ day|kort_dato }} → 24.06.2024."""
    return danish.short_date(_day(value)) if value else ""


@register.filter
def ugedag_og_dato(value: date | None) -> str:
    """{{ day|ugedag_og_dato }} → mandag den 24. juni 2024."""
    return danish.date_with_weekday(_day(value)) if value else ""


@register.filter
def klokken(value: datetime | None) -> str:
    """{{ moment|klokken }} → 10.42."""
    return _local(value).strftime("%H.%M") if value else ""


@register.filter
def ejefald(value: str) -> str:
    """{{ "Ådal"|ejefald }} → Ådals."""
    return danish.genitive(value)


@register.filter
def stort(value: object) -> str:
    """{{ "i gang"|stort }} → I gang."""
    return danish.capitalised(str(value))


@register.simple_tag
def antal(count: int, one: str, many: str) -> str:
    """{% antal 2 "svar" "svar" %} → 2 svar."""
    return danish.plural(count, one, many)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _day(value: date) -> date:
    return _local(value).date() if isinstance(value, datetime) else value

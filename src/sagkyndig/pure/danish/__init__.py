"""How Danish is written: numbers, dates, days off, lists, inflection, stems and the order of the alphabet."""

from sagkyndig.pure.danish.dates import date_and_time, date_in, date_with_weekday, long_date, month_and_year, short_date
from sagkyndig.pure.danish.excerpts import Piece, excerpt
from sagkyndig.pure.danish.holidays import (
    DayOff,
    day_off,
    is_weekend,
    is_working_day,
    working_days_away,
    working_days_between,
)
from sagkyndig.pure.danish.numbers import in_words, number, percent_in_words, plural
from sagkyndig.pure.danish.order import sort_key
from sagkyndig.pure.danish.phrases import capitalised, genitive, listing
from sagkyndig.pure.danish.stems import is_found, pieces, stem_text, stems

__all__ = [
    "DayOff",
    "Piece",
    "capitalised",
    "date_and_time",
    "date_in",
    "date_with_weekday",
    "day_off",
    "excerpt",
    "genitive",
    "in_words",
    "is_found",
    "is_weekend",
    "is_working_day",
    "listing",
    "long_date",
    "month_and_year",
    "number",
    "percent_in_words",
    "pieces",
    "plural",
    "short_date",
    "sort_key",
    "stem_text",
    "stems",
    "working_days_away",
    "working_days_between",
]

"""How Danish is written: numbers, dates, lists, inflection and the order of the alphabet."""

from sagkyndig.pure.danish.dates import date_in, date_with_weekday, long_date, month_and_year, short_date
from sagkyndig.pure.danish.numbers import in_words, number, percent_in_words, plural
from sagkyndig.pure.danish.order import sort_key
from sagkyndig.pure.danish.phrases import capitalised, genitive, listing

__all__ = [
    "capitalised",
    "date_in",
    "date_with_weekday",
    "genitive",
    "in_words",
    "listing",
    "long_date",
    "month_and_year",
    "number",
    "percent_in_words",
    "plural",
    "short_date",
    "sort_key",
]

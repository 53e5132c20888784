"""Rates of few cases: drawn toward the mean of all, with intervals, drawn again by lot, and what they could show."""

from sagkyndig.pure.rates.draws import draw_number, repetitions
from sagkyndig.pure.rates.effect import Group, smallest_detectable_effect, year_unrest
from sagkyndig.pure.rates.shrinkage import Belief, Counted, Population, belief, fit_population

__all__ = [
    "Belief",
    "Counted",
    "Group",
    "Population",
    "belief",
    "draw_number",
    "fit_population",
    "repetitions",
    "smallest_detectable_effect",
    "year_unrest",
]

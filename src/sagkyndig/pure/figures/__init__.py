"""Figures made from counts: whole percentages, hiding of small groups, the drawing and its table."""

from sagkyndig.pure.figures.dots import axis_svg, dot_svg
from sagkyndig.pure.figures.drawing import bars_svg
from sagkyndig.pure.figures.figure import Bar, Figure, figure_table, make_figure
from sagkyndig.pure.figures.funnel import FunnelPoint, funnel_svg
from sagkyndig.pure.figures.hiding import HidingPolicy, hide_breakdown, is_hidden
from sagkyndig.pure.figures.intervals import IntervalRow, intervals_svg
from sagkyndig.pure.figures.tally import Choice, Tally, whole_percent
from sagkyndig.pure.figures.tiles import Tile, tile_map_svg
from sagkyndig.pure.figures.yearly import YearBar, years_svg

__all__ = [
    "Bar",
    "Choice",
    "Figure",
    "FunnelPoint",
    "HidingPolicy",
    "IntervalRow",
    "Tally",
    "Tile",
    "YearBar",
    "axis_svg",
    "bars_svg",
    "dot_svg",
    "figure_table",
    "funnel_svg",
    "hide_breakdown",
    "intervals_svg",
    "is_hidden",
    "make_figure",
    "tile_map_svg",
    "whole_percent",
    "years_svg",
]

"""The drawing of a figure: horizontal bars as SVG."""

from __future__ import annotations

from sagkyndig.pure.figures.figure import Figure


def bars_svg(figure: Figure, *, width: int = 640) -> str:
    """The figure as SVG."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" width="100%" role="img"></svg>'

"""The eleven steps of a learning programme, one folder each, in the order of `order.py`.

A step may use earlier steps, never later ones, and enters them by their doors: `queries`, `actions` and `rules`.
"""

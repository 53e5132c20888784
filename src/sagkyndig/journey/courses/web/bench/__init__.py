"""The bench: where a jurist writes one part of a course in fields, saved as they write, with the remarks at each field.

`layout` says what a kind of part is made of, `values` reads what was typed, `editor` turns it into the part and back,
`notes` are the machine's remarks in the page's own words, `shown` is what the template loops over, `pages` the views.
An editor for each kind of part stands in `registry`.
"""

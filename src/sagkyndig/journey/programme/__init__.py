"""Step 1: programmes and their yearly editions (runder): basis, purpose, theme, provisions, team, key dates.

The programme manager acts; what comes in is a political agreement, what goes out is an edition that every later step
points back to.
"""

"""Step 4: each municipality's forløb: contact person, days, teachers, enrolled colleagues.

One physical day may serve several forløb.
"""

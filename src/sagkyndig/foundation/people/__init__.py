"""Who can sign in, in which roles, and which views open for whom.

Staff of the board sign in with e-mail, password and one-time code; people in the municipalities with a personal link.
Nobody below knows a step: a step asks here who the person is, and decides itself what that person may.
"""

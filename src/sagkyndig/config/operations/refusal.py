"""How an operation says no: one exception, whose message is the Danish sentence that the operator reads."""


class Refused(Exception):
    """The operation was not carried out, and nothing was changed. The message says why and what to do."""

"""Sagkyndig: the one place where an appeals board runs its learning programmes for the authorities it reviews."""

__version__ = "0.1.0"

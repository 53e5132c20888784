"""The log of what staff and contact persons wrote: words and ids, never names or texts."""

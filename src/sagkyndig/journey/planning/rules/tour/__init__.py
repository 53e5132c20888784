"""The whole tour of an edition: what may be proposed, what it costs, the best of it, and why something cannot be."""

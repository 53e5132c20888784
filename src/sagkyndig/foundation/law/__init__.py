"""The short names of provisions (SEL § 96, stk. 2), so that an edition can say which rules it is about."""

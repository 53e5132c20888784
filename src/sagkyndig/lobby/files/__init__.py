"""The authored world of the demo, read from `content/demo` into dataclasses."""

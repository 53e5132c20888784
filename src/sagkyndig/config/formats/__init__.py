"""How dates and times are written in form fields."""

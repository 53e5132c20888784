"""How every page looks: the base page, form fields, messages, errors, and the pieces that steps include."""

"""How figures, facts and authored text become a report and an article, and what a critical reader would say of them."""

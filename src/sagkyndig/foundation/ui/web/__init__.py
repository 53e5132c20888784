"""The face towards browsers: middleware, forms, template filters, error pages and the page for monitors."""

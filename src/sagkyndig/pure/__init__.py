"""Plain Python without Django: figures, Danish, documents and tables. Knows nobody above."""

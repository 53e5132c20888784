"""Facts and authored text as files; the report written as page, PDF, Word document and data."""

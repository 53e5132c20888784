"""Step 9: the figures become a report and an article: chapters, sentences, findings of the checker, publication."""

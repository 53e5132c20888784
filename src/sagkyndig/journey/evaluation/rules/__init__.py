"""What counts as an answer, how answers are counted, and how the counts are put into words."""

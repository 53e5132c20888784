"""Step 8: what the participants answered: questionnaire, targets, import of answers, counts and figures.

The evaluator acts. Answers come in as a file, are counted once, and go out as figures that hide what is too small.
"""

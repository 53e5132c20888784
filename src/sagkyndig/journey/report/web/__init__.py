"""The pages of the report: the workshop of the evaluator, and what the public reads."""

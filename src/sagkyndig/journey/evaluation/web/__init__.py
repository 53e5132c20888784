"""The pages of the evaluation."""

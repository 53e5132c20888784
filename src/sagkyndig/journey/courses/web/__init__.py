"""The pages of courses: one module for each thing that somebody comes to do."""

"""What a course is made of, and what must hold before anybody is asked to approve it."""

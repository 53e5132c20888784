"""Step 2: courses: legal material, fictional cases and contrast pairs, written by jurists and bound to the law.

A case author writes; a colleague approves. A course is a folder of readable files that can be checked by machine.
"""

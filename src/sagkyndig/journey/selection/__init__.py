"""Step 3: which municipalities are offered a forløb: each one's standing in an edition, chosen, declined or replaced."""

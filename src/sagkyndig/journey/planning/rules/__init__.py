"""What is decided about forløb: order of the days, who teaches where, what is missing, each with a Danish sentence."""

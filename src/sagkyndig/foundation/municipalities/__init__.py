"""The municipalities: code, name, region, population.

The demo keeps to invented ones with the codes 901-998.
"""

"""Makers of people and things for the tests: one module for each package, written by the one who owns the package.

A factory goes through the package's actions where it can, so that a test never meets a state that no one could reach.
"""

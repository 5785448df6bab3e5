"""Reads statements, finds the claims that speak of the same matter, and judges them.

Start with :mod:`verifier.pipeline`, which is the whole way on one page.
"""

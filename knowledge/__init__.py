"""What was said: claims with their sources, figures and periods, kept with their history.

This room stores and finds. It understands no language: whatever was read in a claim comes to it
ready made and goes out of it as it came.
"""

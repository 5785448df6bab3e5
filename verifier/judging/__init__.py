"""From the outcomes of the comparisons to a verdict with its findings and its sentence."""

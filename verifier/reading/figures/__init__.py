"""Figures in a text: numbers with their bounds, units and what they count."""

from verifier.reading.figures.reader import read_figures

__all__ = ["read_figures"]

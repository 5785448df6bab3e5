"""From which share of the words is it the same matter? The thresholds, in one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares of a statement's weight that a claim must meet, 0 to 1."""

    all_of_it: float
    """From here the claim says all that the statement says."""
    most_of_it: float
    """From here the claim speaks of the same matter; below, of another."""
    nearest: float
    """From here a claim is worth showing as the nearest one."""


WEIGHTS = Weights(all_of_it=0.8, most_of_it=0.6, nearest=0.2)

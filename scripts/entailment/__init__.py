"""Training, export and measuring of the small entailment model; no part of the installed project."""

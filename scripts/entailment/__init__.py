"""Training, export and measuring of the small entailment model; not installed."""

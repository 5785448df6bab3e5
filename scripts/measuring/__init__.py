"""Which sets are measured, how one is run and scored, and what the table says."""

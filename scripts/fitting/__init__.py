"""How the table of weights is fitted on labelled rows."""

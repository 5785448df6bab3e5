"""The language model and the splitting of text into sentences."""

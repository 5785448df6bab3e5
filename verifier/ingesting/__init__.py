"""From the files of a newsroom to the knowledge base: what each holds, read, stored, counted."""

"""What does the knowledge base hold that a person should look at? It is shown, never changed."""

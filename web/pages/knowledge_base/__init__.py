"""How do people look after the knowledge base? On pages for what it holds and what comes of it."""

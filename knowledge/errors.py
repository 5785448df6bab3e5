"""What can go wrong in this room, each with one sentence that says what to do."""


class KnowledgeError(Exception):
    """Base of all errors of the knowledge base; its text is one sentence for a reader."""

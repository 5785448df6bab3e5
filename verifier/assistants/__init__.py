"""What may a writing assistant ask? Tools over the knowledge base, by the Model Context Protocol.

``answers`` says what each tool answers, ``server`` how the tools are offered. Everything here only
reads: whatever an assistant is told to do, no claim is added, changed or approved through it.
"""

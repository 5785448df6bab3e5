"""The command line, a door to the pipeline: one module a command.

``verifier.cli:main`` is the program. Nothing heavy is imported before a command needs it, so that
help comes at once.
"""

from verifier.cli.main import main

__all__ = ["main"]

"""What can go wrong while reading or judging, each with one sentence that says what to do."""


class VerifierError(Exception):
    """Base of all errors of the verifier; its text is one sentence for a reader."""


class UnusableInput(VerifierError):
    """The text that was given cannot be checked (empty, too long, binary, not English ...)."""


class MissingLanguageModel(VerifierError):
    """No English pipeline for spaCy is installed."""


class DamagedModel(VerifierError):
    """A file of a model that ships with the verifier is not the one its hash names."""

"""Reading in a process of its own, which may be ended at any moment: for files that may be hostile.

:mod:`~verifier.drafts.apart.reading` starts it and waits, :mod:`~verifier.drafts.apart.child` is
what runs in it, :mod:`~verifier.drafts.apart.limits` is what it may use, and
:mod:`~verifier.drafts.apart.wire` is how the two speak: JSON, never a pickle.
"""

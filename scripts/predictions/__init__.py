"""What does the verifier answer to the rows of a labelled set? One module a kind of row.

``verdicts`` and ``cases`` judge statements, ``retrieval`` finds claims, ``figures``, ``dates`` and
``attribution`` show what is read in a text. ``kinds`` is the list of all, ``rows`` the files.
"""

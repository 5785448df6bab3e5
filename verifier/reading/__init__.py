"""From text to a :class:`~verifier.reading.reading.Reading`: one module a thing that is read."""

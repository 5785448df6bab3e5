"""How does a Python program ask a running ``verifier serve``?

>>> from verifier.client import Client
>>> with Client("http://127.0.0.1:8000", api_key=key) as client:  # doctest: +SKIP
...     report = client.check("Turnout was 76.6 per cent.")
"""

from verifier.client.client import Client
from verifier.client.refused import FieldError, Refused

__all__ = ["Client", "FieldError", "Refused"]

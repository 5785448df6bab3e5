"""When? Every date and period that a text writes, as an interval of days.

The way: words with letters (:mod:`lexing`), rules over them (:mod:`absolute`, :mod:`relative`,
:mod:`durations`), what stands around an expression (:mod:`parts`), the days that are meant
(:mod:`resolving`), and the periods that prepositions make of them (:mod:`intervals`).
"""

from verifier.reading.dates.dated import read_dates, read_dates_and_scene, read_expressions
from verifier.reading.dates.expressions import Expression
from verifier.reading.dates.scenes import Scene

__all__ = ["Expression", "Scene", "read_dates", "read_dates_and_scene", "read_expressions"]

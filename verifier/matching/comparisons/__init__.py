"""The comparisons, in the order of a report: same matter first, same content below.

Each is one small module with its examples beside it; ``verifier method`` and the page ``/method``
print both.
"""

from verifier.matching.comparisons.examples import Example, examples
from verifier.matching.comparisons.extent import EXTENT
from verifier.matching.comparisons.figure import FIGURE
from verifier.matching.comparisons.ladder import Comparison, Level, Outcome, Part
from verifier.matching.comparisons.measure import MEASURE
from verifier.matching.comparisons.names import NAMES
from verifier.matching.comparisons.period import PERIOD
from verifier.matching.comparisons.place import PLACE
from verifier.matching.comparisons.polarity import POLARITY
from verifier.matching.comparisons.review import REVIEW
from verifier.matching.comparisons.roles import ROLES
from verifier.matching.comparisons.speaker import SPEAKER
from verifier.matching.comparisons.standing import STANDING
from verifier.matching.comparisons.values import VALUES
from verifier.matching.comparisons.wording import WORDING

ALL: tuple[Comparison, ...] = (
    WORDING,
    NAMES,
    ROLES,
    PLACE,
    PERIOD,
    MEASURE,
    FIGURE,
    EXTENT,
    VALUES,
    POLARITY,
    SPEAKER,
    STANDING,
    REVIEW,
)

__all__ = ["ALL", "Comparison", "Example", "Level", "Outcome", "Part", "examples"]

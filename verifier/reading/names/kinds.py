"""What does a capitalised phrase name: a person, a body, a place, a people, or something else?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verifier.reading.names.aliases import bare_name, canonical
from verifier.reading.names.capitalised import Word, is_capitalised, table_match
from verifier.reading.names.places import country_of_people, place_name
from verifier.reading.reading import Name, NameKind
from verifier.words.bodies import bodies_by_name
from verifier.words.gazetteer import gazetteer
from verifier.words.tables import words_of

TITLES = "titles.toml"

_OF = ("of", "for", "on")
_LONGEST_TITLE = 4


def classify(text: str, words: Sequence[Word], first: int, last: int) -> Iterator[Name]:
    """The names in one run of capitalised words, with the complement that belongs to the last.

    "Health Minister Jens Berg" is the person alone, "Syrian President Bashar al-Assad" the people
    and the person, "Observatory for Human Rights" one body.
    """
    if _in_title(words, first) or _is_member(words, first, last):
        first += 1
    while first < last:
        listed = table_match(text, words, first)
        if listed and first + listed >= last:
            # the tables know it to its end or beyond: "Centers for Disease Control and Prevention"
            yield _named(text, words, first, first + listed)
            return
        if listed and _stands_apart(words, first, first + listed, last):
            yield _named(text, words, first, first + listed)
            first += listed
            continue
        person = _person_behind(words, first, last)
        if person:
            yield from _before_title(text, words, first, person)
            yield _named_person(text, words, person, last)
            return
        title = _title_at(words, first, last)
        if title:
            if first + title >= last:
                return
            yield from _person_or_more(text, words, first + title, last)
            return
        inner = _first_title(words, first, last)
        if inner:
            yield from _before_title(text, words, first, inner)
            first = inner
            continue
        if country_of_people(words[first].text) and not _is_body(words, first, last):
            yield _people(words[first])
            first += 1
            continue
        yield _whole(text, words, first, _with_complement(text, words, first, last))
        return


def _named(text: str, words: Sequence[Word], first: int, last: int) -> Name:
    """A name of the tables."""
    start, end = words[first].start, words[last - 1].end
    written = text[start:end]
    bare = " ".join(written.split())
    kind = NameKind.ORGANISATION
    if bare not in bodies_by_name():
        kind = NameKind.PLACE
    elif bodies_by_name()[bare].name in ("Republican Party", "Democratic Party", "Houthis"):
        kind = NameKind.GROUP if bare.endswith("s") else NameKind.ORGANISATION
    return Name(start, end, written, canonical(bare), kind)


def _person_behind(words: Sequence[Word], first: int, last: int) -> int:
    """Index of the first name in "Public Advocate | Ana Ruiz", 0 where it opens the words."""
    given = (
        words_of(TITLES, "given_names")
        | words_of("genders.toml", "she", "given_names")
        | words_of("genders.toml", "he", "given_names")
    )
    lowered = [word.text.lower().rstrip(".") for word in words[:last]]
    things = ("body_heads", "place_heads", "thing_heads")
    if lowered[first] in given or any(lowered[last - 1] in words_of(TITLES, t) for t in things):
        return 0
    for index in range(first + 1, last - 1):
        before = words[index - 1]
        if lowered[index] in given and last - index <= 3 and not before.possessive:
            described = any(
                lowered[at] in words_of(TITLES, key)
                for at in range(first, index)
                for key in ("titles", "officials", "offices")
            )
            return index if described else 0
    return 0


def _named_person(text: str, words: Sequence[Word], first: int, last: int) -> Name:
    start, end = words[first].start, words[last - 1].end
    written = text[start:end]
    return Name(start, end, written, " ".join(written.split()), NameKind.PERSON)


def _people(word: Word) -> Name:
    return Name(word.start, word.end, word.text, country_of_people(word.text), NameKind.GROUP)


def _stands_apart(words: Sequence[Word], first: int, middle: int, last: int) -> bool:
    """Whether a name of the tables is a name of its own before the words after it.

    "UN Secretary-General Ana Ruiz", "Amnesty International Germany"; but "Jordan Smith" is one
    person, "Aleppo University" one body.
    """
    if _title_at(words, middle, last):
        return True
    written = " ".join(word.text for word in words[first:middle])
    if written in bodies_by_name():
        return middle - first > 1 or written.isupper()
    return False


def _title_at(words: Sequence[Word], index: int, last: int) -> int:
    """How many words from ``index`` are a title, with the field before it ("Health Minister")."""
    titles = words_of(TITLES, "titles")
    fields = words_of(TITLES, "ministries")
    for length in range(min(_LONGEST_TITLE, last - index), 0, -1):
        written = " ".join(word.text.rstrip(".").lower() for word in words[index : index + length])
        before, _, title = written.partition(" ")
        if written in titles or (before in fields and title in titles):
            return length
    return 0


def _in_title(words: Sequence[Word], first: int) -> bool:
    """Whether the first word is what a title is of: "Secretary of | State Ana Ruiz"."""
    return (
        first >= 2
        and words[first - 1].text in ("of", "for")
        and words[first - 2].text.lower() in ("secretary", "minister", "ministers")
        and words[first].text.lower() in words_of(TITLES, "ministries")
    )


def _is_member(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a person's name follows that of a party's member: "Socialist | Ana Ruiz"."""
    return (
        first + 2 < last
        and words[first].text.lower() in words_of(TITLES, "members")
        and words[first + 1].text.lower() in words_of(TITLES, "given_names")
    )


def _first_title(words: Sequence[Word], first: int, last: int) -> int:
    """Index of the first title after the first word, or 0; a given name before it is no field."""
    given = words_of(TITLES, "given_names")
    for index in range(first + 1, last):
        if words[first].text.lower() in given and index - first < 3:
            continue
        if _title_at(words, index, last):
            return index
    return 0


def _before_title(text: str, words: Sequence[Word], first: int, last: int) -> Iterator[Name]:
    """What stands before a title: a state, a body, a people; all else says what the title is."""
    start, end = words[first].start, words[last - 1].end
    bare = " ".join(text[start:end].split())
    if bare in bodies_by_name() or bare in gazetteer().by_name:
        yield _named(text, words, first, last)
    elif country_of_people(words[first].text):
        yield _people(words[first])
    elif bare_name(bare) in gazetteer().by_people:
        yield Name(start, end, bare, country_of_people(bare), NameKind.GROUP)
    elif _is_body(words, first, last):
        yield Name(start, end, bare, bare, NameKind.ORGANISATION)


def _person_or_more(text: str, words: Sequence[Word], first: int, last: int) -> Iterator[Name]:
    """What stands after a title: a person, unless the tables or a head word say otherwise."""
    if country_of_people(words[first].text) or _is_body(words, first, last):
        yield from classify(text, words, first, last)
        return
    start, end = words[first].start, words[last - 1].end
    written = text[start:end]
    yield Name(start, end, written, " ".join(written.split()), NameKind.PERSON)


def _is_body(words: Sequence[Word], first: int, last: int) -> bool:
    heads = words_of(TITLES, "body_heads")
    return last - first > 1 and (
        words[last - 1].text.lower().rstrip(".") in heads
        or (
            any(word.text.lower() in heads for word in words[first : last - 1])
            and not words_of(TITLES, "given_names") & {words[first].text.lower()}
        )
    )


def _with_complement(text: str, words: Sequence[Word], first: int, last: int) -> int:
    """Where the name ends with its complement: "Bank | of England", "Ministry | of Health"."""
    heads = words_of(TITLES, "body_heads") | words_of(TITLES, "place_heads")
    tail = words[last - 1]
    if tail.possessive or tail.text.lower() not in heads:
        return last
    index = last
    if index >= len(words) or words[index].text not in _OF:
        return last
    index += 1
    if index < len(words) and words[index].text == "the":
        index += 1
    if index >= len(words) or not is_capitalised(words[index].text):
        return last
    if words[index].text.lower() in words_of(TITLES, "no_names") or _title_at(
        words, index, len(words)
    ):
        return last  # "the Court on Monday", "the Front of Prime Minister Ana Ruiz"
    if text[tail.end : words[index].start].strip(" \nofrthen") != "":
        return last
    studied = words[last].text == "for"
    while index < len(words) and (
        _complement_goes_on(text, words, index) or (studied and _of_a_field(text, words, index))
    ):
        index += 1
    return index


def _of_a_field(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether "of" goes on with the complement: "Institute for the Study | of War"."""
    if words[index].text != "of" or index + 1 >= len(words):
        return False
    word = words[index + 1]
    return text[words[index].end : word.start] == " " and is_capitalised(word.text)


def _complement_goes_on(text: str, words: Sequence[Word], index: int) -> bool:
    word, before = words[index], words[index - 1]
    if text[before.end : word.start] not in (" ", "\n", "\xa0") or before.possessive:
        return False
    if is_capitalised(word.text):
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    # "Ministry of Health and Sports", but not "Bank of Japan and the ..." nor "... and Russia"
    return (
        word.text == "and"
        and following is not None
        and is_capitalised(following.text)
        and not place_name(following.text)
        and not place_name(before.text)
        and following.text not in bodies_by_name()
        and following.text.lower() not in words_of(TITLES, "body_heads")
    )


def _whole(text: str, words: Sequence[Word], first: int, last: int) -> Name:
    start, end = words[first].start, words[last - 1].end
    written = text[start:end]
    bare = " ".join(written.split())
    kind = _kind(words, first, last)
    before = words[first - 1].text if first else ""
    if kind in (NameKind.PERSON, NameKind.OTHER) and before in words_of(TITLES, "generic_bodies"):
        # "ferry operator Harbour Lines", "the charity Open Clinics"
        kind = NameKind.ORGANISATION
    return Name(start, end, written, bare, kind)


def _kind(words: Sequence[Word], first: int, last: int) -> NameKind:
    lowered = [word.text.lower().rstrip(".") for word in words[first:last]]
    given = words_of(TITLES, "given_names")
    if any(word in words_of(TITLES, "thing_heads") for word in (lowered[-1],)):
        return NameKind.OTHER
    if lowered[0] in given and len(lowered) > 1 and "of" not in lowered:
        return NameKind.PERSON
    if any(word in words_of(TITLES, "body_heads") for word in lowered) and len(lowered) > 1:
        return NameKind.ORGANISATION
    if len(lowered) > 1 and (
        lowered[-1] in words_of(TITLES, "place_heads") or lowered[0] in ("mount", "lake", "port")
    ):
        return NameKind.PLACE
    if place_name(" ".join(word.text for word in words[first:last])):
        return NameKind.PLACE
    if 2 <= len(lowered) <= 4 and not any(
        w.text.isupper() and len(w.text) > 1 for w in words[first:last]
    ):
        return NameKind.PERSON if "of" not in lowered else NameKind.OTHER
    return NameKind.OTHER

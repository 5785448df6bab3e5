"""How is a number of claims said?"""


def counted(claims: int, sort: str = "") -> str:
    """ "1 claim", "30 citable claims"."""
    return f"{claims} {f'{sort} ' if sort else ''}claim{'' if claims == 1 else 's'}"

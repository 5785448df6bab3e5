"""Texts in another language are recognised; English with foreign names is not refused."""

import pytest

from verifier.language.english import other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les frappes ont tué 820 civils depuis la fin du mois d'avril", "French"),
        ("Los ataques han matado a 820 civiles desde abril", "Spanish"),
        ("Die Angriffe haben seit April 820 Zivilisten getötet, sagt die UN", "German"),
        ("Gli attacchi hanno ucciso 820 civili da aprile", "Italian"),
        ("De VN zegt dat meer dan 400.000 mensen zijn ontheemd", "Dutch"),
        ("Россия отрицает удары по мирным жителям", "another script than English"),
        ("نفت روسيا استهداف المدنيين", "another script than English"),
        ("ロシアは否定した", "another script than English"),
    ],
)
def test_other_languages_are_named(text, language):
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "HTS seized Al-Habeet",
        "Médecins Sans Frontières de la Ville said so",
        "Oscar de la Renta died",
        "Ludwig van Beethoven met de Graaf",
        "La Niña ended in El Paso",
        "No warrant, no charges, no laws broken",
        "820",
        "",
    ],
)
def test_english_with_foreign_names_passes(text):
    assert other_language(text) == ""

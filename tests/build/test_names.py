"""Names that are the same have one key, others have not; keys make ids that a package can hold."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.build.names import LEGAL_FORMS, LONGEST_ID, actor_id, event_id, kind_id, name_key

SAME = (
    (
        "acme",
        ("Acme", "ACME", " acme ", "Acme, Inc.", "ACME INC", "Acme Ltd", "Acme GmbH", "Ａｃｍｅ", "A.c.m.e."),
    ),
    (
        "acme holdings",
        ("Acme Holdings", "Acme\tHoldings\n", "Acme-Holdings, LLC", "ACME\u00a0HOLDINGS CO., LTD."),
    ),
    ("acme holdings", ("Acme Holdings GmbH & Co. KG", "Acme Holdings Sp. z o.o.", "Acme Holdings S. A.")),
    ("johnson and johnson", ("Johnson & Johnson", "JOHNSON AND JOHNSON", "Johnson＆Johnson Inc.")),
    ("mcdonalds", ("McDonald's", "McDonald’s Corporation", "MCDONALDS")),
    ("strasse", ("Straße AG", "STRASSE", "strasse")),
    ("żółw", ("ŻÓŁW", "żo\u0301łw sp. z o.o.")),
    ("हिन्दी", ("हिन्दी",)),
    ("東京", ("東京",)),
    ("limited", ("Limited", "limited", "Limited Inc.")),
    ("the company", ("The Company",)),
    ("1 800 flowers", ("1-800-Flowers, Inc.",)),
    ("", ("", " ", "—", "...", "\u200b", "''")),
)


@pytest.mark.parametrize(("key", "spellings"), SAME)
def test_spellings_of_a_name_have_one_key(key, spellings):
    assert {spelling: name_key(spelling) for spelling in spellings} == dict.fromkeys(spellings, key)


def test_names_that_differ_in_more_than_form_have_different_keys():
    names = ("Acme", "Acme Europe", "Acmé", "Acne", "The Acme", "Acme 2", "Acme Foundation")
    assert len({name_key(name) for name in names}) == len(names)


@given(st.text())
def test_a_key_is_its_own_key(text):
    assert name_key(name_key(text)) == name_key(text)


@given(st.text())
def test_normal_forms_spaces_and_marks_around_do_not_matter(text):
    key = name_key(text)
    assert name_key(unicodedata.normalize("NFKC", text)) == key
    assert name_key(unicodedata.normalize("NFD", text)) == key
    assert name_key(f" \u3000{text}\n") == key
    assert name_key(f"“{text}”") == key


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"])))
def test_case_does_not_matter(text):
    assert name_key(text.casefold()) == name_key(text)


@given(st.text(min_size=1), st.sampled_from(sorted(LEGAL_FORMS)))
def test_a_legal_form_at_the_end_does_not_matter(text, form):
    key = name_key(text)
    if key and key.split()[-1] not in {*LEGAL_FORMS, "and", "the"}:
        assert name_key(f"{text}, {form.upper()}.") == key


@given(st.text(), st.sampled_from([actor_id, event_id, kind_id]))
def test_an_id_is_short_and_clean_or_there_is_none(text, make):
    found = make(text)
    assert found is None or (0 < len(found) <= LONGEST_ID and found == found.strip() and "." not in found)
    assert found is None or not any(unicodedata.category(character)[0] in "CZ" for character in found)


def test_long_names_keep_apart_what_differs_at_their_end():
    one, other = actor_id("word " * 50 + "one"), actor_id("word " * 50 + "two")
    assert len(one) == len(other) == LONGEST_ID
    assert one != other
    assert one[:61] == other[:61] == ("word-" * 50)[:61]


def test_events_keep_words_that_are_legal_forms_in_names():
    assert event_id("Safe AI Co") == "safe-ai-co"
    assert kind_id(" Comments  on ") == "comments_on"

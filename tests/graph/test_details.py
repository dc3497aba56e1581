"""What is known about one actor."""

from tests.worlds import TIE_KINDS, World, actors, tie


def test_details_have_the_row_parent_and_parts(tiny):
    assert tiny.actor("sen")["parent"] == {"id": "reg", "name": "Regulation Office"}
    assert tiny.actor("reg")["parts"] == [{"id": "sen", "name": "Senate Panel"}]
    assert tiny.actor("reg")["parent"] is None
    assert tiny.actor("juno")["actor"] == {
        "id": "juno",
        "name": 'Juno "J" Lab',
        "kind": "institute",
        "subkind": "university_lab",
        "jurisdiction": None,
        "parent_id": None,
        "website": None,
        "summary": "Has no jurisdiction in this data set.",
    }


def test_statements_are_newest_first_with_issue_label_and_source(tiny):
    found = tiny.actor("acme")["statements"]
    # "2024" begins before 25 March and so comes after it
    assert [row["id"] for row in found] == [
        "acme.release.2024-03-25",
        "acme.licence.2024",
        "acme.release.2023-05",
    ]
    assert [row["label"] for row in found] == ["strongly_supports", "opposes", "supports"]
    assert [row["issue"] for row in found] == ["Open release", "Licences", "Open release"]
    assert found[0]["source"]["url"] == "https://acme.example/view"
    assert [row["counts"] for row in tiny.filter(confidence="high").actor("acme")["statements"]] == [
        True,
        False,
        True,
    ]


def test_openness_and_stance_have_value_label_and_code(tiny):
    assert tiny.actor("bolt")["openness"] == {"value": 0.0, "label": "mixed", "code": 2}
    assert tiny.actor("bolt")["stance"] is None
    assert tiny.filter(issue="licence").actor("bolt")["stance"] == {
        "value": 1.0,
        "label": "supports",
        "code": 1,
    }
    assert tiny.actor("bee")["openness"] == {"value": None, "label": "unknown", "code": 5}


def test_ties_are_grouped_by_kind_and_direction_and_sorted_by_weight(tiny):
    groups = {group["title"]: [tie["id"] for tie in group["ties"]] for group in tiny.actor("acme")["ties"]}
    assert groups == {
        "funds": ["acme.funds.aid", "acme.funds.iris", "acme.funds.iris.2"],
        "is criticised by": ["aid.criticizes.acme"],
        "is endorsed by": ["juno.endorses.acme"],
        "lobbies": ["acme.lobbies.sen"],
        "partners with": ["acme.partners_with.bolt"],
    }
    assert tiny.actor("acme")["ties"][0]["title"] == "funds"
    assert [(group["title"], group["ties"][0]["sign"]) for group in tiny.actor("bolt")["ties"]] == [
        ("is criticised by", -1),
        ("lobbies", 1),
        ("partners with", 1),
    ]


def test_derived_ties_open_to_their_events(tiny):
    groups = tiny.filter(derived=True).actor("iris")["ties"]
    together = next(group for group in groups if group["derived"])
    assert together["title"] == "acted together with"
    first = together["ties"][0]
    assert (first["other"]["id"], first["weight"]) == ("acme", 1.5)
    assert [(one["id"], one["source"]["id"]) for one in first["events"]] == [
        ("letter-2024", "src-press"),
        ("report-2023", "src-blog"),
    ]


def test_hidden_ties_are_counted(tiny):
    assert tiny.actor("acme")["ties_hidden"] == 0
    assert tiny.filter(tie="funds").actor("acme")["ties_hidden"] == 4


def test_events_are_newest_first_with_role_and_the_participations_source(tiny):
    found = [(row["id"], row["role"], row["source"]["id"]) for row in tiny.actor("acme")["events"]]
    assert found == [
        ("bill-2024", "opponent", "src-press"),
        ("letter-2024", "lead", "src-press"),
        ("letter-2024", "signatory", "src-press"),
        ("report-2023", "author", "src-blog"),
    ]


def test_a_kind_of_tie_without_an_inverse_name_says_so_in_words():
    world = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b", "criticizes")]})
    assert world.explorer().actor("b")["ties"][0]["title"] == "inverse of criticizes"
    assert world.explorer().actor("a")["ties"][0]["title"] == "criticizes"


def test_a_symmetric_tie_reads_the_same_from_both_ends():
    kinds = [
        *TIE_KINDS,
        {"id": "allied", "name": "is allied with", "inverse_name": "never read", "symmetric": True},
    ]
    kinds[-1] |= {"sign": 1, "influence": "both", "strength": 0.4}
    rows = {"actors": actors("a", "b"), "ties": [tie("t", "a", "b", "allied")], "tie_kinds": kinds}
    explorer = World(rows).explorer()
    assert [explorer.actor(one)["ties"][0]["title"] for one in "ab"] == ["is allied with", "is allied with"]

"""The story that the built-in debate tells: who is in it, and on what evidence."""

import pytest


def source_url(debate, source_id):
    sources = debate.network.dataset.tables["sources"].set_index("id")
    return sources.loc[source_id, "url"]


def edges(debate, **parts):
    graph = debate.filter(**parts).graph()
    return {key: (start, end, data) for start, end, key, data in graph.edges(keys=True, data=True)}


@pytest.mark.parametrize(
    ("actor", "name", "kind", "website"),
    [
        ("r-street-institute", "R Street Institute", "institute", "rstreet.org"),
        ("ai2", "Allen Institute for AI", "institute", "allenai.org"),
        ("cerebras", "Cerebras", "company", "cerebras.ai"),
        ("hugging-face", "Hugging Face", "company", "huggingface.co"),
        ("xai", "xAI", "company", "x.ai"),
        ("meta", "Meta", "company", "meta.com"),
    ],
)
def test_these_actors_are_in_the_debate_with_sourced_ties_or_statements(debate, actor, name, kind, website):
    found = debate.actor(actor)
    assert (found["actor"]["name"], found["actor"]["kind"], found["actor"]["website"]) == (
        name,
        kind,
        website,
    )
    rows = [*found["statements"], *(tie for group in found["ties"] for tie in group["ties"])]
    assert rows
    assert [row["id"] for row in rows if not row["source"]["url"].startswith("http")] == []


def test_meta_released_llama_2_in_july_2023(debate):
    events = {event["id"]: event for event in debate.actor("meta")["events"]}
    release = events["llama-2-release"]
    assert (release["title"], release["kind"], release["date"]) == (
        "Llama 2 release",
        "model_release",
        "2023-07-18",
    )
    assert release["source"]["url"] == source_url(debate, release["source"]["id"])
    assert release["source"]["url"].startswith("https://")


def test_the_letter_of_25_march_2024_to_the_secretary_of_commerce(debate):
    event = debate.network.dataset.tables["events"].set_index("id").loc["raimondo-openness-letter-2024"]
    assert (event["date"], event["kind"], event["issue_id"]) == (
        "2024-03-25",
        "joint_letter",
        "open-weights-access",
    )
    assert source_url(debate, event["source_id"]).startswith("https://cdt.org/")
    took_part = debate.network.dataset.tables["participations"]
    roles = took_part[took_part["event_id"] == "raimondo-openness-letter-2024"]
    by_role = {role: sorted(rows["actor_id"]) for role, rows in roles.groupby("role", observed=True)}
    assert by_role["lead"] == ["cdt", "mozilla"]
    assert by_role["recipient"] == ["ntia", "us-secretary-of-commerce"]
    assert by_role["signatory"] == [
        "accountable-tech",
        "computing-research-association",
        "creative-commons",
        "eff",
        "eleutherai",
        "engine",
        "new-america-oti",
        "osi",
    ]
    assert all(source_url(debate, source).startswith("http") for source in roles["source_id"])


def test_the_letter_binds_its_signatories_and_not_its_recipients(debate):
    together = edges(debate, derived=True, actor="mozilla")
    start, end, tie = together["cdt.acted_together.mozilla"]
    assert (start, end) == ("cdt", "mozilla")
    assert "Civil society letter to Secretary Raimondo on AI openness" in tie["events"].split(" | ")
    assert tie["source_url"].startswith("http")
    assert "mozilla.acted_together.us-secretary-of-commerce" not in together


@pytest.mark.parametrize(
    ("tie", "investor", "firm"),
    [
        ("a16z.invests_in.mistral-ai.2", "a16z", "mistral-ai"),
        ("coatue.invests_in.hugging-face", "coatue", "hugging-face"),
        ("benchmark.invests_in.cerebras", "benchmark", "cerebras"),
    ],
)
def test_venture_capital_invests_in_firms_that_open_their_models(debate, tie, investor, firm):
    found = edges(debate, tie="invests_in", text=None)[tie]
    assert found[:2] == (investor, firm)
    assert debate.actor(investor)["actor"]["subkind"] == "venture_capital"
    assert found[2]["source_url"].startswith("http")
    assert found[2]["influence"] == "forward"


def test_venture_capital_has_many_sourced_investments(debate):
    graph = debate.filter(tie="invests_in").graph()
    ventures = [
        data["source_url"]
        for start, _, data in graph.edges(data=True)
        if graph.nodes[start].get("subkind") == "venture_capital"
    ]
    assert len(ventures) == 83
    assert all(url.startswith("http") for url in ventures)


def test_r_street_speaks_against_restricting_weights(debate):
    seen = debate.filter(issue="open-weights-access", as_of="2024-06")
    found = seen.actor("r-street-institute")
    assert found["stance"] == {"value": 2.0, "label": "strongly_supports", "code": 0}
    said = {row["id"]: row for row in found["statements"]}[
        "r-street-institute.open-weights-access.2024-03-20"
    ]
    assert (said["stance"], said["locator"], said["counts"]) == (2, "p. 6", True)
    assert said["source"]["url"].startswith("https://")
    now = debate.filter(issue="open-weights-access").actor("r-street-institute")
    assert now["stance"] == {"value": 1.0, "label": "supports", "code": 1}


@pytest.mark.parametrize("actor", ["mozilla", "cdt", "eff", "new-america-oti"])
def test_those_who_led_the_letter_strongly_support_open_weights_that_day(debate, actor):
    found = debate.filter(issue="open-weights-access", as_of="2024-03-25").actor(actor)
    assert found["stance"]["label"] == "strongly_supports"


def test_everything_that_is_said_or_tied_has_a_source_with_title_and_address(debate):
    tables = debate.network.dataset.tables
    sources = tables["sources"].set_index("id")
    for name in ("ties", "statements", "events", "participations"):
        used = sources.loc[tables[name]["source_id"].astype("str")]
        assert used["title"].notna().all()
        assert used["url"].str.match("https?://").all()


def test_all_four_kinds_of_actor_and_both_ends_of_the_scale_occur(debate):
    counts = {facet.value: facet.count for facet in debate.facets()["stance"]}
    assert [facet.value for facet in debate.facets()["kind"] if facet.count] == [
        "company",
        "institute",
        "regulator",
        "advocacy_group",
    ]
    assert min(counts.values()) > 0
    assert sum(counts.values()) == 588

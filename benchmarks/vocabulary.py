"""The words that made-up debates are made of."""

from __future__ import annotations

KINDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("company", "Company", "Companies", ("Systems", "Cloud", "Chips", "Models", "Ventures", "Robotics")),
    ("institute", "Institute", "Institutes", ("Institute", "University Lab", "Foundation", "Centre")),
    ("regulator", "Regulator", "Regulators", ("Agency", "Commission", "Ministry", "Committee", "Office")),
    ("advocacy_group", "Advocacy group", "Advocacy groups", ("Alliance", "Network", "Union", "Watch")),
)
"""Kinds of actor: id, name, plural, what names of such actors end with."""

SHARES = (4, 3, 2, 3)
"""How common the kinds are."""

PLACES = ("US", "US", "US", "US", "GB", "FR", "DE", "EU", "CN", "IN", "BR", "US-CA", "INT")
"""Jurisdictions, as common as they stand here."""

FRONT = (
    *("Northern", "Open", "Civic", "Atlantic", "Blue River", "Common", "Digital", "Summit", "Harbour"),
    *("Meridian", "Public", "Cedar", "United", "Bright", "Pacific", "Granite", "New", "Alpine", "Beacon"),
)
"""What names begin with."""

TIE_KINDS: tuple[tuple[str, str, str, str, int, str, float], ...] = (
    ("funds", "funds", "is funded by", "false", 1, "forward", 0.7),
    ("invests_in", "invests in", "has investor", "false", 1, "forward", 0.6),
    ("partners_with", "partners with", "partners with", "true", 1, "both", 0.4),
    ("member_of", "member of", "has member", "false", 1, "both", 0.5),
    ("lobbies", "lobbies", "is lobbied by", "false", 1, "forward", 0.4),
    ("advises", "advises", "is advised by", "false", 1, "forward", 0.5),
    ("endorses", "endorses", "is endorsed by", "false", 1, "backward", 0.3),
    ("criticizes", "criticizes", "is criticised by", "false", -1, "forward", 0.3),
)
"""Kinds of tie: id, name, inverse name, symmetric, sign, influence, strength."""

POLICIES: tuple[tuple[str, str], ...] = (
    ("release", "open"),
    ("licences", "restrictive"),
    ("export-controls", "restrictive"),
    ("liability", "restrictive"),
    ("public-funding", "open"),
    ("audits", "neutral"),
    ("procurement", "open"),
    ("thresholds", "restrictive"),
)
"""Questions of policy, and what a yes means for openness."""

ARGUMENTS: tuple[tuple[str, str], ...] = (
    ("competition", "open"),
    ("safety-research", "open"),
    ("misuse", "restrictive"),
    ("sovereignty", "open"),
    ("accountability", "open"),
    ("irreversible", "restrictive"),
)
"""Arguments made, and what a yes means for openness."""

ROLES = (("lead", 1), ("signatory", 1), ("opponent", -1), ("witness", 0))
"""Roles in events, and the side they mean."""

EVENTS = ("joint_letter", "hearing", "bill", "report", "model_release", "coalition")
GRADES = ("official", "own_statement", "press", "aggregator")
CONFIDENCES = ("high", "high", "high", "medium", "medium", "low")

SAID = (
    "Told the committee that rules should follow evidence and be reviewed after two years.",
    "Filed a comment on who may publish capable models, and under which conditions.",
    "Signed a letter asking for time to study the costs for small developers.",
    "Published a position paper with five recommendations and a table of precedents.",
    "Answered the consultation in writing; three pages are on this question.",
    "Repeated in an interview what its filing had said the year before.",
)
"""Summaries of statements."""

DONE = (
    "Reported in a filing; the amount was not stated.",
    "Announced together at the spring meeting and confirmed in the yearly report.",
    "A letter and two meetings within the same quarter.",
    "Named in the register of the responsible office.",
)
"""Summaries of ties."""

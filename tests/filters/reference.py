"""What a filter means, a second time and as plainly as can be: loops, dictionaries, no arrays.

Works on the rows of a `World` and raw words; gives ids of what is visible.
"""

import itertools
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

WEIGHTS = {"high": Fraction(1), "medium": Fraction(7, 10), "low": Fraction(4, 10), None: Fraction(1)}
LEVELS = {None: -1, "low": 0, "medium": 1, "high": 2}
OPENNESS = ("champion_of_openness", "pro-open", "mixed", "restrictive", "strongly_restrictive", "unknown")
ON_ISSUE = ("strongly_supports", "supports", "mixed", "opposes", "strongly_opposes", "unknown")


@dataclass
class Seen:
    """Ids of what is visible; derived ties as pairs of ids with their weight."""

    actors: set
    ties: set
    derived: dict
    labels: dict
    openness: dict


def first_day(date):
    """Return the first day of a partial date; days compare as text."""
    return f"{date}-01-01"[: len("2024-01-01")] if len(date) == 4 else f"{date}-01"[:10]


def last_day(date):
    """Return the last day; a 31st that no month has compares as it must."""
    return f"{date}-12-31"[:10] if len(date) == 4 else f"{date}-31"[:10]


class Reference:
    """A world seen through raw words."""

    def __init__(self, world, raw):
        self.world, self.raw = world, raw
        self.rows = world.rows
        self.grade = {row["id"]: row["grade"] for row in self.rows("sources")}

    def one(self, word):
        return self.raw[word][0]

    def graded(self, row):
        return "grade" not in self.raw or (self.grade.get(row["source_id"]) or "none") in self.raw["grade"]

    def sure(self, row):
        return "confidence" not in self.raw or LEVELS[row["confidence"]] >= LEVELS[self.one("confidence")]

    def stance(self, actor, issue):
        """Return (mean stance, mean weight) of the latest statements, None without any."""
        best, found = None, []
        for row in self.rows("statements"):
            if row["actor_id"] != actor or row["issue_id"] != issue:
                continue
            if not self.sure(row) or not self.graded(row):
                continue
            if "as_of" in self.raw and first_day(row["date"]) > last_day(self.one("as_of")):
                continue
            when = (first_day(row["date"]), last_day(row["date"]))
            if best is None or when > best:
                best, found = when, []
            if when == best:
                found.append(row)
        if not found:
            return None
        mean = Fraction(sum(row["stance"] for row in found), len(found))
        return mean, sum(WEIGHTS[row["confidence"]] for row in found) / len(found)

    def openness(self, actor):
        total = weights = Fraction(0)
        for issue in self.rows("issues"):
            direction = {"open": 1, "restrictive": -1}.get(issue["support_means"], 0)
            found = self.stance(actor, issue["id"])
            if issue["kind"] == "policy" and direction and found:
                total += direction * found[0] * found[1]
                weights += found[1]
        return total / weights if weights else None

    def value(self, actor):
        if "issue" not in self.raw:
            return self.openness(actor)
        found = self.stance(actor, self.one("issue"))
        return found and found[0]

    def label(self, actor):
        labels = ON_ISSUE if "issue" in self.raw else OPENNESS
        value = self.value(actor)
        if value is None:
            return labels[5]
        if value >= Fraction(5, 4):
            return labels[0]
        if value >= Fraction(2, 5):
            return labels[1]
        if value <= Fraction(-5, 4):
            return labels[4]
        return labels[3] if value <= Fraction(-2, 5) else labels[2]

    def actor_passes(self, row):
        if "stance" in self.raw and self.label(row["id"]) not in self.raw["stance"]:
            return False
        for word in ("kind", "subkind", "jurisdiction"):
            if word in self.raw and (row.get(word) or "none") not in self.raw[word]:
                return False
        if row["id"] in self.raw.get("hide", ()):
            return False
        if "event" in self.raw:
            took_part = {
                part["event_id"] for part in self.rows("participations") if part["actor_id"] == row["id"]
            }
            if not took_part & set(self.raw["event"]):
                return False
        return "text" not in self.raw or self.mentions(row)

    def mentions(self, row):
        fields = [folded(row.get(name) or "") for name in ("name", "id", "subkind", "summary")]
        return all(any(word in one for one in fields) for word in folded(self.one("text")).split())

    def tie_passes(self, row):
        begins = first_day(row["start"]) if row["start"] else "0000"
        ends = last_day(row["end"]) if row["end"] else "9999-99"
        undated = not row["start"] and not row["end"]
        return (
            ("tie" not in self.raw or row["kind"] in self.raw["tie"])
            and ("since" not in self.raw or ends >= first_day(self.one("since")))
            and ("until" not in self.raw or begins <= last_day(self.one("until")))
            and not ("undated" in self.raw and undated)
            and self.sure(row)
            and self.graded(row)
        )

    def derived(self):
        """Return the weight of each pair that acted together in events that pass."""
        found = {}
        if "derived" not in self.raw:
            return found
        side_of = {row["id"]: row["side"] for row in self.rows("participation_roles")}
        order = [row["id"] for row in self.rows("actors")]
        for event in self.rows("events"):
            if "since" in self.raw and last_day(event["date"]) < first_day(self.one("since")):
                continue
            if "until" in self.raw and first_day(event["date"]) > last_day(self.one("until")):
                continue
            if not self.graded(event):
                continue
            for side in (1, -1):
                members = {
                    part["actor_id"]
                    for part in self.rows("participations")
                    if part["event_id"] == event["id"] and side_of[part["role"]] == side
                }
                for pair in itertools.combinations(sorted(members, key=order.index), 2):
                    found[pair] = found.get(pair, 0) + Fraction(1, len(members) - 1)
        return found

    def seen(self):
        """Return what is visible."""
        actors = {row["id"] for row in self.rows("actors") if self.actor_passes(row)}
        ties = {
            row["id"]: (row["from_id"], row["to_id"]) for row in self.rows("ties") if self.tie_passes(row)
        }
        derived = self.derived()
        edges = [*ties.values(), *derived]
        while True:
            kept = self.around(self.core(actors, edges), edges)
            if kept == actors:
                break
            actors = kept
        inside = lambda ends: ends[0] in actors and ends[1] in actors  # noqa: E731
        everybody = [row["id"] for row in self.rows("actors")]
        return Seen(
            actors,
            {key for key, ends in ties.items() if inside(ends)},
            {pair: weight for pair, weight in derived.items() if inside(pair)},
            {actor: self.label(actor) for actor in everybody},
            {actor: self.openness(actor) for actor in everybody},
        )

    def core(self, actors, edges):
        """Take away one weak actor at a time until nobody is weak."""
        least = max(int(self.raw.get("min_degree", ("0",))[0]), int("isolated" in self.raw))
        actors = set(actors)
        while True:
            for actor in sorted(actors):
                mine = [ends for ends in edges if set(ends) <= actors and actor in ends]
                if len(mine) < least:
                    actors.remove(actor)
                    break
            else:
                return actors

    def around(self, actors, edges):
        """Walk breadth first from the chosen actors."""
        if "actor" not in self.raw:
            return actors
        distance = {actor: 0 for actor in self.raw["actor"] if actor in actors}
        queue = list(distance)
        for actor in queue:
            for one, two in edges:
                for here, there in ((one, two), (two, one)):
                    if here == actor and there in actors and there not in distance:
                        distance[there] = distance[actor] + 1
                        queue.append(there)
        most = int(self.raw.get("hops", ("1",))[0])
        return {actor for actor, steps in distance.items() if steps <= most}


def folded(text):
    """Return text without case and accents."""
    return "".join(
        one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one)
    )


def reference(world, raw):
    """Return what is visible in a world through raw words."""
    return Reference(world, raw).seen()

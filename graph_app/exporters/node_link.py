"""Node-link JSON, as NetworkX reads it (`node_link_graph(data, edges="edges")`), written as a stream."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from graph_app.exporters.base import Exporter, Outgoing
from graph_app.graph.build import rows, tie_ids


def write(out: Outgoing) -> Iterator[bytes]:
    """Write node-link JSON: a directed multigraph, keys of edges are tie ids, missing values left out."""
    yield b'{"directed":true,"multigraph":true,"graph":' + orjson.dumps(out.about) + b',"nodes":[\n'
    ids = out.network.actors["id"].to_numpy(dtype=object)
    comma = b""
    for columns, block in out.actors():
        names = ids[block.actors].tolist()
        data = rows(columns, len(names))
        lines = [orjson.dumps({"id": name} | cells) for name, cells in zip(names, data, strict=True)]
        yield comma + b",\n".join(lines)
        comma = b",\n"
    yield b'\n],"edges":[\n'
    comma = b""
    for columns, block in out.ties():
        start, end = (ids[side[block.ties]].tolist() for side in out.network.ends)
        keys = tie_ids(out.network, block.ties).tolist()
        data = rows(columns, len(keys))
        lines = [
            orjson.dumps({"source": one, "target": two, "key": key} | cells)
            for one, two, key, cells in zip(start, end, keys, data, strict=True)
        ]
        yield comma + b",\n".join(lines)
        comma = b",\n"
    yield b"\n]}\n"


NODE_LINK = Exporter("json", "Node-link JSON", ".json", "application/json", write)

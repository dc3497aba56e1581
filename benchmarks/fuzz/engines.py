"""Two engines: atheris, guided by coverage, where it is installed, else mutation with Hypothesis.

Run in a process of their own: `python -m benchmarks.fuzz.engines ENGINE IMPORTER SECONDS FOLDER`. What is
fuzzed is imported by the engine and not before, as atheris looks into what is imported under its eyes only.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
from pathlib import Path
from typing import Any

MEGABYTES = 2_000
"""Most memory of the process that imports."""
HANG = 10
"""Seconds after which an import counts as hanging."""


def with_atheris(name: str, seconds: int, work: Path) -> None:
    """Fuzz until the time is over or something is found, which is left as `work/crash-…`; never returns."""
    import atheris

    with atheris.instrument_imports(include=["graph_app.importers"]):
        from benchmarks.fuzz import target
    corpus = work / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.seeds(name)):
        (corpus / f"seed-{number}").write_bytes(data)
    dictionary = work / "words"
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words(name)))
    words = [
        sys.argv[0],
        f"-dict={dictionary}",
        str(corpus),
        f"-max_total_time={seconds}",
        f"-timeout={HANG}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={work}/",
        "-max_len=20000",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup(words, lambda data: target.run(name, data))
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    """Return bytes as libFuzzer's dictionaries have them."""
    return "".join(rf"\x{byte:02x}" for byte in word)


def with_hypothesis(name: str, seconds: int, work: Path) -> None:
    """Mutate seeds until the time is over or something is found, which is left as `work/crash-…`."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    from benchmarks.fuzz import target

    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 21, MEGABYTES << 21))
    signal.signal(signal.SIGALRM, _hangs)
    seeds = target.seeds(name)
    end = time.monotonic() + seconds
    pieces = target.words(name)
    change = st.tuples(
        st.integers(0, 10_000),
        st.integers(0, 60),
        st.binary(max_size=12) | st.sampled_from(pieces or [b""]) | st.just(b"\xff" * 4),
        st.integers(1, 40),
    )

    @settings(
        max_examples=10**9,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(seeds), st.lists(change, max_size=6))
    def mutate(seed: bytes, changes: list[Any]) -> None:
        if time.monotonic() > end:
            raise _Over
        data = seed
        for at, cut, put, times in changes:
            place = at % (len(data) + 1)
            data = (data[:place] + put * (times if times > 30 else 1) + data[place + cut :])[:20_000]
        (work / "last").write_bytes(data)
        signal.alarm(HANG)
        target.run(name, data)
        signal.alarm(0)

    try:
        mutate()
    except _Over:
        return
    except BaseException:
        (work / "last").rename(work / "crash-hypothesis")
        raise


class _Over(BaseException):
    """The time is over."""


def _hangs(*_: object) -> None:
    raise TimeoutError(f"The import took more than {HANG} seconds.")


if __name__ == "__main__":
    engine, importer, seconds, folder = sys.argv[1:]
    run = {"atheris": with_atheris, "hypothesis": with_hypothesis}[engine]
    run(importer, int(seconds), Path(folder))

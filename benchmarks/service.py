"""The service under load: throughput against the library, latency, memory, kills of workers, hostile files.

Usage: python benchmarks/service.py [--short] [--workers N] [--requests N] [--kills N]

Throughput comes from wrk on the same machine (Debian's package `wrk`); without it, from threads of this
process, which is slower. The library's throughput is measured in the same run with as many worker processes,
in turns with the service's, and the ratio is the median over the turns. `--short` is what `.ci/run` does.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import runpy
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from reliability import ingest
from reliability.engines.workers import Crew, ScoringOptions

TARGET = 0.7
"""Of the library's throughput, with the same number of worker processes."""
SECONDS = 10
"""Length of one turn of load."""
TURNS = 3
WORDS = 650
"""Words of an article: the median of news texts."""
STATUSES = (200, 413, 422, 503)
"""Of hostile files: anything but an error of the service."""


class Figures(NamedTuple):
    """Answers per second, latencies in milliseconds, and the generator's share of the CPUs."""

    rate: float
    p50: float
    p99: float
    errors: int
    generator: float


class Service:
    """A service that runs in processes of its own."""

    def __init__(self, workers: int) -> None:
        command = [sys.executable, "-m", "reliability", "serve", "--port", "0", "--workers", str(workers)]
        self.process = subprocess.Popen(
            [*command, "--queue", "200"], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stderr
        said = next(line for line in self.process.stderr if "Serving at" in line)
        self.port = int(re.search(r":(\d+) ", said)[1])  # type: ignore[index]
        threading.Thread(target=lambda: list(self.process.stderr or ()), daemon=True).start()

    def ask(self, body: bytes, path: str = "/v1/score", kind: str = "application/json") -> tuple[int, bytes]:
        """Status and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("POST", path, body, {"Content-Type": kind})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def processes(self) -> tuple[int, ...]:
        """Process ids of the server, the nursery and the workers."""
        nursery = children(self.process.pid)
        return (self.process.pid, *nursery, *(child for each in nursery for child in children(each)))

    def memory(self) -> float:
        """MiB of all processes; shared pages are counted once."""
        return sum(map(proportional, self.processes()))

    def stop(self) -> int:
        """End it; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


def children(parent: int) -> list[int]:
    """Process ids of the children of a process (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(") ")[2].split()
            if int(fields[1]) == parent and fields[0] != "Z":
                found.append(int(stat.parent.name))
    return found


def proportional(process: int) -> float:
    """MiB of a process, its share of pages that several have."""
    with suppress(OSError, TypeError):
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1]) / 1024  # type: ignore[index]
    return 0.0


def articles() -> list[dict[str, str]]:
    """Articles of `WORDS` words each, of the corpus that comes with the repository."""
    words = [
        word
        for path in sorted((ROOT / "seeds" / "corpus").rglob("*.txt"))
        for word in path.read_text("utf-8").split(" ")
    ]
    starts = range(0, 40 * 37, 37)
    doubled = words * (WORDS // len(words) + 3)
    return [
        {"text": " ".join(doubled[start : start + WORDS]), "source": f"{start}.example", "id": str(start)}
        for start in starts
    ]


def by_library(workers: int, given: Sequence[dict[str, str]], seconds: float) -> float:
    """Articles per second of the library with that many processes, which have all started."""
    with tempfile.TemporaryDirectory() as folder, Crew(ScoringOptions("default"), workers) as crew:
        path = Path(folder, "articles.jsonl")
        path.write_text("".join(json.dumps(article) + "\n" for article in [*given] * 2), encoding="utf-8")

        def scored() -> int:
            reading = ingest.read([path])
            return sum(1 for _ in crew.finished(reading, reading.portions()))

        scored()
        begun, count = time.perf_counter(), 0
        while (now := time.perf_counter()) - begun < seconds:
            count += scored()
        return count / (now - begun)


def by_wrk(service: Service, given: Sequence[dict[str, str]], connections: int, seconds: float) -> Figures:
    """Load by wrk, which sends the articles in turn."""
    with tempfile.TemporaryDirectory() as folder:
        bodies = [json.dumps(article) for article in given]
        listed = ",\n".join(f"[==[{body}]==]" for body in bodies)
        script = Path(folder) / "load.lua"
        script.write_text(
            f'local bodies = {{{listed}}}\nlocal n = 0\nwrk.method = "POST"\n'
            'wrk.headers["Content-Type"] = "application/json"\n'
            "request = function() n = n % #bodies + 1; return wrk.format(nil, nil, nil, bodies[n]) end\n"
            'done = function(s, l) io.write(string.format("{\\"requests\\": %d, \\"us\\": %d, \\"p50\\": %d, '
            '\\"p99\\": %d, \\"errors\\": %d}", s.requests, s.duration, l:percentile(50), l:percentile(99), '
            "s.errors.status + s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout)) end\n",
            encoding="utf-8",
        )
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds:g}s", "--timeout", "60s", "-s", str(script),
                   f"http://127.0.0.1:{service.port}/v1/score"]  # fmt: skip
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert process.stdout
        out = process.stdout.read().decode()
        _, process.returncode, usage = os.wait4(process.pid, 0)
    found = json.loads(out[out.rindex('{"requests"') :])
    share = (usage.ru_utime + usage.ru_stime) / (seconds * (os.cpu_count() or 1))
    return Figures(
        found["requests"] / (found["us"] / 1e6),
        found["p50"] / 1e3,
        found["p99"] / 1e3,
        found["errors"],
        share,
    )


def paced(service: Service, given: Sequence[dict[str, str]], rate: float, seconds: float) -> Figures:
    """Requests at a fixed rate whatever comes back; latency counts from when each was due."""
    bodies = [json.dumps(each).encode() for each in given]
    count, begun = max(int(rate * seconds), 20), time.perf_counter() + 0.1

    def one(number: int) -> tuple[float, int]:
        due = begun + number / rate
        time.sleep(max(due - time.perf_counter(), 0))
        status, _ = service.ask(bodies[number % len(bodies)])
        return 1000 * (time.perf_counter() - due), status

    before = time.process_time()
    with ThreadPoolExecutor(32) as threads:
        replies = list(threads.map(one, range(count)))
    taken = sorted(latency for latency, _ in replies)
    share = (time.process_time() - before) / (seconds * (os.cpu_count() or 1))
    errors = sum(status != 200 for _, status in replies)
    return Figures(count / seconds, taken[len(taken) // 2], taken[int(0.99 * len(taken))], errors, share)


def many(service: Service, given: Sequence[dict[str, str]], requests: int) -> dict[str, Any]:
    """Send that many requests; memory after a tenth of them and at the end."""
    bodies = [json.dumps(each).encode() for each in given]
    statuses: Counter[int] = Counter()

    def one(number: int) -> int:
        return service.ask(bodies[number % len(bodies)])[0]

    with ThreadPoolExecutor(8) as threads:
        statuses.update(threads.map(one, range(requests // 10)))
        early = service.memory()
        statuses.update(threads.map(one, range(requests - requests // 10)))
    return {
        "requests": requests,
        "statuses": dict(statuses),
        "MiB early": early,
        "MiB late": service.memory(),
    }


def killed(service: Service, given: Sequence[dict[str, str]], kills: int) -> dict[str, Any]:
    """Kill workers while requests are in flight; each must be answered, with at most one error per kill."""
    bodies = [json.dumps([article] * 10).encode() for article in given]
    stop, statuses, lost = threading.Event(), Counter[int](), Counter[str]()

    def client(first: int) -> None:
        number = first
        while not stop.is_set():
            number += 1
            try:
                statuses[service.ask(bodies[number % len(bodies)])[0]] += 1
            except OSError as error:
                lost[type(error).__name__] += 1

    threads = [threading.Thread(target=client, args=(each,)) for each in range(4)]
    for thread in threads:
        thread.start()
    done = 0
    while done < kills:
        workers = service.processes()[2:]
        if workers:
            with suppress(OSError):
                os.kill(workers[done % len(workers)], signal.SIGKILL)
                done += 1
        time.sleep(0.15)
    stop.set()
    for thread in threads:
        thread.join()
    after = service.ask(bodies[0])[0]
    return {"kills": done, "statuses": dict(statuses), "lost": dict(lost), "answers after": after}


def hostile(service: Service) -> dict[str, Any]:
    """Every hostile file of the tests at its small size, as an upload; statuses, and cases with an error."""
    statuses: Counter[int] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for case in runpy.run_path(str(ROOT / "tests" / "hostile" / "cases.py"))["CASES"]:
            path = Path(folder) / f"case{case.ending}"
            case.write(path, case.small)
            head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\n\r\n'
            body = head.encode() + path.read_bytes() + b"\r\n--x--\r\n"
            status, _ = service.ask(body, "/check", "multipart/form-data; boundary=x")
            statuses[status] += 1
            if status not in STATUSES:
                wrong.append(case.id)
    return {"statuses": dict(statuses), "wrong": wrong}


def throughput(
    service: Service, workers: int, given: Sequence[dict[str, str]], seconds: float
) -> dict[str, Any]:
    """The service against the library, in turns."""
    library, served = [], []
    for _ in range(TURNS):
        library.append(by_library(workers, given, seconds))
        served.append(by_wrk(service, given, 4 * workers, seconds))
    rates = [each.rate for each in served]
    return {
        "library, articles/s": statistics.median(library),
        "service, articles/s": statistics.median(rates),
        "ratio": statistics.median(rate / alone for rate, alone in zip(rates, library, strict=True)),
        "errors": sum(each.errors for each in served),
        "wrk, share of CPUs": statistics.median(each.generator for each in served),
    }


def main() -> int:
    """Measure, print and judge; the exit status is 1 where a promise is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="2,000 requests and 20 kills, no throughput")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--requests", type=int)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    options = parser.parse_args()
    requests = options.requests or (2_000 if options.short else 100_000)
    kills = options.kills or (20 if options.short else 1_000)
    given, service = articles(), Service(options.workers)
    failures: list[str] = []

    def step(name: str, measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        begun = time.perf_counter()
        found = measure()
        shown = {key: round(value, 3) if isinstance(value, float) else value for key, value in found.items()}
        print(f"{name} ({time.perf_counter() - begun:.0f} s): {json.dumps(shown)}", flush=True)
        return found

    try:
        if shutil.which("wrk") and not options.short:
            found = step("throughput", lambda: throughput(service, options.workers, given, options.seconds))
            half = found["service, articles/s"] / 2
            step("half load", lambda: paced(service, given, half, options.seconds)._asdict())
            failures += [f"ratio below {TARGET}"] if found["ratio"] < TARGET else []
        found = step("memory", lambda: many(service, given, requests))
        grown = found["MiB late"] / max(found["MiB early"], 1)
        failures += ["memory grows"] if grown > 1.2 else []
        failures += ["not every request was answered with 200"] if set(found["statuses"]) != {200} else []
        found = step("kills", lambda: killed(service, given, kills))
        failures += ["answers were lost"] if found["lost"] or found["answers after"] != 200 else []
        failures += ["more errors than kills"] if found["statuses"].get(503, 0) > kills else []
        found = step("hostile files", lambda: hostile(service))
        failures += [f"errors of the service: {found['wrong']}"] if found["wrong"] else []
    finally:
        status = service.stop()
    failures += [f"exit status {status}"] if status else []
    print("; ".join(failures) or "All as promised.")
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())

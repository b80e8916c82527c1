"""Python peers of the contact kernel, each behind its own call: python peers.py ENGINE FOLDER|graphs [ACTORS].

With a FOLDER (from.u32, to.u32, stamp.u32, and contacts.txt for those that read text), the log is loaded, `ready` is printed, and each line
"NAME SEED" on standard input is answered with "nanoseconds reached sum valid" (the sum of arrivals; valid is -1: none tells evidence).
With `graphs`, standard input has a graph a line, {actors, contacts: [[from, to, stamp]], sources}; each is answered with a
line of JSON: for each source the arrivals of all (null: never), or {"broke": reason}.
"""

import array
import heapq
import json
import os
import sys
import tempfile
import time

NEVER = None


class TgLib:
    """temporalgraphlib: `fast` is its call on a list of edges (list order), `exact` that on incident lists."""

    def __init__(self, contacts, text=None):
        import pytglib

        self.lib = pytglib
        path = text
        if path is None:
            with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
                file.writelines(f"{u} {v} {t} 0\n" for u, v, t in contacts)
                path = file.name
        self.edges = pytglib.load_ordered_edge_list(path)
        if text is None:
            os.unlink(path)
        self.ids = dict(self.edges.getNodeMap().items())
        self.lists = None
        self.span = (0, (1 << 62))

    def ask(self, name, seed):
        if name == "exact" and self.lists is None:
            self.lists = self.lib.to_incident_lists(self.edges)
        graph = self.edges if name == "fast" else self.lists
        begun = time.perf_counter_ns()
        found = self.lib.earliest_arrival_times(graph, self.ids[seed], self.span)
        return time.perf_counter_ns() - begun, found

    def arrivals(self, found):
        return {actor: found[at] for actor, at in self.ids.items() if found[at] < (1 << 62)}


class Raphtory:
    """raphtory: temporally_reachable_nodes."""

    def __init__(self, contacts, text=None):
        import pandas
        from raphtory import Graph, algorithms

        self.call = algorithms.temporally_reachable_nodes
        u, v, t = zip(*contacts)
        self.graph = Graph()
        self.graph.load_edges(pandas.DataFrame({"u": u, "v": v, "t": t}), time="t", src="u", dst="v")

    def ask(self, name, seed):
        begun = time.perf_counter_ns()
        found = self.call(self.graph, 1_000_000_000, -1, [seed])
        return time.perf_counter_ns() - begun, found

    def arrivals(self, found):
        # By a file, which takes a hundredth of the time that its own values() does.
        import pyarrow.parquet

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "found.parquet")
            found.to_parquet(path)
            told = pyarrow.parquet.read_table(path).to_pydict()
        pairs = zip(told["id"], told["reachable_nodes"])
        return {int(actor): max(0, min(event["0"] for event in events)) for actor, events in pairs if events}


class Reticula:
    """reticula: out_cluster, which takes contacts of one time never to chain."""

    def __init__(self, contacts, text=None):
        import reticula

        edge = reticula.directed_temporal_edge[reticula.int64, reticula.int64]
        self.call = reticula.out_cluster
        self.network = reticula.directed_temporal_network[reticula.int64, reticula.int64]([edge(u, v, t) for u, v, t in contacts])
        self.adjacency = reticula.temporal_adjacency.simple[edge]()

    def ask(self, name, seed):
        begun = time.perf_counter_ns()
        found = self.call(self.network, self.adjacency, seed, -1)
        return time.perf_counter_ns() - begun, found

    def arrivals(self, found):
        return {actor: max(0, min(start for start, _ in spans)) for actor, spans in found.interval_sets().items()}


class DyNetx:
    """dynetx: time_respecting_paths, of which the earliest end is taken."""

    def __init__(self, contacts, text=None):
        import dynetx
        import dynetx.algorithms

        self.call = dynetx.algorithms.time_respecting_paths
        self.graph = dynetx.DynDiGraph()
        for u, v, t in contacts:
            self.graph.add_interaction(u, v, t)

    def ask(self, name, seed):
        begun = time.perf_counter_ns()
        found = self.call(self.graph, seed)
        taken = time.perf_counter_ns() - begun
        return taken, {**{to: min(path[-1][2] for path in paths) for (_, to), paths in found.items()}, seed: 0}

    def arrivals(self, found):
        return found


class NetworkX:
    """networkx has no such call: a heap search of one's own over its MultiDiGraph."""

    def __init__(self, contacts, text=None):
        import networkx

        self.graph = networkx.MultiDiGraph()
        self.graph.add_edges_from((u, v, {"t": t}) for u, v, t in contacts)

    def ask(self, name, seed):
        begun = time.perf_counter_ns()
        best = {seed: -1}
        heap = [(-1, seed)]
        while heap:
            since, actor = heapq.heappop(heap)
            if since > best[actor] or actor not in self.graph:
                continue
            for _, to, at in self.graph.out_edges(actor, data="t"):
                if (at > since if name == "strict" else at >= since) and at < best.get(to, 1 << 62):
                    best[to] = at
                    heapq.heappush(heap, (at, to))
        return time.perf_counter_ns() - begun, best

    def arrivals(self, found):
        return {actor: max(0, at) for actor, at in found.items()}


class DuckDb:
    """duckdb: `rounds` of SQL until no arrival changes, or recursion USING `key`."""

    def __init__(self, contacts, text=None):
        import duckdb

        self.base = duckdb.connect()
        self.base.execute("create table contact (u uinteger, v uinteger, t uinteger)")
        if text is None:
            self.base.executemany("insert into contact values (?, ?, ?)", contacts)
        else:
            self.base.execute(
                "insert into contact select column0, column1, column2 from read_csv(?, delim = ' ', header = false)", [text]
            )
        folder = os.path.join(os.path.dirname(__file__), "sql")
        self.sql = {}
        for name in ("start", "round", "usingkey"):
            with open(os.path.join(folder, f"{name}.sql"), encoding="utf-8") as file:
                self.sql[name] = file.read()

    def ask(self, name, seed):
        begun = time.perf_counter_ns()
        if name == "key":
            self.base.execute(self.sql["usingkey"].replace("$seed", str(seed)))
        else:
            self.base.execute(self.sql["start"].replace("$seed", str(seed)))
            while True:
                self.base.execute(self.sql["round"])
                if self.base.execute("select count(*) from frontier").fetchone()[0] == 0:
                    break
        return time.perf_counter_ns() - begun, None

    def arrivals(self, found):
        return dict(self.base.execute("select node, t from known").fetchall())


ENGINES = {"duckdb": DuckDb, "tglib": TgLib, "raphtory": Raphtory, "reticula": Reticula, "dynetx": DyNetx, "networkx": NetworkX}


def column(folder, name):
    values = array.array("I")
    path = os.path.join(folder, f"{name}.u32")
    with open(path, "rb") as file:
        values.fromfile(file, os.path.getsize(path) // values.itemsize)
    return values


def log(kind, folder):
    text = os.path.join(folder, "contacts.txt")
    reads_text = kind in ("tglib", "duckdb")
    contacts = [] if reads_text else list(zip(*(column(folder, name) for name in ("from", "to", "stamp"))))
    engine = ENGINES[kind](contacts, text if reads_text else None)
    print("ready", flush=True)
    for line in sys.stdin:
        name, seed = line.split()
        taken, found = engine.ask(name, int(seed))
        arrivals = engine.arrivals(found)
        arrivals.pop(int(seed), None)
        print(taken, len(arrivals), sum(arrivals.values()), -1, flush=True)


def graphs(kind, name):
    for line in sys.stdin:
        graph = json.loads(line)
        answers = []
        try:
            engine = ENGINES[kind](graph["contacts"])
            for source in graph["sources"]:
                arrivals = engine.arrivals(engine.ask(name, source)[1])
                answers.append([arrivals.get(actor, NEVER) for actor in range(graph["actors"])])
        except Exception as reason:  # noqa: BLE001  whatever breaks a peer is its answer
            answers = {"broke": f"{type(reason).__name__}: {reason}"}
        print(json.dumps(answers), flush=True)


if __name__ == "__main__":
    if sys.argv[2] == "graphs":
        graphs(sys.argv[1], sys.argv[3])
    else:
        log(sys.argv[1], sys.argv[2])

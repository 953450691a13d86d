#!/usr/bin/env python3
"""Writes the tables of docs/performance.md, and its plots, from what measure.py has left in benchmarks/results."""
import json
import os
import re
import statistics

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(HERE, "results")
DOCS = os.path.join(os.path.dirname(HERE), "docs")
PAGE = os.path.join(DOCS, "performance.md")
STACKS = ["JDK", "APACHE", "OKHTTP"]
TITLES = {"JDK": "`java.net.http`", "APACHE": "HttpClient", "OKHTTP": "OkHttp", "OFFICIAL": "official SDK",
          "SOCKET": "bare socket", "EMPTY": "an empty program"}


def main():
    jdks = sorted(name for name in os.listdir(RESULTS) if os.path.isdir(os.path.join(RESULTS, name)))
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    blocks = {"machine": machine(jdks), "signing": signing(jdks), "one": one(jdks), "bulk": bulk(jdks),
              "paced": paced(jdks), "cold": cold(jdks), "footprint": footprint(), "growth": growth(jdks)}
    for name, lines in blocks.items():
        block = re.compile(f"(<!-- measured: {name} -->\n).*?(<!-- end -->)", re.S)
        if not block.search(page):
            raise SystemExit(f"the page has no place for {name}")
        page = block.sub(lambda match: match.group(1) + "\n" + "\n".join(lines) + "\n\n" + match.group(2), page)
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(page)


def load(jdk, step):
    path = os.path.join(RESULTS, jdk, step + ".json")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def method(result):
    return result["benchmark"].split(".")[-1]


def scores(results, key):
    return {key(result): result for result in results}


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| --- |" + " ---: |" * (len(head) - 1)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def number(value, digits=0):
    return f"{value:,.{digits}f}"


def ratio(a, b):
    return f"{a / b:.2f}"


def machine(jdks):
    rows = []
    for jdk in jdks:
        facts = load(jdk, "machine")
        ceiling = facts["serverCeiling"]
        rows.append([facts["jdk"], facts["cpu"], str(facts["cores"]), facts["mode"],
                     number(ceiling) if ceiling else "not measured"])
    return table(["JDK", "processor", "cores", "run", "requests a second that the server answers to `wrk`"], rows)


def allocated(result):
    values = result["secondary"].get("gc.alloc.rate.norm")
    return statistics.median(values) if values else None


def signing(jdks):
    rows, bars = [], []
    names = ["ours", "official", "straightforward", "floor"]
    for jdk in jdks:
        for step, threads in (("signing", "one"), ("signing-threads", "two"), ("signing-virtual", "one, virtual")):
            found = scores(load(jdk, step), method)
            if "ours" not in found:
                continue
            ours = found["ours"]
            cells = [jdk, threads] + [number(found[n]["score"]) if n in found else "" for n in names]
            cells += [ratio(found["official"]["score"], ours["score"])]
            cells += [ratio(ours["score"], found["floor"]["score"]) if "floor" in found else ""]
            cells += [number(allocated(ours)) if allocated(ours) is not None else ""]
            rows.append(cells)
            if step == "signing":
                bars += [(f"{n}, JDK {jdk}", found[n]["score"]) for n in names]
    plot("signing", "One signature, ns", bars)
    return table(["JDK", "thread", "ours, ns", "official SDK", "straightforward", "floor", "official / ours",
                  "ours / floor", "ours, bytes"], rows)


def one(jdks):
    rows, bars = [], []
    for jdk in jdks:
        found = scores(load(jdk, "one"), lambda r: (r["params"]["rival"], method(r)))
        virtual = scores(load(jdk, "one-virtual"), lambda r: (r["params"]["rival"], "virtual64"))
        found.update(virtual)
        official = found.get(("OFFICIAL", "callers1"))
        for stack in STACKS:
            for callers, title in (("callers1", "1"), ("callers16", "16"), ("callers64", "64"),
                                   ("virtual64", "64, virtual")):
                ours, raw = found.get((stack, callers)), found.get((stack + "_RAW", callers))
                if not ours or not raw:
                    continue
                cells = [jdk, TITLES[stack], title, number(ours["score"]), number(raw["score"]),
                         ratio(ours["score"], raw["score"])]
                theirs = found.get(("OFFICIAL", callers))
                cells.append(ratio(ours["score"], theirs["score"]) if theirs else "")
                above = None if allocated(ours) is None else allocated(ours) - allocated(raw)
                cells.append("" if above is None or callers != "callers1" else number(above))
                rows.append(cells)
                if callers == "callers1":
                    bars += [(f"{name(stack)}, ours, JDK {jdk}", 1e6 / ours["score"]),
                             (f"{name(stack)}, alone, JDK {jdk}", 1e6 / raw["score"])]
        if official:
            bars.append((f"official SDK, JDK {jdk}", 1e6 / official["score"]))
    plot("one", "One cancel, one caller, µs", bars)
    return table(["JDK", "stack", "callers", "ours, calls a second", "stack alone", "ours / alone", "ours / official",
                  "bytes above the stack"], rows)


def name(stack):
    return TITLES[stack].strip("`")


def bulk(jdks):
    rows, bars = [], []
    for jdk in jdks:
        rate = lambda result: 1e6 / result["score"]
        by_rival = lambda r: r["params"]["rival"]
        ours = scores(load(jdk, "bulk-ours"), by_rival)
        threads = scores(load(jdk, "bulk-blocking"), by_rival)
        futures = scores(load(jdk, "bulk-async"), by_rival)
        for stack in STACKS:
            blocking = threads.get(stack + "_RAW")
            flying = futures.get("APACHE_ASYNC_RAW" if stack == "APACHE" else stack + "_RAW")
            if stack not in ours or not blocking or not flying:
                continue
            best = max(rate(blocking), rate(flying))
            rows.append([jdk, TITLES[stack], number(rate(ours[stack])), number(rate(blocking)), number(rate(flying)),
                         ratio(rate(ours[stack]), best)])
            bars += [(f"{name(stack)}, ours, JDK {jdk}", rate(ours[stack])),
                     (f"{name(stack)}, alone, JDK {jdk}", best)]
        if "OFFICIAL" in threads:
            rows.append([jdk, TITLES["OFFICIAL"], "", number(rate(threads["OFFICIAL"])), "", ""])
    plot("bulk", "100,000 cancels, a second", bars)
    return table(["JDK", "stack", "ours, calls a second", "64 threads", "the stack's own async", "ours / better of both"],
                 rows)


def paced(jdks):
    rows = []
    for jdk in jdks:
        found = scores(load(jdk, "paced"), lambda r: r["params"]["rival"])
        official = found.get("OFFICIAL")
        for rival in ["SOCKET"] + [r for stack in STACKS for r in (stack, stack + "_RAW")] + ["OFFICIAL"]:
            if rival not in found:
                continue
            told = found[rival]["percentiles"]
            alone = found.get(rival + "_RAW")
            rows.append([jdk, TITLES[rival] + ", ours" if alone else title(rival)]
                        + [number(told[p]) for p in ("50.0", "90.0", "99.0")]
                        + [ratio(told["50.0"], alone["percentiles"]["50.0"]) if alone else "",
                           ratio(official["percentiles"]["50.0"], told["50.0"]) if alone and official else ""])
    return table(["JDK", "who", "p50, µs", "p90", "p99", "p50 / stack alone", "official p50 / p50"], rows)


def title(rival):
    return TITLES[rival[:-len("_RAW")]] + ", alone" if rival.endswith("_RAW") else TITLES[rival]


def cold(jdks):
    rows, bars = [], []
    for jdk in jdks:
        found = {r["params"]["program"]: statistics.median(v for fork in r["raw"] for v in fork)
                 for r in load(jdk, "cold")}
        for program in ["EMPTY"] + STACKS + ["OFFICIAL"]:
            if program not in found:
                continue
            # Only from Java 21 on can a client be closed, as ours is.
            alone = found.get(program + ("_RAW_CLOSED" if program == "JDK" else "_RAW"))
            command = found.get("CLI_" + program)
            rows.append([jdk, TITLES[program], number(found[program]), number(alone) if alone else "",
                         ratio(found[program], alone) if alone else "", number(command) if command else "",
                         ratio(command, alone) if command else ""])
            bars.append((f"{name(program)}, JDK {jdk}", found[program]))
    plot("cold", "A fresh JVM, one cancel, its exit, ms", bars)
    return table(["JDK", "program", "ms", "stack alone", "ours / alone", "`cancel-ai-job`", "that / alone"], rows)


def footprint():
    path = os.path.join(RESULTS, "footprint.json")
    if not os.path.exists(path):
        return ["not measured"]
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    rows = []
    for who in STACKS + ["OFFICIAL"]:
        jars = found[who]
        own = [size for jar, size in jars.items() if jar.startswith("cancel-ai-job-")]
        rows.append([TITLES[who], str(len(jars)), number(sum(jars.values()) / 1024),
                     number(sum(own) / 1024, 1) if own else ""])
    return table(["class path", "jars", "KiB", "of which ours"], rows)


def growth(jdks):
    rows = []
    for jdk in jdks:
        for step, param, what in (("growth-ids", "ids", "ids"), ("growth-in-flight", "inFlight", "in flight")):
            for result in sorted(load(jdk, step), key=lambda r: int(r["params"][param])):
                cost = {key: statistics.median(values) for key, values in result["secondary"].items()}
                rows.append([jdk, f"{number(int(result['params'][param]))} {what}",
                             number(cost["nanosPerId"] / 1000, 1), number(cost["liveKib"])])
    return table(["JDK", "run", "µs for an id", "KiB alive at its end"], rows)


def plot(what, heading, bars):
    """One bar a line: a picture that a diff can show."""
    if not bars:
        return
    longest = max(value for _, value in bars)
    height = 40 + 22 * len(bars)
    svg = [f'<svg xmlns="http://www.w3.org/2000/svg" width="760" height="{height}" font-family="sans-serif" '
           f'font-size="13" role="img" aria-label="{heading}">',
           f'<rect width="760" height="{height}" fill="#fff"/>',
           f'<text x="10" y="22" font-size="15" font-weight="bold">{heading}</text>']
    for i, (label, value) in enumerate(bars):
        y = 36 + 22 * i
        width = max(1, round(420 * value / longest))
        fill = "#1f6feb" if "ours" in label else "#8c959f"
        svg += [f'<text x="240" y="{y + 13}" text-anchor="end">{label}</text>',
                f'<rect x="250" y="{y}" width="{width}" height="17" fill="{fill}"/>',
                f'<text x="{256 + width}" y="{y + 13}">{number(value)}</text>']
    with open(os.path.join(DOCS, f"performance-{what}.svg"), "w", encoding="utf-8") as file:
        file.write("\n".join(svg + ["</svg>"]) + "\n")


if __name__ == "__main__":
    main()

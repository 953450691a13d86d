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
    blocks = {"machine": machine(jdks), "signing": signing(jdks), "one": one(jdks), "one-async": one_async(jdks),
              "signed": signed(jdks), "bulk": bulk(jdks), "bulk-cold": bulk_cold(jdks), "paced": paced(jdks),
              "cold": cold(jdks), "footprint": footprint(), "growth": growth(jdks)}
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


def median(values):
    return statistics.median(values)


def ratio(these, those):
    """The median of the ratios of neighbours in time, which a noisy minute leaves alone."""
    return number(median([a / b for a, b in zip(these, those)]), 2)


def contenders(result):
    return result["params"]["inTurn"].split("+")


def rounds(result, forks):
    """The values of each contender, which took turns: one for each round."""
    names = contenders(result)
    return {name: [value for fork in forks for value in fork[i::len(names)]] for i, name in enumerate(names)}


def medians(result):
    """One value for each fork."""
    return [median(fork) for fork in result["raw"]]


def machine(jdks):
    rows = []
    for jdk in jdks:
        facts = load(jdk, "machine")
        ceiling = facts["serverCeiling"]
        rows.append([facts["jdk"], facts["cpu"], str(facts["cores"]), facts["mode"],
                     number(ceiling) if ceiling else "not measured"])
    return table(["JDK", "processor", "cores", "run", "requests a second that the server answers to `wrk`"], rows)


def signing(jdks):
    rows, bars = [], []
    names = ["ours", "official", "straightforward", "floor"]
    for jdk in jdks:
        for step, threads in (("signing", "one"), ("signing-threads", "two"), ("signing-virtual", "one, virtual")):
            results = scores(load(jdk, step), method)
            found = {name: medians(result) for name, result in results.items()}
            if "ours" not in found:
                continue
            ours, allocated = found["ours"], results["ours"]["secondary"].get("gc.alloc.rate.norm")
            cells = [jdk, threads] + [number(median(found[n])) if n in found else "" for n in names]
            cells += [ratio(found["official"], ours)]
            cells += [ratio(ours, found["floor"]) if "floor" in found else ""]
            cells += [number(median(sum(allocated, []))) if allocated else ""]
            rows.append(cells)
            if step == "signing":
                bars += [(f"{n}, JDK {jdk}", median(found[n])) for n in names]
    plot("signing", "One signature, ns", bars)
    return table(["JDK", "thread", "ours, ns", "official SDK", "straightforward", "floor", "official / ours",
                  "ours / floor", "ours, bytes"], rows)


def one(jdks):
    rows, bars = [], []
    for jdk in jdks:
        found = scores(load(jdk, "one"), lambda r: (contenders(r)[0], method(r)))
        found.update(scores(load(jdk, "one-virtual"), lambda r: (contenders(r)[0], "virtual64")))
        theirs = []
        for stack in STACKS:
            for callers, title in (("callers1", "1"), ("callers16", "16"), ("callers64", "64"),
                                   ("virtual64", "64, virtual")):
                if (stack, callers) not in found:
                    continue
                result = found[stack, callers]
                calls = rounds(result, result["raw"])
                ours, raw, laden, official = (calls[n] for n in (stack, stack + "_RAW", stack + "_HEADERS", "OFFICIAL"))
                cells = [jdk, TITLES[stack], title, number(median(ours)), number(median(raw)), ratio(ours, raw),
                         ratio(laden, raw), ratio(ours, official), "", ""]
                if callers == "callers1":
                    cells[-2:] = bytes_above_alone(result, stack, stack + "_HEADERS")
                    bars += [(f"{name(stack)}, ours, JDK {jdk}", 1e6 / median(ours)),
                             (f"{name(stack)}, alone, JDK {jdk}", 1e6 / median(raw))]
                    theirs += official
                rows.append(cells)
        if theirs:
            bars.append((f"official SDK, JDK {jdk}", 1e6 / median(theirs)))
    plot("one", "One cancel, one caller, µs", bars)
    return table(["JDK", "stack", "callers", "ours, calls a second", "stack alone", "ours / alone", "with headers / alone",
                  "ours / official", "bytes above the stack", "of which the headers'"], rows)


def bytes_above_alone(result, *names):
    allocated = {name: median(values) for name, values in
                 rounds(result, result["secondary"]["gc.alloc.rate.norm"]).items()}
    return [number(allocated[name] - allocated[contenders(result)[0] + "_RAW"]) for name in names]


def one_async(jdks):
    rows = []
    for jdk in jdks:
        for result in load(jdk, "one-async"):
            calls = rounds(result, result["raw"])
            who = contenders(result)[0]
            ours, raw, laden = (calls[n] for n in (who, who + "_RAW", who + "_HEADERS"))
            rows.append([jdk, TITLES[who.removesuffix("_ASYNC")], result["params"]["inFlight"], number(median(ours)),
                         number(median(raw)), ratio(ours, raw), ratio(laden, raw)])
    return table(["JDK", "stack", "in flight", "ours, calls a second", "stack alone", "ours / alone",
                  "with headers / alone"], rows)


def signed(jdks):
    rows = []
    for jdk in jdks:
        for step, callers in (("signed", None), ("signed-virtual", "64, virtual"),
                              ("signed-async", "64 in flight, async")):
            for result in load(jdk, step):
                calls = rounds(result, result["raw"])
                who = contenders(result)[0]
                ours, raw, by_hand = (calls[n] for n in (who, who + "_RAW", who + "_SIGNED"))
                cells = [jdk, TITLES[who.removesuffix("_ASYNC")], callers or str(result["threads"]),
                         ratio(by_hand, raw), ratio(ours, raw), ratio(ours, by_hand), "", ""]
                if method(result) == "callers1":
                    cells[-2:] = bytes_above_alone(result, who + "_SIGNED", who)
                rows.append(cells)
    return table(["JDK", "stack", "callers", "by hand / alone", "ours / alone", "ours / by hand",
                  "bytes by hand above alone", "ours above alone"], rows)


def name(stack):
    return TITLES[stack].strip("`")


def bulk(jdks):
    rows, bars = [], []
    for jdk in jdks:
        theirs = []
        for stack, result in scores(load(jdk, "bulk"), lambda r: r["params"]["rival"]).items():
            micros = rounds(result, result["raw"])
            rates = {way: 1e6 / median(values) for way, values in micros.items()}
            best = min("THREADS", "ASYNC", key=lambda way: median(micros[way]))
            rows.append([jdk, TITLES[stack], number(rates["OURS"]), number(rates["THREADS"]), number(rates["ASYNC"]),
                         ratio(micros[best], micros["OURS"]), ratio(micros[best], micros["SIGNED"])])
            bars += [(f"{name(stack)}, ours, JDK {jdk}", rates["OURS"]), (f"{name(stack)}, alone, JDK {jdk}", rates[best])]
            theirs += micros["OFFICIAL"]
        if theirs:
            rows.append([jdk, TITLES["OFFICIAL"], "", number(1e6 / median(theirs)), "", "", ""])
    plot("bulk", "100,000 cancels, a second", bars)
    return table(["JDK", "stack", "ours, calls a second", "64 threads", "the stack's own async", "ours / better of both",
                  "signed by hand / better"], rows)


def bulk_cold(jdks):
    rows = []
    for jdk in jdks:
        found = scores(load(jdk, "bulk-cold"), lambda r: (r["params"]["rival"], r["params"]["inTurn"]))
        for stack in STACKS:
            if (stack, "OURS") in found:
                ours, threads = (medians(found[stack, way]) for way in ("OURS", "THREADS"))
                rows.append([jdk, TITLES[stack], number(median(ours) / 10, 1), number(median(threads) / 10, 1),
                             ratio(ours, threads)])
    return table(["JDK", "stack", "ours, s", "64 threads", "ours / threads"], rows)


def paced(jdks):
    rows = []
    for jdk in jdks:
        runs = scores(load(jdk, "paced"), lambda r: contenders(r)[0])
        for rival in ["SOCKET"] + [stack + way for stack in STACKS for way in ("", "_RAW", "_HEADERS")] + ["OFFICIAL"]:
            # Whoever was beside each of the stacks has percentiles from each.
            told = [run["percentiles"][rival] for run in runs.values() if rival in run["percentiles"]]
            if not told:
                continue
            cells = [jdk, TITLES[rival] + ", ours" if rival in STACKS else title(rival)]
            cells += [number(median([percentiles[p] for percentiles in told])) for p in ("50", "90", "99")]
            stack = rival.removesuffix("_HEADERS")
            if stack in STACKS:
                halves = rounds(runs[stack], runs[stack]["raw"])
                cells += [ratio(halves[rival], halves[stack + "_RAW"]),
                          ratio(halves["OFFICIAL"], halves[rival]) if rival == stack else ""]
            else:
                cells += ["", ""]
            rows.append(cells)
    return table(["JDK", "who", "p50, µs", "p90", "p99", "p50 / stack alone", "official p50 / p50"], rows)


def title(rival):
    for ending, told in (("_RAW", ", alone"), ("_HEADERS", ", with headers")):
        if rival.endswith(ending):
            return TITLES[rival[:-len(ending)]] + told
    return TITLES[rival]


def cold(jdks):
    rows, bars = [], []
    for jdk in jdks:
        for result in load(jdk, "cold"):
            found = rounds(result, result["raw"])
            for program in ["EMPTY"] + STACKS + ["OFFICIAL"]:
                ours = found[program]
                # Only from Java 21 on can a client be closed, as ours is.
                alone = found.get(program + ("_RAW_CLOSED" if program == "JDK" else "_RAW"))
                command = found.get("CLI_" + program)
                rows.append([jdk, TITLES[program], number(median(ours)), number(median(alone)) if alone else "",
                             ratio(ours, alone) if alone else "", number(median(command)) if command else "",
                             ratio(command, alone) if command else ""])
                bars.append((f"{name(program)}, JDK {jdk}", median(ours)))
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
                cost = {key: median(sum(forks, [])) for key, forks in result["secondary"].items()}
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

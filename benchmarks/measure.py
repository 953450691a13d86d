#!/usr/bin/env python3
"""Measures this library beside its rivals, on each JDK that is named.

    benchmarks/measure.py [--quick] --jdk 17=HOME --jdk 25=HOME [--only STEP,...]

Leaves benchmarks/results/NAME/STEP.json, machine.json and benchmarks/results/footprint.json, of which report.py makes
docs/performance.md. Without --quick, the benchmarks' own settings hold, which takes hours. With it, each JDK takes about
an hour and a quarter, and figures scatter more.
"""
import argparse
import glob
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
RESULTS = os.path.join(HERE, "results")
JAR = os.path.join(HERE, "target", "benchmarks.jar")
PACKAGE = "io.github.cancelaijob.benchmarks."

# Shorter, the JIT isn't done with all of them, and whoever it does last looks slow.
SHORT = "-wi 6 -w 700ms -i 5 -r 400ms"
# Rounds enough for each to have come behind each other one equally often: 12 of four contenders, 18 of three.
IN_TURN = "-f 3 -wi 16 -w 500ms -i 48 -r 200ms"
OF_THREE = "-f 3 -wi 12 -w 500ms -i 54 -r 200ms"
VIRTUAL = "-jvmArgsAppend -Djmh.executor=VIRTUAL"
STACKS = ("JDK", "APACHE", "OKHTTP")
SIGNED = ",".join(f"{stack}+{stack}_RAW+{stack}_SIGNED" for stack in STACKS)
PACED = ",".join(f"{stack}+{stack}_RAW+{stack}_HEADERS+OFFICIAL+SOCKET" for stack in STACKS)

# step: (regex and options of either run, options of --quick, its seconds, the first JDK that can, how often JMH runs)
STEPS = {
    "signing": ("Signing -prof gc", SHORT, 140, 11, 5),
    "signing-threads": ("Signing.(ours|official) -t 2", SHORT, 70, 11, 5),
    "signing-virtual": (f"Signing -prof gc {VIRTUAL}", SHORT, 140, 21, 5),
    "one": ("OneCancel.callers -prof gc", f"-e callers16 {IN_TURN}", 600, 11, 1),
    "one-virtual": (f"OneCancel.callers64 -prof gc {VIRTUAL}", IN_TURN, 300, 21, 1),
    "one-async": ("OneCancelAsync", f"-p inFlight=64 {OF_THREE}", 320, 11, 1),
    "signed": (f"OneCancel.callers(1|64)$ -prof gc -p inTurn={SIGNED}", OF_THREE, 560, 11, 1),
    "signed-virtual": (f"OneCancel.callers64 -p inTurn={SIGNED} {VIRTUAL}", OF_THREE, 270, 21, 1),
    "signed-async": ("OneCancelAsync -p inTurn=APACHE_ASYNC+APACHE_ASYNC_RAW+APACHE_ASYNC_SIGNED",
                     f"-p inFlight=64 {OF_THREE}", 100, 11, 1),
    "paced": (f"Paced -p inTurn={PACED} -i 50", "-f 3", 690, 11, 1),
    "bulk": ("Bulk", "-f 3 -wi 10 -i 15", 1270, 11, 1),
    "bulk-cold": ("Bulk -p inTurn=OURS,THREADS -f 1 -wi 0 -i 1", "-p rival=APACHE,OKHTTP", 90, 11, 3),
    "cold": ("ColdStart", "-i 240", 120, 11, 1),
    "growth-ids": ("Growth.ids -p rival=APACHE", "-f 1", 55, 11, 1),
    "growth-in-flight": ("Growth.inFlight -p rival=APACHE", "-f 1 -p inFlight=1,64,1024 -p of=20000", 18, 11, 1),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="about an hour and a quarter a JDK")
    parser.add_argument("--jdk", action="append", default=[], metavar="NAME=HOME", help="JAVA_HOME unless given")
    parser.add_argument("--only", help="steps, separated by commas: footprint, " + ", ".join(STEPS))
    args = parser.parse_args()
    only = args.only.split(",") if args.only else ["footprint", *STEPS]
    unknown = set(only) - {"footprint", *STEPS}
    if unknown:
        parser.error("there is no step " + ", ".join(sorted(unknown)))
    jdks = [jdk.split("=", 1) for jdk in args.jdk] or [[None, os.environ.get("JAVA_HOME", "")]]
    for jdk in jdks:
        if len(jdk) != 2 or not os.access(os.path.join(jdk[1], "bin", "java"), os.X_OK):
            parser.error("--jdk takes NAME=HOME, with bin/java in HOME; without it, JAVA_HOME must be set")

    build(jdks[0][1])
    os.makedirs(RESULTS, exist_ok=True)
    if "footprint" in only:
        write(os.path.join(RESULTS, "footprint.json"), footprint(jdks[0][1]))
    for name, home in jdks:
        version = java_version(home)
        measure(name or version.split(".")[0], home, version, [s for s in only if s in STEPS], args.quick)


def build(home):
    maven(home, "package", "-DskipTests")


def maven(home, *goals):
    # Standard output is for what this script tells.
    subprocess.run(["mvn", "-B", "-q", *goals], cwd=ROOT, check=True, stdout=sys.stderr,
                   env=dict(os.environ, JAVA_HOME=home))


def java_version(home):
    told = subprocess.run([os.path.join(home, "bin", "java"), "-version"], capture_output=True, text=True, check=True)
    return re.search(r'version "([^"]+)"', told.stderr).group(1)


def measure(name, home, version, steps, quick):
    directory = os.path.join(RESULTS, name)
    os.makedirs(directory, exist_ok=True)
    begun = time.monotonic()
    write(os.path.join(directory, "machine.json"), {
        "jdk": version, "os": platform.system(), "architecture": platform.machine(), "cpu": cpu(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "mode": "quick" if quick else "full", "serverCeiling": ceiling(home)})
    if "cold" in steps:
        # Leaves the archive that the command line starts from.
        subprocess.run([os.path.join(ROOT, "examples", "cancel-ai-job"), "demo"], check=True, stdout=subprocess.DEVNULL,
                       env=dict(os.environ, JAVA_HOME=home))
    for step in steps:
        common, short, budget, first, repeats = STEPS[step]
        if int(version.split(".")[0]) < first:
            continue
        started = time.monotonic()
        options = common.split() + (short.split() if quick else [])
        options[0] = "^" + PACKAGE.replace(".", r"\.") + options[0]
        # Each time, all benchmarks of a step: who is compared is measured seconds apart.
        results = merged(result for _ in range(repeats) for result in jmh(home, options))
        write(os.path.join(directory, step + ".json"), results)
        allowed = f" of {budget} s" if quick else " s"
        print(f"{name} {step}: {time.monotonic() - started:.0f}{allowed}", flush=True)
    print(f"{name}: {(time.monotonic() - begun) / 60:.1f} minutes", flush=True)


def jmh(home, options):
    with tempfile.TemporaryDirectory() as scratch:
        raw = os.path.join(scratch, "raw.json")
        command = [os.path.join(home, "bin", "java"), "-jar", JAR, *options, "-foe", "true", "-rf", "json", "-rff", raw]
        log = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if log.returncode != 0:
            sys.exit(log.stdout[-4000:] + "\n" + " ".join(options) + " has failed")
        with open(raw, encoding="utf-8") as file:
            return [kept(result) for result in json.load(file)]


def kept(result):
    """JMH's JSON without the paths of this machine, and without every single sample: a value for each iteration."""
    primary = result["primaryMetric"]
    names = result.get("params", {}).get("inTurn", "").split("+")
    told = {
        "benchmark": result["benchmark"].replace(PACKAGE, ""),
        "params": result.get("params", {}),
        "threads": result["threads"],
        "time": result["measurementTime"],
        "unit": primary["scoreUnit"],
        "raw": [in_order(names, fork) for fork in primary.get("rawData", [])],
        "secondary": {
            key.lstrip("·"): [in_order(names, fork) for fork in metric["rawData"]]
            for key, metric in result["secondaryMetrics"].items()
            if key.lstrip("·") in ("gc.alloc.rate.norm", "nanosPerId", "liveKib")},
    }
    if "rawDataHistogram" in primary:
        forks = [in_order(names, fork) for fork in primary["rawDataHistogram"]]
        told["raw"] = [[percentile(iteration, 50) for iteration in fork] for fork in forks]
        told["percentiles"] = {
            name: {p: percentile([sample for fork in forks for iteration in fork[i::len(names)] for sample in iteration], p)
                   for p in (50, 90, 99)}
            for i, name in enumerate(names)}
    return told


def in_order(names, iterations):
    """The iterations of whole rounds, those of each in the order of the names."""
    count = len(names)
    ordered = []
    for nth in range(len(iterations) // count):
        turns = {who(nth, place, count): iterations[nth * count + place] for place in range(count)}
        ordered += [turns[contender] for contender in range(count)]
    return ordered


def who(nth, place, count):
    """Whose turn it is at a place in the nth round, as Turns.java has it."""
    at = count - 1 - place if count % 2 and nth // count % 2 else place
    zigzag = at // 2 if at % 2 == 0 else count - (at + 1) // 2
    return (nth + zigzag) % count


def percentile(histogram, percent):
    """Of pairs, each of a value and how often it was measured."""
    rank = sum(count for _, count in histogram) * percent / 100
    for value, count in sorted(histogram):
        rank -= count
        if rank <= 0:
            return value


def merged(results):
    """One result for each benchmark that has been run several times, with the forks of all of them."""
    found = {}
    for result in results:
        first = found.setdefault((result["benchmark"], *sorted(result["params"].items())), result)
        if first is not result:
            first["raw"] += result["raw"]
            for key, forks in result["secondary"].items():
                first["secondary"][key] += forks
    return list(found.values())


def cpu():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def ceiling(home):
    """Requests a second that the server answers, 64 connections, or None without wrk."""
    if not shutil.which("wrk"):
        return None
    server = subprocess.Popen(
        [os.path.join(home, "bin", "java"), "-XX:+UseSerialGC", "-Xmx64m", "-cp", JAR, PACKAGE + "Server"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        url = f"http://127.0.0.1:{int(server.stdout.readline())}/ai_jobs/a0?cancel"
        told = subprocess.run(["wrk", "-t1", "-c64", "-d5s", url], capture_output=True, text=True, check=True).stdout
        return float(re.search(r"Requests/sec:\s*([\d.]+)", told).group(1))
    finally:
        server.stdin.close()
        server.wait()


def footprint(home):
    """The jars at run time: what Maven resolves for each transport, and for the official SDK as it is published."""
    modules = ["core", "signer", "transport-jdk", "transport-apache", "transport-okhttp"]
    with tempfile.TemporaryDirectory() as scratch:
        found = {}
        # The directory is a module's own, so that one build resolves all of them.
        maven(home, "package", "dependency:build-classpath", "-DskipTests", "-am", "-pl", ",".join(modules),
              "-DincludeScope=runtime", "-Dmdep.outputFile=target/run-time-class-path")
        for module in modules:
            with open(os.path.join(ROOT, module, "target", "run-time-class-path"), encoding="utf-8") as file:
                found[module] = [jar for jar in file.read().strip().split(os.pathsep) if jar]
            found[module] += [jar for jar in glob.glob(os.path.join(ROOT, module, "target", "cancel-ai-job-*.jar"))
                              if not re.search(r"-(sources|javadoc|tests)\.jar$", jar)]
        with open(os.path.join(ROOT, "pom.xml"), encoding="utf-8") as file:
            version = re.search(r"<version.cos-api>(.+?)<", file.read()).group(1)
        with open(os.path.join(scratch, "pom.xml"), "w", encoding="utf-8") as file:
            file.write(
                "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>a</artifactId>"
                "<version>1</version><dependencies><dependency><groupId>com.qcloud</groupId>"
                f"<artifactId>cos_api</artifactId><version>{version}</version></dependency></dependencies></project>")
        official = os.path.join(scratch, "class-path")
        maven(home, "-f", file.name, "dependency:build-classpath", "-DincludeScope=runtime",
              "-Dmdep.outputFile=" + official)
        with open(official, encoding="utf-8") as file:
            found["official"] = file.read().strip().split(os.pathsep)
    sets = {module[len("transport-"):].upper(): found["core"] + found["signer"] + found[module]
            for module in modules if module.startswith("transport-")}
    return {name: weights(jars) for name, jars in {**sets, "OFFICIAL": found["official"]}.items()}


def weights(jars):
    files = {os.path.basename(jar): jar for jar in jars}
    return {name: os.path.getsize(files[name]) for name in sorted(files)}


def write(path, content):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1, sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()

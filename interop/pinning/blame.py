"""Reads jdk.VirtualThreadPinned events as JSON, and tells whose code blocked: the first frame that is not the JDK's."""

import collections
import json
import sys

JDK = ("java.", "javax.", "jdk.", "sun.")
TESTS = ("dev.filechat.testkit.",)


def blamed(event):
    frames = (event["values"].get("stackTrace") or {}).get("frames") or []
    for frame in frames:
        name = frame["method"]["type"]["name"].replace("/", ".")
        if not name.startswith(JDK):
            return name + "." + frame["method"]["name"]
    return "the JDK"


def main(transport):
    counts = collections.Counter(blamed(event) for event in json.load(sys.stdin)["recording"]["events"])
    ours = {where: n for where, n in counts.items() if where.startswith("dev.filechat.") and not where.startswith(TESTS)}
    print(f"{transport}: {counts.total()} times pinned, {sum(ours.values())} of them in filechat's own code")
    for where, times in counts.most_common():
        print(f"{times:8} {where}")
    return 1 if ours else 0


sys.exit(main(sys.argv[1]))

# SPDX-License-Identifier: MPL-2.0
"""Takes a job out of a forge's CI file: script.py FILE JOB prints its commands
as a shell script, as the runner would run them (before_script first);
script.py FILE prints the names of its jobs."""
import sys
import yaml

ci = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
jobs = ci.get("jobs") or {k: v for k, v in ci.items()
                          if isinstance(v, dict) and "script" in v}
if len(sys.argv) == 2:
    print(*jobs)
    sys.exit()
job = jobs[sys.argv[2]]
if "steps" in job:
    # What the runner's own image has already is not installed once more.
    lines = [s["run"] for s in job["steps"] if "run" in s and "apt-get" not in s["run"]]
else:
    lines = ci.get("default", {}).get("before_script", []) + job["script"]
print("set -e", *lines, sep="\n")

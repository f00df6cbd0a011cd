"""Writes records as JSON lines with Python's json.
usage: json_peer.py RECORDS.jsonl OUT.jsonl"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as records, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in records:
        out.write(json.dumps(json.loads(line), ensure_ascii=False, separators=(",", ":")) + "\n")

#!/usr/bin/env bash
# Fuzzes the readers of foreign bytes with Jazzer, one after the other: mvn -Pfuzz (docs/operations.md).
# arguments: class path, seconds for each reader, names of readers (all if none)
set -euo pipefail
classpath=$1 seconds=$2
shift 2
kept=src/test/resources/fuzz work=target/fuzz
readers=("$@")
if [ ${#readers[@]} -eq 0 ] || [ "${readers[0]}" = all ]; then
  mapfile -t readers < <(sed -n 's/^  \([A-Z_]*\) {$/\1/p' src/test/java/org/opengeps/fuzz/FuzzedReader.java)
fi
java -cp "$classpath" org.opengeps.fuzz.FuzzTarget "$work"
found=0
for reader in "${readers[@]}"; do
  folder=$(echo "$reader" | tr 'A-Z_' 'a-z-')
  mkdir -p "$work/$folder" "$kept/$folder"
  echo "== $reader, $seconds s"
  # what is found lies in the folder of the kept inputs, where the next test run reads it
  java -XX:+UseSerialGC -Xss1m -cp "$classpath" -Dopengeps.fuzz.reader="$reader" com.code_intelligence.jazzer.Jazzer \
    --target_class=org.opengeps.fuzz.FuzzTarget --instrumentation_includes='org.opengeps.**:org.bouncycastle.**' \
    -max_total_time="$seconds" -max_len=65536 -rss_limit_mb=3000 -timeout=20 -artifact_prefix="$kept/$folder/" \
    "$work/$folder" "$kept/$folder" > "$work/$folder.log" 2>&1 || { found=1; grep -E '^==|Exception|Error|ALARM' "$work/$folder.log" | head -n 5; }
  tail -n 1 "$work/$folder.log"
done
[ $found -eq 0 ] || { echo "faults were found: see $work/*.log, and the new files in $kept" >&2; exit 1; }

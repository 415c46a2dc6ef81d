#!/bin/bash
# Lists every refusal code that the server uses, for the OpenAPI document: nobody has to keep a list by hand.
set -e
export LC_ALL=C
out=target/generated-resources/openapi/refusal-codes.txt
mkdir -p "$(dirname "$out")"
server=(src/main/java/org/opengeps/{kernel,protocol,platform,identity,law,method,ledger,registry,custody,notice,bid,opening,award,contract,audit,opendata,door,rest,watch})
texts=src/main/resources/org/opengeps/kernel/refusals_en.properties
# what has a sentence is a code; it is the server's if the server's sources quote it, alone or with a variant
comm -12 \
  <(grep -oP '^(?!shown\.)[a-z][a-z0-9-]*(?=[.=])' "$texts" | sort -u) \
  <({
    grep -rhoP '"\K[a-z][a-z0-9-]*(?=["."])' "${server[@]}"
    # the constants of the intake's and the uploads' refusals are codes
    grep -hoP '^  \K[A-Z][A-Z0-9_]+(?=[,;]$)' src/main/java/org/opengeps/{bid/BidRefusals,platform/upload/UploadRefusals}.java | tr 'A-Z_' 'a-z-'
  } | sort -u) > "$out"

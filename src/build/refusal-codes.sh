#!/bin/bash
# Lists every refusal code that the sources use, for the OpenAPI document: nobody has to keep a list by hand.
set -e
out=target/generated-resources/openapi/refusal-codes.txt
mkdir -p "$(dirname "$out")"
server=(src/main/java/org/opengeps/{kernel,protocol,platform,identity,ledger,registry,custody,notice,bid,opening,award,opendata,door,rest})
{
  # new Refusal("code", refuse("code", new Finding("code", also with the text on the next line
  grep -rhozP '(?:[rR]efuse|Refusal|Finding)\(\s*(?:[0-9]+,\s*)?"\K[a-z][a-z0-9-]+(?=")' "${server[@]}" | tr '\0' '\n'
  grep -rhoP 'String CODE = "\K[a-z][a-z0-9-]+(?=")' "${server[@]}"
  # what the door says itself, before anybody has read the message
  grep -rhozP '(?:[0-9]+|MISDIRECTED|SC_BAD_REQUEST|SC_REQUEST_ENTITY_TOO_LARGE),\s*"\K[a-z][a-z0-9-]+(?=")' src/main/java/org/opengeps/door | tr '\0' '\n'
  grep -hozP '\n +[A-Z]+\(\s*"\K[a-z][a-z0-9-]+(?=")' src/main/java/org/opengeps/door/Busy.java | tr '\0' '\n'
  # the constants of the intake's and the uploads' refusals are codes
  grep -hoP '^  [A-Z][A-Z0-9_]+(?=\($)' src/main/java/org/opengeps/{bid/BidRefusals,platform/upload/UploadRefusals}.java | tr -d ' ' | tr 'A-Z_' 'a-z-'
} | sort -u > "$out"

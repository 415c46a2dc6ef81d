#!/usr/bin/env bash
# Fetches the locked front-end packages when the lock changed and lets esbuild write target/frontend.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p target/frontend
cd src/main/frontend
[ -f package-lock.json ] || exit 0
for tool in node npm; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing: install the Debian packages nodejs (18 or later) and npm" >&2
    exit 1
  }
done
lock=$(sha256sum package-lock.json | cut -d ' ' -f 1)
stamp=node_modules/.fetched-for
if [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" >"$stamp"
fi
exec npm run --silent build

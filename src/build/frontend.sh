#!/usr/bin/env bash
# Fetches the locked front-end packages when the lock changed and lets esbuild write target/frontend.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p target/frontend
[ -f src/main/frontend/package-lock.json ] || exit 0
bash src/build/provision.sh node
cd src/main/frontend
lock=$(sha256sum package-lock.json | cut -d ' ' -f 1)
stamp=node_modules/.fetched-for
if [ "$(cat "$stamp" 2>/dev/null)" != "$lock" ]; then
  npm ci --no-audit --no-fund --loglevel=error
  echo "$lock" >"$stamp"
fi
exec npm run --silent build

#!/usr/bin/env bash
# Fetches the locked front-end packages when the lock changed, lets esbuild write target/frontend, and lays the fonts of printed
# documents where the build takes resources from.
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
fonts=../../../target/generated-resources/org/opengeps/platform/paper
mkdir -p "$fonts"
from=node_modules/@expo-google-fonts/nanum-gothic
cp "$from/400Regular/NanumGothic_400Regular.ttf" "$from/700Bold/NanumGothic_700Bold.ttf" "$fonts/"
cp "$from/LICENSE_FONT" "$fonts/NanumGothic-licence.txt"
exec npm run --silent build

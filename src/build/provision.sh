#!/usr/bin/env bash
# Makes sure that the named tools are there: installs the Debian packages when allowed, else says which are missing.
# Usage: provision.sh TOOL...   with TOOL one of node curl openssl chromium fonts nginx
set -euo pipefail

# Does the machine have the tool?
has() {
  case $1 in
    node) command -v node >/dev/null && command -v npm >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0] >= 18')" = true ] ;;
    chromium) [ -x /usr/bin/chromium ] ;;
    nginx) [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null ;;
    fonts) [ -d /usr/share/fonts/truetype/nanum ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# The Debian packages that bring the tool.
packages() {
  case $1 in
    node) echo nodejs npm ;;
    fonts) echo fonts-nanum ;;
    *) echo "$1" ;;
  esac
}

missing=()
for tool in "$@"; do
  has "$tool" || missing+=($(packages "$tool"))
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || true
fi
for tool in "$@"; do
  has "$tool" || {
    echo "$tool is missing. Install the Debian packages: ${missing[*]} (node must be 18 or later)." >&2
    exit 1
  }
done

#!/usr/bin/env bash
# The usual script: POST, then poll until GitLab returns `finished`. POLL is the pause in seconds, URL is the mirror's
# address, …/api/v4/projects/<id>/mirror/pull.
set -euo pipefail

gitlab() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $TOKEN" "$@" "$URL"; }

gitlab --request POST > /dev/null
status=
while [ "$status" != finished ]; do
  sleep "$POLL"
  status=$(gitlab | grep -o '"update_status":"[a-z]*"' | cut -d '"' -f 4)
  [ "$status" != failed ] || exit 1
done

#!/usr/bin/env bash
# An update without a check: POST, then a sleep that should be long enough. HOPE is its length in seconds, URL is the
# mirror's address, …/api/v4/projects/<id>/mirror/pull.
set -euo pipefail

curl --fail --silent --show-error --request POST --header "PRIVATE-TOKEN: $TOKEN" "$URL" > /dev/null
sleep "$HOPE"

#!/usr/bin/env bash
# As post-and-poll.sh, but `finished` counts only if `last_update_at` has changed since before the request.
set -euo pipefail

gitlab() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $TOKEN" "$@" "$URL"; }
value() { grep -o "\"$1\":\"[^\"]*\"" <<< "$mirror" | cut -d '"' -f 4; }

mirror=$(gitlab)
before=$(value last_update_at)
gitlab --request POST > /dev/null
while [ "$(value last_update_at)" = "$before" ] || [ "$(value update_status)" != finished ]; do
  sleep "$POLL"
  mirror=$(gitlab)
  [ "$(value last_update_at)" = "$before" ] || [ "$(value update_status)" != failed ] || exit 1
done

#!/usr/bin/env bash
# The same request as people write it in a workflow.
set -euo pipefail
mirror=$(curl --silent --show-error --fail --header "PRIVATE-TOKEN: $GITLAB_TOKEN" \
  "$GITLAB_URL/api/v4/projects/${PROJECT//\//%2F}/mirror/pull")
[[ "$mirror" == *'"update_status"'* ]] && echo ok

#!/usr/bin/env bash
# Records curl and servers on Python's standard library: http.server in HTTP/1.1 and as it comes (HTTP/1.0),
# wsgiref, asyncio; and http.server behind nginx.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
source "$here/before.sh"
versions="$(python3 -V), nginx/$(nginx_version), $curl_version"
port=8001
for kind in http.server http.server-1.0 wsgiref asyncio; do
  serve python3 "$here/server.py" $kind $server $port "$scratch/notes"
  wait_for $server $port
  name=python-${kind//./-}
  record_pages "$name" "http://$server:$port" "Python, $kind"
  port=$((port + 1))
done
proxy_before 8001
record_behind python-http-server 'Python, http.server' 3

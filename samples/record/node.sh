#!/usr/bin/env bash
# Records curl and Node.js.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
versions="Node.js $(node -v), $curl_version"
serve node "$here/origin.mjs" $server 80 "$scratch/notes"
serve node "$here/node-closing.mjs" $server 8080
wait_for $server 80
wait_for $server 8080
url=http://$server

begin node-basics
fetch -o /dev/null "$url/fixed"
fetch -I -o /dev/null "$url/fixed"
fetch -o /dev/null "$url/nothing"
fetch -o /dev/null -H 'If-None-Match: "v1"' "$url/cached"
fetch -o /dev/null "$url/missing"
fetch -o /dev/null -H 'Connection: close' "$url/cached"
fetch -o /dev/null -0 "$url/cached"
finish 'Node.js, one exchange a connection: fixed length, HEAD, 204, 304, 404, close asked, HTTP/1.0'

begin node-streaming nanosecond
fetch -o /dev/null "$url/stream"
fetch -o /dev/null "$url/burst"
fetch -o /dev/null "$url/late-end"
fetch -o /dev/null "$url/trailer"
fetch -o /dev/null -H 'Connection: close' "$url/stream"
fetch -o /dev/null -0 "$url/stream"
finish 'Node.js, chunked: three flushes (0, 100, 250 ms), one flush of 20 chunks, a last-chunk 500 ms late, a trailer; streamed with close asked, and to an HTTP/1.0 client'

begin node-keep-alive
fetch -o /dev/null "$url/fixed" -o /dev/null "$url/stream" -o /dev/null "$url/missing" \
  -o /dev/null "$url/burst" -o /dev/null "$url/nothing" -o /dev/null "$url/hints"
finish 'Node.js, six exchanges on one connection, the last with 103 Early Hints'

begin node-keep-alive-off
for _ in 1 2; do fetch -o /dev/null "$url:8080/a" -o /dev/null "$url:8080/b"; done
finish 'Node.js with response.shouldKeepAlive false: four exchanges on four connections, still chunked, two flushes each (0, 100 ms)' \
  flushes=/a:2,/b:2

begin node-uploads
head -c 20000 /dev/zero | tr '\0' u >"$scratch/upload"
fetch -o /dev/null --data-binary "@$scratch/upload" -H 'Expect: 100-continue' "$url/upload"
fetch -o /dev/null --data-binary "@$scratch/upload" -H 'Expect:' "$url/upload"
fetch -o /dev/null -T - -X POST -H 'Expect:' "$url/upload" <"$scratch/upload"
finish 'Node.js, uploads: after 100-continue, without it, chunked'

begin node-broken
fetch -o /dev/null "$url/abort"
fetch -o /dev/null --max-time 0.45 "$url/events"
sleep 0.3
finish 'Node.js, cut off: by the server in the middle of a chunked body, by the client in the middle of an event stream'

begin node-connect
fetch -o /dev/null -p -x "http://$server:80" "http://$server/fixed"
finish 'Node.js as a proxy: CONNECT, then an exchange within the tunnel'

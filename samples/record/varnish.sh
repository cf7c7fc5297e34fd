#!/usr/bin/env bash
# Records curl and Varnish before Node.js: streaming and collecting, hits, compressing, with keep-alive and
# without. Needs a C compiler, for its configuration.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
versions="Varnish $(varnishd -V 2>&1 | sed -n '1s/.*(\(varnish-[^ ]*\).*/\1/p'), Node.js $(node -v), $curl_version"
cat >"$scratch/default.vcl" <<END
vcl 4.1;
backend node { .host = "$server"; .port = "8080"; }
sub vcl_recv {
  if (req.http.X-Pass) { return (pass); }
}
sub vcl_backend_response {
  set beresp.ttl = 60s;
  if (bereq.http.X-Pass == "collect") { set beresp.do_stream = false; }
  if (bereq.http.X-Pass == "gzip") { set beresp.do_gzip = true; }
}
END
serve node "$here/origin.mjs" $server 8080 "$scratch/notes"
wait_for $server 8080
serve varnishd -F -j none -n "$scratch/varnish" -a "$proxy:80" -f "$scratch/default.vcl" \
  -s malloc,32m -p workspace_client=64k
wait_for $proxy 80
url=http://$proxy
# The first exchange loads what a worker needs.
curl -s -o /dev/null "$url/prompt-end"
: >"$scratch/notes"
# A connection to the origin is kept and reused: each capture is left open for the next exchange only.

begin varnish-streaming
fetch -o /dev/null -H 'X-Pass: stream' "$url/stream"
fetch -o /dev/null -H 'X-Pass: stream' -H 'Connection: close' "$url/stream"
fetch -o /dev/null -H 'X-Pass: stream' -0 "$url/stream"
finish 'Varnish before Node.js, both sides: three flushes (0, 100, 250 ms) that it passes on as they come; with close asked; to HTTP/1.0' \
  flushes=/stream:3

begin varnish-collecting
fetch -o /dev/null -H 'X-Pass: collect' "$url/stream" -H 'X-Pass: collect' -o /dev/null "$url/stream"
finish 'Varnish before Node.js with do_stream false, both sides: the whole body is fetched first, and goes out with a length' \
  flushes=/stream:1

begin varnish-gzip
fetch -o /dev/null --compressed -H 'X-Pass: gzip' "$url/burst"
fetch -o /dev/null --compressed -H 'X-Pass: gzip' "$url/stream"
finish 'Varnish before Node.js with do_gzip, both sides: twenty parts at once, and three flushes (0, 100, 250 ms)' \
  flushes=/burst:1,/stream:2

begin varnish-cache
fetch -o /dev/null "$url/fixed" -o /dev/null "$url/fixed" -o /dev/null "$url/cached" -o /dev/null "$url/missing"
fetch -I -o /dev/null "$url/fixed"
fetch -o /dev/null -H 'If-None-Match: "v1"' "$url/cached"
fetch -o /dev/null -0 "$url/fixed"
fetch -o /dev/null -H 'Connection: close' "$url/fixed"
finish 'Varnish before Node.js, both sides: fetched and from its cache on one connection; HEAD, 304, HTTP/1.0 and close asked, from its cache'

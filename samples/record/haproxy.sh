#!/usr/bin/env bash
# Records HAProxy between curl and Node.js, and before a server that frames as IIS 7.5 does with HTTP
# keep-alive disabled.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
versions="HAProxy $(haproxy_version), Node.js $(node -v), $curl_version"

cat >"$scratch/haproxy.cfg" <<END
$(haproxy_head)
frontend node
  bind $proxy:80
  default_backend node
backend node
  server node $server:8080 source $proxy
frontend closing
  bind $proxy:8888
  option httpclose
  option http-no-delay
  default_backend node
frontend no-delay
  bind $proxy:8080
  option http-no-delay
  default_backend node
frontend compressing
  bind $proxy:8081
  option http-no-delay
  compression algo gzip
  compression type text/html
  default_backend node
frontend iis
  bind $proxy:8000
  default_backend iis
backend iis
  option forwardfor
  server iis $server:80 source $proxy
END
serve node "$here/origin.mjs" $server 8080 "$scratch/notes"
serve node "$here/iis.mjs" $server 80 "$scratch/notes"
serve node "$here/iis.mjs" $server 8000 "$scratch/notes" asked
serve haproxy -db -f "$scratch/haproxy.cfg"
wait_for $server 8080
wait_for $server 80
wait_for $server 8000
wait_for $proxy 80

begin iis-keep-alive-disabled
for _ in 1 2 3; do fetch -o /dev/null "http://$server/page.aspx"; done
fetch -o /dev/null "http://$server/short.aspx"
finish 'A raw server that imitates IIS 7.5 with HTTP keep-alive disabled: pages in three flushes (0, 100, 250 ms), ended only by closing; the last in one flush'

begin iis-keep-alive-disabled-asked
fetch -o /dev/null -H 'Connection: close' "http://$server/page.aspx"
fetch -o /dev/null "http://$server/page.aspx"
finish 'The same server, to a client that asks for close and to one that does not: no difference'

begin iis-behind-haproxy pcapng
for _ in 1 2 3; do fetch -o /dev/null "http://$proxy:8000/page.aspx"; done
finish 'The same server behind HAProxy, both sides' flushes=/page.aspx:3

begin iis-close-asked
fetch -o /dev/null "http://$server:8000/page.aspx" -o /dev/null "http://$server:8000/short.aspx"
fetch -o /dev/null -H 'Connection: close' "http://$server:8000/page.aspx"
fetch -o /dev/null -0 "http://$server:8000/page.aspx"
finish 'The same server with keep-alive enabled: chunked, unless the client asks for close'

# From here on HAProxy keeps idle connections to the origin, whose ends fall into later captures; so
# each capture is left open until they are gone.
idle_seconds=5.5

begin haproxy-keep-alive pcapng
url=http://$proxy
fetch -o /dev/null "$url/fixed" -o /dev/null "$url/stream" -o /dev/null "$url/nothing"
fetch -I -o /dev/null "$url/fixed"
fetch -o /dev/null -H 'If-None-Match: "v1"' "$url/cached"
sleep $idle_seconds
finish 'HAProxy before Node.js, both sides: three exchanges on one connection, HEAD, 304. By default HAProxy asks the kernel to collect while a chunked message is incomplete, so the first of the three flushes reaches the client with the second' \
  flushes=/stream:2

begin haproxy-no-delay pcapng
fetch -o /dev/null "http://$proxy:8080/stream"
fetch -o /dev/null -0 "http://$proxy:8080/stream"
fetch -o /dev/null "http://$proxy:8888/stream"
sleep $idle_seconds
finish 'HAProxy with option http-no-delay before Node.js, both sides: HTTP/1.1, an HTTP/1.0 client (close-delimited), option httpclose' \
  flushes=/stream:3

begin haproxy-compression pcapng
fetch -o /dev/null --compressed "http://$proxy:8081/stream"
fetch -o /dev/null --compressed "http://$proxy:8081/burst"
sleep $idle_seconds
finish 'HAProxy that compresses, before Node.js, both sides: three flushes (0, 100, 250 ms), and twenty parts at once' \
  flushes=/stream:3,/burst:1

begin haproxy-uploads
head -c 20000 /dev/zero | tr '\0' u >"$scratch/upload"
fetch -o /dev/null --data-binary "@$scratch/upload" -H 'Expect: 100-continue' "$url/upload"
fetch -o /dev/null -T - -X POST -H 'Expect:' "$url/upload" <"$scratch/upload"
sleep $idle_seconds
finish 'HAProxy before Node.js, both sides, uploads: after 100-continue, chunked' upload=20000

#!/usr/bin/env bash
# Records curl with Node.js that compresses, and with nginx that compresses before Node.js.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
versions="nginx/$(nginx_version), Node.js $(node -v), $curl_version"
cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  gzip on;
  gzip_proxied any;
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_bind $proxy;
  server { listen $proxy:80; location / { proxy_pass http://$server; } }
  server { listen $proxy:8000; proxy_buffering off; location / { proxy_pass http://$server; } }
}
END
serve node "$here/origin.mjs" $server 80 "$scratch/notes"
serve nginx -c "$scratch/nginx.conf"
wait_for $server 80
wait_for $proxy 80
url=http://$server
codings=(gzip deflate br)
node -e 'process.exit(require("zlib").createZstdCompress ? 0 : 1)' && codings+=(zstd)

begin node-compression-flushed
for coding in "${codings[@]}"; do
  fetch -o /dev/null -H 'Accept-Encoding: gzip' "$url/$coding-flushed"
done
finish "Node.js, compressed (${codings[*]}) and flushed after each part (0, 150, 300 ms): every flush decodes to its part"

begin node-compression-held
for coding in "${codings[@]}"; do
  fetch -o /dev/null -H 'Accept-Encoding: gzip' "$url/$coding-held"
done
finish "Node.js, compressed (${codings[*]}) and written at 0, 150 and 300 ms without flushing the compressor: of gzip and deflate the header comes at once and all else at the end, of the others everything at the end"

begin node-mislabelled
fetch -o /dev/null -H 'Accept-Encoding: gzip' "$url/mislabelled"
finish 'Node.js, plain text declared as gzip'

begin nginx-gzip-streamed
fetch -o /dev/null --compressed "http://$proxy:8000/stream"
fetch -o /dev/null --compressed "http://$proxy:8000/burst"
finish 'nginx that compresses, proxy_buffering off, before Node.js that flushes at 0, 100 and 250 ms: every flush decodes' \
  flushes=/stream:3

begin nginx-gzip-buffered
fetch -o /dev/null --compressed "http://$proxy:80/stream"
finish 'nginx that compresses, proxy_buffering on, before Node.js that flushes at 0, 100 and 250 ms'

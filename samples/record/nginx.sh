#!/usr/bin/env bash
# Records curl and nginx: files of its own, and as a proxy before Node.js.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
versions="nginx/$(nginx_version), Node.js $(node -v), $curl_version"

mkdir "$scratch/files"
for _ in {1..500}; do echo 'the quick brown fox jumps over the lazy dog, and over nginx'; done \
  >"$scratch/files/page.txt"
cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  default_type text/plain;
  gzip_types text/plain;
  server {
    listen $server:80;
    root $scratch/files;
    location = /gzip.txt { gzip on; alias $scratch/files/page.txt; }
    location = /nothing { return 204; }
  }
  server { listen $server:8888; root $scratch/files; keepalive_timeout 0; }
  # Proxies, in the ways people set them up.
  server {
    listen $proxy:80;
    location / { proxy_pass http://$server:8080; proxy_bind $proxy; }
  }
  server {
    listen $proxy:8080;
    proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
    location / { proxy_pass http://$server:8080; proxy_bind $proxy; }
  }
  server {
    listen $proxy:8000;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_buffering off;
    location / { proxy_pass http://$server:8080; proxy_bind $proxy; }
  }
  server {
    listen $proxy:8888;
    proxy_http_version 1.1;
    proxy_buffering off;
    gzip on;
    gzip_proxied any;
    location / { proxy_pass http://$server:8080; proxy_bind $proxy; }
  }
}
END
serve node "$here/origin.mjs" $server 8080 "$scratch/notes"
serve nginx -c "$scratch/nginx.conf"
wait_for $server 8080
wait_for $server 80
url=http://$server

begin nginx-basics
fetch -o /dev/null "$url/page.txt"
fetch -I -o /dev/null "$url/page.txt"
fetch -o /dev/null "$url/nothing"
fetch -o /dev/null -z "$scratch/files/page.txt" "$url/page.txt"
fetch -o /dev/null "$url/missing"
fetch -o /dev/null -H 'Connection: close' "$url/page.txt"
fetch -o /dev/null -0 "$url/page.txt"
fetch -o /dev/null --compressed "$url/gzip.txt"
fetch -o /dev/null -r 100-299 "$url/page.txt"
finish 'nginx, one exchange a connection: fixed length, HEAD, 204, 304, 404, close asked, HTTP/1.0, gzip (chunked), 206'

begin nginx-keep-alive
fetch -o /dev/null "$url/page.txt" -o /dev/null "$url/missing" -o /dev/null "$url/nothing" \
  -o /dev/null "$url/page.txt"
finish 'nginx, four exchanges on one connection'

begin nginx-keep-alive-off
for _ in 1 2; do fetch -o /dev/null "$url:8888/page.txt" -o /dev/null "$url:8888/page.txt"; done
finish 'nginx with keepalive_timeout 0: four exchanges on four connections'

begin nginx-proxy-default
fetch -o /dev/null "http://$proxy/stream"
fetch -o /dev/null "http://$proxy/fixed"
finish 'nginx as a proxy with its defaults: HTTP/1.0 and Connection: close to the origin, buffering on, so that the client gets in two pieces, by full buffer, what the origin flushes in three' \
  flushes=/stream:2

begin nginx-proxy-forwarded pcap lo "tcp port 8080 and host $server"
fetch -o /dev/null "http://$proxy:8080/stream"
fetch -o /dev/null "http://$proxy:8080/fixed"
fetch -o /dev/null "http://$proxy:8080/stream"
finish 'nginx as a proxy with its defaults and an X-Forwarded-For field, captured before the origin: HTTP/1.0 and Connection: close, so that the origin cannot chunk what it streams'

begin nginx-proxy-unbuffered
fetch -o /dev/null "http://$proxy:8000/stream" -o /dev/null "http://$proxy:8000/burst" \
  -o /dev/null "http://$proxy:8000/late-end"
head -c 20000 /dev/zero | tr '\0' u >"$scratch/upload"
fetch -o /dev/null --data-binary "@$scratch/upload" -H 'Expect: 100-continue' \
  "http://$proxy:8000/upload"
finish 'nginx as a proxy, HTTP/1.1 to the origin, buffering off' flushes=/stream:3

begin nginx-proxy-gzip
fetch -o /dev/null --compressed "http://$proxy:8888/stream"
finish 'nginx as a proxy that compresses what it passes on, buffering off' flushes=/stream:3

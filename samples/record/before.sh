# Sourced by the recording scripts: nginx as a proxy before any server, buffering and not.
# shellcheck shell=bash disable=SC2154

# proxy_before PORT: at $proxy:80 with buffering (nginx's default), at $proxy:8000 without.
proxy_before() {
  cat >"$scratch/proxy.conf" <<END
$(nginx_head proxy)
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_bind $proxy;
  server { listen $proxy:80; location / { proxy_pass http://$server:$1; } }
  server { listen $proxy:8000; proxy_buffering off; location / { proxy_pass http://$server:$1; } }
}
END
  serve nginx -c "$scratch/proxy.conf"
  wait_for "$proxy" 80
}

# Every server that is asked this way tells the same pages.
# record_pages WHO URL WORDS: captures WHO-pages, WHO-keep-alive and WHO-behind-nginx.
record_pages() {
  begin "$1-pages"
  fetch -o /dev/null "$2/fixed"
  fetch -I -o /dev/null "$2/fixed"
  fetch -o /dev/null -H 'If-None-Match: "v1"' "$2/cached"
  fetch -o /dev/null "$2/stream"
  fetch -o /dev/null --compressed "$2/gzip"
  fetch -o /dev/null -H 'Connection: close' "$2/stream"
  fetch -o /dev/null -0 "$2/cached"
  finish "$3, one exchange a connection: fixed length, HEAD, 304, three flushes (0, 100, 250 ms), the same compressed and flushed, with close asked, HTTP/1.0" \
    flushes=/stream:3,/gzip:3
  begin "$1-keep-alive"
  fetch -o /dev/null "$2/fixed" -o /dev/null "$2/stream" -o /dev/null "$2/cached" -o /dev/null "$2/missing"
  finish "$3, four exchanges of one client" flushes=/stream:3
}

# record_behind WHO WORDS: both sides of nginx before the server that proxy_before was told of.
record_behind() {
  begin "$1-behind-nginx"
  fetch -o /dev/null "http://$proxy/stream" -o /dev/null "http://$proxy/fixed"
  finish "$2 behind nginx with its defaults: buffering on" \
    "flushes=/stream:${3:-2}"
  begin "$1-behind-nginx-unbuffered"
  fetch -o /dev/null "http://$proxy:8000/stream" -o /dev/null "http://$proxy:8000/fixed"
  finish "$2 behind nginx with buffering off" flushes=/stream:3
}

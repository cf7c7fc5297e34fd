#!/usr/bin/env bash
# Records hops that do not send each request on once: they ask again where a server fails, answer from their cache, or
# let many clients share a few connections. The requests are alike in all but their field X-Truth, at a concurrency of
# 50. Writes NAME.pcap.gz, and NAME.origin with what the hop's own log says happened.
# Needs nginx, HAProxy and Varnish with its C compiler.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  log_format attempts '\$http_x_truth|\$upstream_status|\$upstream_cache_status';
  proxy_cache_path $scratch/cache keys_zone=cache:1m;
  proxy_bind $proxy;
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  split_clients \$http_x_truth \$past_cache { 50% 1; * 0; }
  upstream refusing { server $server:8081 max_fails=0; server $server:8080; keepalive 16; }
  upstream hanging-up { server $server:8082 max_fails=0; server $server:8080; keepalive 16; }
  upstream node { server $server:8080; keepalive 8; }
  server {
    listen $proxy:8001;
    access_log $scratch/attempts.log attempts;
    location / { proxy_next_upstream error http_503; proxy_pass http://refusing; }
  }
  server {
    listen $proxy:8002;
    access_log $scratch/attempts.log attempts;
    location / { proxy_next_upstream error; proxy_pass http://hanging-up; }
  }
  server {
    listen $proxy:8003;
    access_log $scratch/attempts.log attempts;
    location / {
      proxy_cache cache;
      proxy_cache_valid 200 10m;
      proxy_cache_bypass \$past_cache;
      proxy_no_cache \$past_cache;
      proxy_pass http://node;
    }
  }
}
END
cat >"$scratch/haproxy.cfg" <<END
$(haproxy_head)
  log stdout format raw local0
  timeout queue 5s
  retries 3
frontend refused
  bind $proxy:8004
  declare capture request len 16
  http-request capture req.hdr(X-Truth) id 0
  log-format "attempts %hr %rc %ST"
  default_backend refusing
frontend hung-up
  bind $proxy:8005
  declare capture request len 16
  http-request capture req.hdr(X-Truth) id 0
  log-format "attempts %hr %rc %ST"
  default_backend hanging-up
frontend queued
  bind $proxy:8006
  declare capture request len 16
  http-request capture req.hdr(X-Truth) id 0
  log-format "attempts %hr %rc %ST"
  default_backend few
backend refusing
  retry-on 503
  option redispatch 1
  server first $server:8081 source $proxy
  server second $server:8080 source $proxy
backend hanging-up
  retry-on empty-response conn-failure
  option redispatch 1
  server first $server:8082 source $proxy
  server second $server:8080 source $proxy
backend few
  http-reuse always
  server node $server:8080 source $proxy maxconn 8
END
cat >"$scratch/default.vcl" <<END
vcl 4.1;
import std;
backend node { .host = "$server"; .port = "8080"; }
sub vcl_recv {
  unset req.http.X-Forwarded-For;
  if (std.random(0, 1) < 0.5) { return (pass); }
}
END
chmod 777 "$scratch"
serve node "$here/hop-origin.mjs" $server 8080
serve node "$here/hop-origin.mjs" $server 8081 refuses
serve node "$here/hop-origin.mjs" $server 8082 hangs-up
serve nginx -c "$scratch/nginx.conf"
haproxy -db -f "$scratch/haproxy.cfg" >"$scratch/haproxy.log" 2>>"$scratch/servers.log" &
servers+=($!)
serve varnishd -F -j none -n "$scratch/varnish" -a "$proxy:8007" -f "$scratch/default.vcl" -s malloc,32m \
  -p workspace_client=64k
for port in 8080 8081 8082; do wait_for $server $port; done
for port in 8001 8004 8007; do wait_for $proxy $port; done
nginx="nginx $(nginx_version)"
haproxy="HAProxy $(haproxy_version)"
varnish="Varnish $(varnishd -V 2>&1 | sed -n '1s/.*(varnish-\([^ ]*\).*/\1/p')"

# record NAME PORT COUNT WORDS: COUNT is a function that prints what the log says.
record() {
  # The first exchange loads what a worker needs.
  curl -s -o /dev/null "http://$proxy:$2/first"
  sleep 0.5
  begin "$1" nanosecond
  : >"$scratch/attempts.log"
  before=$(wc -l <"$scratch/haproxy.log")
  node "$here/hop-load.mjs" "http://$proxy:$2" 300 50 1 "$client"
  sleep 0.5
  end_capture
  gzip -9n <"$scratch/capture" >"$out/$1.pcap.gz"
  printf '%s\n%s\n' "$4, before Node.js $(node -v): 300 requests at a concurrency of 50, all alike; X-Truth names each" \
    "$($3)" >"$out/$1.origin"
}

# nginx's log has the status of each attempt, by commas; HAProxy's how often it asked again.
of_nginx() {
  awk -F'|' '{ requests++; repeated += split($2, all, ", ") - 1 } END { print "requests=" requests, "retries=" repeated }' \
    "$scratch/attempts.log"
}
of_haproxy() {
  tail -n "+$((before + 1))" "$scratch/haproxy.log" |
    awk '$1 == "attempts" { requests++; repeated += $3 + 0 } END { print "requests=" requests, "retries=" repeated }'
}
hits_of_nginx() {
  awk -F'|' '{ requests++; hits += $3 == "HIT" } END { print "requests=" requests, "hits=" hits + 0 }' "$scratch/attempts.log"
}
hits_of_varnish() {
  varnishlog -n "$scratch/varnish" -d -g request -i VCL_call -q 'ReqHeader:X-Truth' |
    awk '{ requests += $NF == "RECV"; hits += $NF == "HIT" } END { print "requests=" requests, "hits=" hits + 0 }'
}

record crowd-nginx-refused 8001 of_nginx \
  "$nginx with proxy_next_upstream error http_503 and two servers, one of which answers a third with 503"
record crowd-nginx-hung-up 8002 of_nginx \
  "$nginx with proxy_next_upstream error and two servers, one of which hangs up on a third"
record crowd-nginx-cache 8003 hits_of_nginx "$nginx with a cache that half of the requests pass by"
record crowd-haproxy-refused 8004 of_haproxy \
  "$haproxy with retry-on 503 and two servers, one of which answers a third with 503"
record crowd-haproxy-hung-up 8005 of_haproxy \
  "$haproxy with retry-on empty-response and two servers, one of which hangs up on a third"
record crowd-haproxy-queue 8006 of_haproxy "$haproxy with http-reuse always and maxconn 8, so that requests queue"
record crowd-varnish-cache 8007 hits_of_varnish "$varnish with a cache that half of the requests pass by"

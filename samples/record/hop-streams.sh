#!/usr/bin/env bash
# Records hops before a server that answers bit by bit, at times that no two responses share: 300 requests, alike in
# all but their field X-Truth, at a concurrency of 50. Some hops hold each response until it is whole. Writes
# NAME.pcap.gz and NAME.origin.
# Needs nginx, HAProxy, Apache httpd, Squid and Varnish with its C compiler.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  proxy_bind $proxy;
  server { listen $proxy:8001; location / { proxy_http_version 1.0; proxy_set_header Connection close; proxy_pass http://$server:8080; } }
  server { listen $proxy:8002; location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; proxy_pass http://$server:8080; } }
}
END
cat >"$scratch/haproxy.cfg" <<END
$(haproxy_head)
frontend closing
  bind $proxy:8003
  option httpclose
  default_backend node
backend node
  server node $server:8080 source $proxy
END
cat >"$scratch/squid.conf" <<END
$(squid_head 8004)
cache deny all
END
apache_head 8005 >"$scratch/httpd.conf"
cat >"$scratch/default.vcl" <<END
vcl 4.1;
backend node { .host = "$server"; .port = "8080"; }
sub vcl_recv { return (pass); }
sub vcl_backend_response { set beresp.do_stream = false; }
END
chmod 777 "$scratch"
serve node "$here/hop-origin.mjs" $server 8080
serve nginx -c "$scratch/nginx.conf"
serve haproxy -db -f "$scratch/haproxy.cfg"
serve squid -N -f "$scratch/squid.conf"
serve apache2 -f "$scratch/httpd.conf" -DFOREGROUND
serve varnishd -F -j none -n "$scratch/varnish" -a "$proxy:8006" -f "$scratch/default.vcl" -s malloc,32m \
  -p workspace_client=64k
wait_for $server 8080
for port in 8001 8003 8004 8005 8006; do wait_for $proxy $port; done

# record NAME PORT WORDS
record() {
  # The first exchange loads what a worker needs.
  curl -s -o /dev/null "http://$proxy:$2/item"
  sleep 0.5
  begin "$1" nanosecond
  node "$here/hop-load.mjs" "http://$proxy:$2" 300 50 1 "$client" /bits
  sleep 0.5
  end_capture
  gzip -9n <"$scratch/capture" >"$out/$1.pcap.gz"
  printf '%s\n' "$3, before Node.js $(node -v), which answers bit by bit: 300 requests at a concurrency of 50," \
    "all alike; X-Truth names each" >"$out/$1.origin"
}

record crowd-nginx-streams 8001 "nginx $(nginx_version), which asks in HTTP/1.0 and holds responses"
record crowd-nginx-unbuffered 8002 "nginx $(nginx_version) with proxy_buffering off"
record crowd-haproxy-streams 8003 "HAProxy $(haproxy_version) with option httpclose"
record crowd-squid-streams 8004 "Squid $(squid -v | sed -n '1s/Squid Cache: Version //p') that caches nothing"
record crowd-apache-streams 8005 "Apache httpd $(apache_version) with mod_proxy and its event MPM"
record crowd-varnish-streams 8006 "Varnish $(varnishd -V 2>&1 | sed -n '1s/.*(varnish-\([^ ]*\).*/\1/p') that passes, with beresp.do_stream = false"

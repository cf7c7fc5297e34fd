#!/usr/bin/env bash
# Records both sides of nginx, HAProxy, Varnish, Squid and Apache httpd before Node.js, at a concurrency of 50: what the
# pairing of exchanges is held against. Each request has a field X-Truth of its own. Writes NAME.pcap.gz and
# NAME.origin; of nginx-usual also its two sides, the server's by a clock that is behind and without some of its packets.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  proxy_bind $proxy;
  upstream pool { server $server:8080; keepalive 16; }
  server { listen $proxy:8001; location / { proxy_http_version 1.1; proxy_set_header Connection ""; proxy_pass http://pool; } }
  server { listen $proxy:8002; location / { proxy_pass http://$server:8080; } }
}
END
cat >"$scratch/haproxy.cfg" <<END
$(haproxy_head)
frontend usual
  bind $proxy:8003
  default_backend node
frontend closing
  bind $proxy:8004
  option httpclose
  default_backend node
backend node
  server node $server:8080 source $proxy
END
cat >"$scratch/default.vcl" <<END
vcl 4.1;
backend node { .host = "$server"; .port = "8080"; }
sub vcl_recv { return (pass); }
END
cat >"$scratch/squid.conf" <<END
$(squid_head 8006)
cache deny all
END
apache_head 8007 >"$scratch/httpd.conf"
chmod 777 "$scratch"
serve node "$here/hop-origin.mjs" $server 8080
serve nginx -c "$scratch/nginx.conf"
serve haproxy -db -f "$scratch/haproxy.cfg"
serve varnishd -F -j none -n "$scratch/varnish" -a "$proxy:8005" -f "$scratch/default.vcl" -s malloc,32m \
  -p workspace_client=64k
serve squid -N -f "$scratch/squid.conf"
serve apache2 -f "$scratch/httpd.conf" -DFOREGROUND
wait_for $server 8080
for port in 8001 8003 8005 8006 8007; do wait_for $proxy $port; done

nginx="nginx $(nginx_version)"
haproxy="HAProxy $(haproxy_version)"

# record NAME PORT WORDS [KINDS]
record() {
  local kinds=${4:-120} which="of ${4:-120} kinds"
  if [[ $kinds == 1 ]]; then which="all alike"; fi
  curl -s -o /dev/null "http://$proxy:$2/item?id=0"
  begin "$1" nanosecond
  node "$here/hop-load.mjs" "http://$proxy:$2" 300 50 "$kinds" "$client"
  sleep 0.3
  end_capture
  gzip -9n <"$scratch/capture" >"$out/$1.pcap.gz"
  cp "$scratch/capture" "$scratch/$1.pcap"
  printf '%s\n' "$3, before Node.js $(node -v): 300 requests at a concurrency of 50, $which; X-Truth names each" \
    >"$out/$1.origin"
}
record nginx-pool 8001 "$nginx with a pool of kept connections"
record nginx-usual 8002 "$nginx as it comes"
record haproxy-usual 8003 "$haproxy as it comes"
record haproxy-httpclose 8004 "$haproxy with option httpclose"
record varnish-pass 8005 "Varnish $(varnishd -V 2>&1 | sed -n '1s/.*(\(varnish-[^ ]*\).*/\1/p') that passes everything"
record squid 8006 "Squid $(squid -v | sed -n '1s/Squid Cache: Version //p') that caches nothing"
# Requests that are alike in all but that field, and a tenth of them on another path.
record nginx-alike 8001 "$nginx with a pool of kept connections" 1
record haproxy-alike 8003 "$haproxy as it comes" 1
record apache-alike 8007 "Apache httpd $(apache_version) with mod_proxy and its event MPM" 1

tcpdump -r "$scratch/nginx-usual.pcap" -w "$scratch/client.pcap" "host $client" 2>/dev/null
tcpdump -r "$scratch/nginx-usual.pcap" -w "$scratch/server.pcap" "host $server" 2>/dev/null
editcap -t -123.456789 "$scratch/server.pcap" "$scratch/behind.pcap"
editcap "$scratch/behind.pcap" "$scratch/holes.pcap" 400 801 1202 1603
gzip -9n <"$scratch/client.pcap" >"$out/two-clocks.client.pcap.gz"
gzip -9n <"$scratch/holes.pcap" >"$out/two-clocks.server.pcap.gz"
echo 'nginx-usual, each side in a capture of its own; the clock of the server side is 123.456789 s behind, and four of
its packets are missing' >"$out/two-clocks.origin"

#!/usr/bin/env bash
# Records both sides of hops that are set up in different ways before Node.js: what comparing them says is held
# against what the setting is known to do. Writes NAME.pcap.gz and NAME.origin.
# Needs nginx, HAProxy, Squid, Traffic Server and Varnish with its C compiler.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  proxy_bind $proxy;
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  upstream node { server $server:8080; keepalive 4; }
  upstream again { server $server:8080; server $server:8081; }
  server { listen $proxy:8001; location / { proxy_pass http://node; } }
  server { listen $proxy:8010; location / { proxy_http_version 1.0; proxy_set_header Connection close; proxy_pass http://$server:8080; } }
  server { listen $proxy:8002; location / { proxy_pass http://again; } }
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
frontend server-closing
  bind $proxy:8005
  option http-server-close
  default_backend node
frontend again
  bind $proxy:8006
  default_backend again
backend node
  server node $server:8080 source $proxy
backend again
  retry-on empty-response conn-failure
  server node $server:8080 source $proxy
END
cat >"$scratch/squid.conf" <<END
$(squid_head 8007)
cache_mem 16 MB
END
cat >"$scratch/default.vcl" <<END
vcl 4.1;
backend node { .host = "$server"; .port = "8080"; }
sub vcl_recv { if (req.url !~ "cached") { return (pass); } }
sub vcl_backend_response { if (bereq.http.X-Collect) { set beresp.do_stream = false; } }
END
ats=$scratch/trafficserver
mkdir -p "$ats/cache" "$ats/log" "$ats/run"
cp -r /etc/trafficserver "$ats/etc"
echo "map / http://$server:8080/" >"$ats/etc/remap.config"
echo "$ats/cache 16M" >"$ats/etc/storage.config"
cat >"$ats/runroot.yaml" <<END
prefix: $ats
exec_prefix: $ats
bindir: /usr/bin
sbindir: /usr/sbin
sysconfdir: $ats/etc
datadir: $ats/cache
includedir: /usr/include
libdir: /usr/lib/trafficserver
libexecdir: /usr/lib/trafficserver/modules
localstatedir: $ats/run
runtimedir: $ats/run
logdir: $ats/log
cachedir: $ats/cache
END
chmod -R a+rwX "$scratch"
serve node "$here/hop-ways.mjs" $server 8080 flaky
serve node "$here/hop-ways.mjs" $server 8081
serve nginx -c "$scratch/nginx.conf"
serve haproxy -db -f "$scratch/haproxy.cfg"
serve squid -N -f "$scratch/squid.conf"
serve varnishd -F -j none -n "$scratch/varnish" -a "$proxy:8008" -f "$scratch/default.vcl" -s malloc,32m \
  -p workspace_client=64k
TS_RUNROOT=$ats PROXY_CONFIG_HTTP_SERVER_PORTS="8009:ip-in=$proxy" serve traffic_server
for port in 8080 8081; do wait_for $server $port; done
for port in 8001 8003 8007 8008 8009; do wait_for $proxy $port; done
nginx="nginx $(nginx_version)"
haproxy="HAProxy $(haproxy_version)"
varnish="Varnish $(varnishd -V 2>&1 | sed -n '1s/.*(\(varnish-[^ ]*\).*/\1/p')"
squid="Squid $(squid -v | sed -n '1s/Squid Cache: Version //p')"
traffic_server="Traffic Server $(traffic_server -V | sed -n '1s/Traffic Server \([^ ]*\).*/\1/p')"

# record NAME PORT WORDS ARGUMENTS...: one curl process, hence one connection that persists where it may.
record() {
  # The first exchange loads what a worker needs.
  curl -s -o /dev/null "http://$proxy:$2/fixed"
  sleep 6
  begin "$1" nanosecond
  local arguments=() word
  for word in "${@:4}"; do
    case $word in
      /*) arguments+=(-o /dev/null "http://$proxy:$2$word") ;;
      *) arguments+=("$word") ;;
    esac
  done
  curl -sS --interface "$client" --max-time 20 "${arguments[@]}"
  sleep 0.3
  end_capture
  gzip -9n <"$scratch/capture" >"$out/$1.pcap.gz"
  printf '%s, before Node.js %s: %s\n' "$3" "$(node -v)" "${*:4}" >"$out/$1.origin"
}
record nginx-1.0 8010 "$nginx as it comes, which asks in HTTP/1.0" /stream /stream /fixed
record nginx-1.0-accel 8010 "$nginx as it comes, which asks in HTTP/1.0; the response says X-Accel-Buffering: no" /accel /accel
record nginx-1.1 8001 "$nginx with kept connections and proxy_buffering on, which sends chunks on as they come" /stream /stream /fixed
record nginx-retry 8002 "$nginx with two servers upstream, of which the first hangs up" /flaky /flaky
record haproxy-streaming 8003 "$haproxy as it comes" /stream /stream /fixed
record haproxy-close 8004 "$haproxy with option httpclose" /stream /stream /fixed
record haproxy-server-close 8005 "$haproxy with option http-server-close" /stream /stream /fixed
record haproxy-retry 8006 "$haproxy with retry-on empty-response before a server that hangs up on every other request" /flaky /flaky
record squid-streaming 8007 "$squid as it comes" /stream /stream /fixed
record squid-cache 8007 "$squid as it comes" /cached /cached /cached
record varnish-do-stream 8008 "$varnish that passes" /stream /stream /fixed
record varnish-do-stream-off 8008 "$varnish that passes, with beresp.do_stream = false" -H 'X-Collect: 1' /stream /stream /fixed
record varnish-hit 8008 "$varnish with a cache" /cached /cached /cached
record traffic-server 8009 "$traffic_server as it comes" /stream /stream /fixed

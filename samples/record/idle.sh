#!/usr/bin/env bash
# Records idle connections: what servers promise in Keep-Alive and when they close, and what becomes of
# a request that is sent in the moment when the server closes.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
modules=/usr/lib/apache2/modules
versions="nginx/$(nginx_version), $(apache2 -v | sed -n 's/^Server version: //p'), HAProxy $(haproxy_version), Node.js $(node -v), $(python3 -V)"

mkdir "$scratch/files" "$scratch/run"
echo 'the quick brown fox' >"$scratch/files/page.txt"
cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  default_type text/plain;
  server { listen $server:80; root $scratch/files; keepalive_timeout 2s 7s; }
  server { listen $server:8000; root $scratch/files; keepalive_requests 1; }
}
END
cat >"$scratch/httpd.conf" <<END
ServerRoot $scratch
ServerName corpus.example
PidFile $scratch/run/pid
ErrorLog $scratch/httpd.log
Mutex file:$scratch/run
LoadModule mpm_prefork_module $modules/mod_mpm_prefork.so
LoadModule authz_core_module $modules/mod_authz_core.so
User www-data
Group www-data
DocumentRoot $scratch/files
Listen $server:8080
KeepAliveTimeout 2
MaxKeepAliveRequests 3
<Directory $scratch/files>
  Require all granted
</Directory>
END
cat >"$scratch/haproxy.cfg" <<END
$(haproxy_head)
  timeout http-keep-alive 1s
frontend idle
  bind $proxy:80
  http-request return status 200 content-type text/plain string hello
END
cat >"$scratch/node.mjs" <<END
import { createServer } from 'node:http';
const server = createServer((request, response) => {
  response.setHeader('Content-Length', 5);
  response.end('hello');
});
server.keepAliveTimeout = 2000;
server.listen(8888, '$server');
END
serve nginx -c "$scratch/nginx.conf"
serve apache2 -f "$scratch/httpd.conf" -D FOREGROUND
serve haproxy -db -f "$scratch/haproxy.cfg"
serve node "$scratch/node.mjs"
serve python3 "$here/unread.py" $server 8081
for port in 80 8000 8080 8081 8888; do wait_for $server $port; done
wait_for $proxy 80
# The connections that only asked whether somebody listens are gone before the first capture.
sleep 3

# use ADDRESS PORT STEP...: one connection.
use() {
  node "$here/idle.mjs" "$scratch/notes" $client "$@"
  sleep 0.1
}

begin nginx-idle
use $server 80 GET:/page.txt fin-seen
use $server 80 GET:/page.txt fin-seen wait:1500
finish 'nginx, keepalive_timeout 2s 7s: 7 s promised, closed after 2; the second client closes its side 1.5 s later'

begin nginx-reuse-race
use $server 80 GET:/page.txt fin-seen lost:POST:/page.txt
use $server 80 GET:/page.txt
finish 'nginx, keepalive_timeout 2s 7s: the next request, a POST, leaves when the FIN is read, and is reset'

begin nginx-pipelined
use $server 8000 send:/page.txt,/page.txt,/page.txt
finish 'nginx, keepalive_requests 1: three requests at once, one response, which says close'

begin apache-idle
use $server 8080 GET:/page.txt GET:/page.txt GET:/page.txt GET:/page.txt fin-seen
use $server 8080 GET:/page.txt fin-seen
finish 'Apache httpd, KeepAliveTimeout 2, MaxKeepAliveRequests 3: max counts down to 1 and the fourth response says close; an idle connection is closed when the promised 2 s are over'

begin node-idle
use $server 8888 GET:/ fin-seen
finish 'Node.js, keepAliveTimeout 2000: 2 s promised and kept'

begin haproxy-reuse-race
use $proxy 80 GET:/ fin-seen lost:GET:/
use $proxy 80 GET:/
finish 'HAProxy, timeout http-keep-alive 1s: the next request leaves when the FIN is read, and is lost; it is sent again on a new connection'

begin unread-reset
use $server 8081 GET:/ wait:1200 lost:GET:/late
finish 'A server that closes while the next request lies unread: a RST, and no FIN'

#!/usr/bin/env bash
# Records curl and Apache httpd: files of its own and a CGI program that flushes; and as a proxy before Node.js.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
modules=/usr/lib/apache2/modules
versions="$(apache2 -v | sed -n 's/^Server version: //p'), Node.js $(node -v), $curl_version"

mkdir "$scratch/files" "$scratch/run"
for _ in {1..500}; do echo 'the quick brown fox jumps over the lazy dog, and over httpd'; done \
  >"$scratch/files/page.txt"
cp "$scratch/files/page.txt" "$scratch/files/style.css"
cp "$scratch/files/page.txt" "$scratch/files/script.js"
cat >"$scratch/files/stream.cgi" <<'END'
#!/bin/sh
# Three flushes: at 0, 100 and 250 ms.
part() { printf "%$1s\n" | tr ' ' "$2"; }
printf 'Content-Type: text/plain\r\n\r\n'
part 999 a
sleep 0.1
part 2999 b
sleep 0.15
part 499 c
END
cat >"$scratch/files/upload.cgi" <<'END'
#!/bin/sh
length=$(wc -c)
printf 'Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\n' $((${#length} + 1)) "$length"
END
chmod 755 "$scratch/files/"*.cgi
cat >"$scratch/httpd.conf" <<END
ServerRoot $scratch
ServerName corpus.example
PidFile $scratch/run/pid
ErrorLog $scratch/httpd.log
Mutex file:$scratch/run
LoadModule mpm_prefork_module $modules/mod_mpm_prefork.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule cgi_module $modules/mod_cgi.so
LoadModule deflate_module $modules/mod_deflate.so
LoadModule filter_module $modules/mod_filter.so
LoadModule mime_module $modules/mod_mime.so
LoadModule proxy_module $modules/mod_proxy.so
LoadModule proxy_http_module $modules/mod_proxy_http.so
TypesConfig /etc/mime.types
User www-data
Group www-data
DocumentRoot $scratch/files
Listen $server:80
Listen $server:8000
Listen $server:8080
Listen $server:8888
Listen $proxy:80
Listen $proxy:8000
<Directory $scratch/files>
  Options +ExecCGI
  AddHandler cgi-script .cgi
  Require all granted
</Directory>
<VirtualHost $server:8000>
  KeepAlive Off
</VirtualHost>
<VirtualHost $server:8080>
  AddOutputFilterByType DEFLATE text/plain
</VirtualHost>
<VirtualHost $server:8888>
  MaxKeepAliveRequests 1
</VirtualHost>
<VirtualHost $proxy:80>
  ProxyPass / http://$server:8081/
</VirtualHost>
<VirtualHost $proxy:8000>
  ProxyPass / http://$server:8081/ flushpackets=on
</VirtualHost>
END
serve node "$here/origin.mjs" $server 8081 "$scratch/notes"
wait_for $server 8081
serve apache2 -f "$scratch/httpd.conf" -D FOREGROUND
wait_for $server 80
url=http://$server
flushes=flushes=/stream.cgi:3

begin apache-basics
fetch -o /dev/null "$url/page.txt"
fetch -I -o /dev/null "$url/page.txt"
fetch -o /dev/null -z "$scratch/files/page.txt" "$url/page.txt"
fetch -o /dev/null "$url/missing"
fetch -o /dev/null -H 'Connection: close' "$url/page.txt"
fetch -o /dev/null -0 "$url/page.txt"
fetch -o /dev/null -0 -H 'Connection: keep-alive' "$url/page.txt"
fetch -o /dev/null -r 100-299 "$url/page.txt"
finish 'Apache httpd, one exchange a connection: fixed length, HEAD, 304, 404, close asked, HTTP/1.0 without and with keep-alive, 206'

begin apache-streaming pcap any
fetch -o /dev/null "$url/stream.cgi"
fetch -o /dev/null -H 'Connection: close' "$url/stream.cgi"
fetch -o /dev/null -0 "$url/stream.cgi"
fetch -o /dev/null -I "$url/stream.cgi"
finish 'Apache httpd, a CGI program in three flushes (0, 100, 250 ms): chunked, with close asked, to an HTTP/1.0 client (close-delimited), HEAD. Captured on "any" (Linux cooked)' \
  $flushes

begin apache-deflate
fetch -o /dev/null --compressed "http://$server:8080/stream.cgi"
fetch -o /dev/null --compressed "http://$server:8080/page.txt"
finish 'Apache httpd with mod_deflate: a CGI program that flushes three times (0, 100, 250 ms), all of which arrives in one piece; a file'

begin apache-keep-alive
fetch -o /dev/null "$url/page.txt" -o /dev/null "$url/stream.cgi" -o /dev/null "$url/missing"
fetch -o /dev/null "http://$server:8888/page.txt" -o /dev/null "http://$server:8888/page.txt" \
  -o /dev/null "http://$server:8888/missing"
finish 'Apache httpd, three exchanges on one connection; then three where the server allows only two on a connection' \
  $flushes

begin apache-keep-alive-off
for _ in 1 2; do
  fetch -o /dev/null "http://$server:8000/page.txt" -o /dev/null "http://$server:8000/stream.cgi"
done
finish 'Apache httpd with KeepAlive Off: four exchanges on four connections, the streamed ones still chunked' \
  $flushes

begin apache-keep-alive-off-files
for file in page.txt style.css script.js; do fetch -o /dev/null "http://$server:8000/$file"; done
finish 'Apache httpd with KeepAlive Off: three files, three connections'

begin apache-uploads
head -c 20000 /dev/zero | tr '\0' u >"$scratch/upload"
fetch -o /dev/null --data-binary "@$scratch/upload" -H 'Expect: 100-continue' "$url/upload.cgi"
fetch -o /dev/null -T - -X POST -H 'Expect:' "$url/upload.cgi" <"$scratch/upload"
finish 'Apache httpd, uploads to a CGI program: after 100-continue, chunked' upload=20000

begin apache-proxy
fetch -o /dev/null "http://$proxy/stream" -o /dev/null "http://$proxy/fixed"
sleep 0.5
finish 'Apache httpd as a proxy before Node.js as it comes, both sides: what the origin flushes is passed on at once' \
  flushes=/stream:3

begin apache-proxy-flushing
fetch -o /dev/null "http://$proxy:8000/stream" -o /dev/null "http://$proxy:8000/fixed"
sleep 0.5
finish 'Apache httpd as a proxy before Node.js with flushpackets=on, both sides' flushes=/stream:3

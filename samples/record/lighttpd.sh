#!/usr/bin/env bash
# Records curl and lighttpd: files of its own, a CGI program that flushes, with response bodies streamed and
# buffered, compressed (Debian: lighttpd-mod-deflate), keep-alive off; and as a proxy before Node.js, buffering and not.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
versions="$(lighttpd -v | sed -n '1s/ .*//p'), Node.js $(node -v), $curl_version"
mkdir "$scratch/files" "$scratch/cache"
for _ in {1..50}; do echo 'the quick brown fox jumps over the lazy dog, and over lighttpd'; done \
  >"$scratch/files/page.txt"
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
chmod 755 "$scratch/files/stream.cgi"
# configure NAME PORT SETTINGS: a lighttpd of its own, as some settings hold for all of a server.
configure() {
  cat >"$scratch/$1.conf" <<END
server.document-root = "$scratch/files"
server.bind = "$4"
server.port = $2
server.errorlog = "$scratch/lighttpd.log"
server.upload-dirs = ("$scratch/cache")
mimetype.assign = (".txt" => "text/plain", "" => "text/plain")
static-file.exclude-extensions = (".cgi")
$3
END
  serve lighttpd -D -f "$scratch/$1.conf"
  wait_for "$4" "$2"
}
cgi='server.modules = ("mod_cgi", "mod_deflate")
cgi.assign = (".cgi" => "/bin/sh")'
configure streaming 80 "$cgi
server.stream-response-body = 2" $server
configure buffering 8000 "$cgi" $server
configure deflate 8001 "$cgi
server.stream-response-body = 2
deflate.mimetypes = (\"text/plain\")
deflate.allowed-encodings = (\"gzip\")" $server
configure closing 8002 "$cgi
server.stream-response-body = 2
server.max-keep-alive-requests = 0" $server
serve node "$here/origin.mjs" $server 8080 "$scratch/notes"
wait_for $server 8080
before='server.modules = ("mod_proxy")
proxy.server = ("" => (("host" => "'$server'", "port" => 8080)))'
configure proxy 80 "$before" $proxy
configure proxy-streaming 8000 "$before
server.stream-response-body = 2" $proxy
url=http://$server
flushes=flushes=/stream.cgi:3,/stream:3

begin lighttpd-basics
fetch -o /dev/null "$url/page.txt"
fetch -I -o /dev/null "$url/page.txt"
fetch -o /dev/null -z "$scratch/files/page.txt" "$url/page.txt"
fetch -o /dev/null "$url/missing"
fetch -o /dev/null -H 'Connection: close' "$url/page.txt"
fetch -o /dev/null -0 "$url/page.txt"
fetch -o /dev/null -r 100-299 "$url/page.txt"
finish 'lighttpd, one exchange a connection: fixed length, HEAD, 304, 404, close asked, HTTP/1.0, 206'

begin lighttpd-streaming
fetch -o /dev/null "$url/stream.cgi"
fetch -o /dev/null -H 'Connection: close' "$url/stream.cgi"
fetch -o /dev/null -0 "$url/stream.cgi"
finish 'lighttpd with server.stream-response-body 2, a CGI program in three flushes (0, 100, 250 ms): to HTTP/1.1, with close asked, to HTTP/1.0' $flushes

begin lighttpd-buffering
fetch -o /dev/null "http://$server:8000/stream.cgi" -o /dev/null "http://$server:8000/page.txt"
finish 'lighttpd as it comes: the same CGI program, collected first and sent with a length' flushes=/stream.cgi:1

begin lighttpd-deflate
fetch -o /dev/null --compressed "http://$server:8001/page.txt" -o /dev/null "http://$server:8001/page.txt"
fetch -o /dev/null --compressed "http://$server:8001/stream.cgi"
finish 'lighttpd with mod_deflate: a file, twice on one connection; the CGI program' flushes=/stream.cgi:3

begin lighttpd-keep-alive
fetch -o /dev/null "$url/page.txt" -o /dev/null "$url/stream.cgi" -o /dev/null "$url/missing"
finish 'lighttpd, three exchanges on one connection' $flushes

begin lighttpd-keep-alive-off
for _ in 1 2; do fetch -o /dev/null "http://$server:8002/page.txt" -o /dev/null "http://$server:8002/stream.cgi"; done
finish 'lighttpd with server.max-keep-alive-requests 0: four exchanges on four connections' $flushes

begin lighttpd-proxy
fetch -o /dev/null "http://$proxy/stream" -o /dev/null "http://$proxy/fixed"
finish 'lighttpd as a proxy before Node.js as it comes, both sides: it collects what the origin streams' flushes=/stream:1

begin lighttpd-proxy-streaming
fetch -o /dev/null "http://$proxy:8000/stream" -o /dev/null "http://$proxy:8000/fixed"
finish 'lighttpd as a proxy before Node.js with server.stream-response-body 2, both sides' $flushes

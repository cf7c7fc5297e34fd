#!/usr/bin/env bash
# Records curl and Node.js over paths that delay, throttle and lose packets, the same conversation at
# both ends: NAME-server and NAME-client. The path is path.py, between two network namespaces.
source "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"

# fetch ARGUMENTS...: as in common.sh.
fetch() {
  local note
  note='{"by":"curl","address":"%{local_ip}","port":%{local_port},"method":"%{method}"'
  note+=',"url":"%{url_effective}","status":%{response_code},"body":%{size_download}'
  note+=',"upload":%{size_upload},"te":"%header{transfer-encoding}"'
  note+=',"cl":"%header{content-length}","ce":"%header{content-encoding}","exit":%{exitcode}}\n'
  ip netns exec client curl -sS -o /dev/null --max-time 30 -w "$note" "$@" \
    >>"$scratch/notes" 2>>"$scratch/curl.log" || true
  sleep 0.3
}

# finish NAME DESCRIPTION: ends the captures and writes them with their origins.
finish() {
  end_path
  local end
  for end in client server; do
    cp "$scratch/$end.pcap" "$out/$1-$end.pcap"
    node "$here/truth.mjs" "$out/$1-$end.pcap" "$scratch/notes" "$out/$1-$end.origin" \
      script=paths.sh "versions=$versions" "description=$2; captured at the $end" 2>&1 |
      grep -v '^note:' || true
  done
}

url=http://$server

path delay=15
fetch "$url/fixed"
fetch "$url/stream"
fetch "$url/burst"
fetch "$url/late-end"
finish path-delay 'A round trip of 30 ms: only the pauses of /stream are the server'"'"'s'

path delay=2 rate=400
fetch "$url/large-chunked"
fetch "$url/stream"
finish path-slow 'A fast server behind 400 kbit/s does not stream, a slow one does'

path delay=5 rate=96
fetch "$url/fixed"
fetch "$url/burst"
finish path-very-slow 'A path of 96 kbit/s, where a full segment takes 125 ms'

path delay=10 drop=3,12,15
fetch "$url/stream"
fetch "$url/large-chunked"
finish path-loss 'A path that loses segments: one at the start of a flush, two in a large body'

path delay=10 drop=3
fetch "$url/prompt-end"
finish path-last-chunk-lost 'A path that loses the last-chunk, which the server sent 30 ms after the data'

path delay=10
ip netns exec client sysctl -qw net.ipv4.tcp_rmem='4096 16384 16384'
fetch --limit-rate 40k "$url/large-chunked"
finish path-slow-reader 'A client that reads slowly: its window shuts'

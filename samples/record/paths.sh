#!/usr/bin/env bash
# Records curl and Node.js over paths that delay, throttle and lose packets, the same conversation at
# both ends: NAME-server and NAME-client. The path is path.py, between two network namespaces.
#
# Run as root: unshare -nm bash samples/record/paths.sh OUT
# Needed: tcpdump, tshark, curl, node, python3, iproute2, TUN interfaces (/dev/net/tun).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
out=${1:?"usage: unshare -nm bash $0 OUT"}
mkdir -p "$out"
out=$(cd "$out" && pwd -P)
scratch=$(mktemp -d)
running=()
versions="Node.js $(node -v), $(curl -V | head -1 | cut -d' ' -f1,2), Linux $(uname -r | cut -d- -f1)"
client=192.0.2.1
server=192.0.2.3

mount -t tmpfs tmpfs /run
clean_up() {
  for pid in "${running[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$scratch"
}
trap clean_up EXIT

# path SETTING...: a client and a server with that path between them, and a capture at each.
path() {
  : >"$scratch/notes"
  local end log
  for end in client server; do
    ip netns add $end
    ip -n $end link set lo up
  done
  rm -f "$scratch/path.log"
  touch "$scratch/path.log"
  python3 "$here/path.py" client server "$@" >>"$scratch/path.log" &
  running+=($!)
  until grep -q ready "$scratch/path.log"; do sleep 0.05; done
  ip netns exec server node "$here/origin.mjs" $server 80 "$scratch/notes" &
  running+=($!)
  for end in client:toserver server:toclient; do
    log=$scratch/tcpdump-${end%:*}
    : >"$log"
    ip netns exec "${end%:*}" tcpdump -i "${end#*:}" -n -U -B 16384 --immediate-mode -Z root \
      -w "$scratch/${end%:*}.pcap" tcp 2>"$log" &
    running+=($!)
    until grep -q 'listening on' "$log"; do sleep 0.05; done
  done
  until ip netns exec server ss -ltn | grep -q "$server:80"; do sleep 0.05; done
  sleep 0.1
}

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

# finish NAME DESCRIPTION: ends the captures and takes the path apart.
finish() {
  sleep 0.5
  local pid end
  for pid in "${running[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
  sleep 0.2
  for pid in "${running[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait "${running[@]}" 2>/dev/null || true
  running=()
  for end in client server; do
    cp "$scratch/$end.pcap" "$out/$1-$end.pcap"
    node "$here/truth.mjs" "$out/$1-$end.pcap" "$scratch/notes" "$out/$1-$end.origin" \
      script=paths.sh "versions=$versions" "description=$2; captured at the $end" 2>&1 |
      grep -v '^note:' || true
    ip netns delete $end
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

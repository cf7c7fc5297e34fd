# Sourced by the recording scripts that need two hosts with a path between them: two network namespaces and path.py.
#
# Run the scripts as root: unshare -nm bash samples/record/paths.sh OUT
# Needed: tcpdump, tshark, curl, node, python3, iproute2, TUN interfaces (/dev/net/tun).
# shellcheck shell=bash disable=SC2034
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
out=${1:?"usage: unshare -nm bash $0 OUT"}
source "$here/servers.sh"
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

# What answers at $server, without its address.
origin=("$here/origin.mjs" 80 "$scratch/notes")
# Where the client's side is captured.
client_interface=toserver

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
  ip netns exec server node "${origin[0]}" $server "${origin[@]:1}" &
  running+=($!)
  for end in client:$client_interface server:toclient; do
    log=$scratch/tcpdump-${end%:*}
    : >"$log"
    ip netns exec "${end%:*}" tcpdump -i "${end#*:}" -n -U -B 16384 --immediate-mode -Z root \
      -w "$scratch/${end%:*}.pcap" tcp 2>"$log" &
    running+=($!)
    until grep -q 'listening on' "$log"; do sleep 0.05; done
  done
  until ip netns exec server ss -ltn | grep -q "$server:${origin[1]}"; do sleep 0.05; done
  sleep 0.1
}

# end_path: ends the captures and takes the path apart; they are $scratch/client.pcap and $scratch/server.pcap.
end_path() {
  sleep 0.5
  local pid end
  for pid in "${running[@]}"; do kill -INT "$pid" 2>/dev/null || true; done
  sleep 0.2
  for pid in "${running[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait "${running[@]}" 2>/dev/null || true
  running=()
  for end in client server; do ip netns delete $end; done
}

# Sourced by the recording scripts: a network of three hosts on one loopback interface, a capture per
# scenario, and the notes from which truth.mjs writes what really happened.
#
# Run the scripts in a network namespace of their own, as root:
#   unshare -n bash samples/record/nginx.sh OUT
# Needed: tcpdump, tshark, editcap, curl, node, ethtool, iproute2, and the server in question.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
out=${1:?"usage: unshare -n bash $0 OUT"}
source "$here/servers.sh"
mkdir -p "$out"
out=$(cd "$out" && pwd -P)
scratch=$(mktemp -d)
chmod 755 "$scratch"
servers=()
tcpdump=

# Documentation addresses (RFC 5737).
client=192.0.2.1
proxy=192.0.2.2
server=192.0.2.3

clean_up() {
  local pid
  for pid in "${servers[@]}" ${tcpdump:+"$tcpdump"}; do
    kill "$pid" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  rm -rf "$scratch"
}
trap clean_up EXIT

if [[ -n $(ip -o link show up | grep -v ' lo:') ]]; then
  echo "this is not an empty network namespace; run: unshare -n bash $0 $1" >&2
  exit 2
fi
# As on a wire: packets of 1500 bytes, segmented before they are captured.
ip link set lo mtu 1500
ip link set lo up
ethtool -K lo tso off gso off gro off >/dev/null
for address in $client $proxy $server; do
  ip address add "$address/32" dev lo
done

# serve COMMAND...: starts a server, in a session of its own because httpd ends by killing its group.
serve() {
  setsid "$@" </dev/null >>"$scratch/servers.log" 2>&1 &
  servers+=($!)
}

# wait_for ADDRESS PORT: until somebody listens there.
wait_for() {
  for _ in {1..100}; do
    if (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; then return; fi
    sleep 0.05
  done
  echo "nobody listens at $1:$2" >&2
  cat "$scratch/servers.log" >&2
  exit 1
}

# begin NAME [FORMAT] [INTERFACE] [FILTER]: starts the capture. FORMAT: pcap, nanosecond or pcapng.
begin() {
  name=$1
  format=${2:-pcap}
  local interface=${3:-lo} filter=${4:-tcp} precision=micro
  [[ $format == nanosecond ]] && precision=nano
  : >"$scratch/notes"
  : >"$scratch/tcpdump.log"
  tcpdump -i "$interface" -n -U --immediate-mode --time-stamp-precision=$precision \
    -Z root -w "$scratch/capture" "$filter" 2>"$scratch/tcpdump.log" &
  tcpdump=$!
  until grep -q 'listening on' "$scratch/tcpdump.log"; do sleep 0.02; done
  sleep 0.1
}

# fetch ARGUMENTS...: one curl process, hence one connection unless the server closes it. Notes what
# curl saw. An exit status other than 0 is noted too: some scenarios are about broken transfers.
fetch() {
  local note
  note='{"by":"curl","address":"%{local_ip}","port":%{local_port},"method":"%{method}"'
  note+=',"url":"%{url_effective}","status":%{response_code},"body":%{size_download}'
  note+=',"upload":%{size_upload},"te":"%header{transfer-encoding}"'
  note+=',"cl":"%header{content-length}","ce":"%header{content-encoding}","exit":%{exitcode}}\n'
  curl -sS --interface "$client" --max-time 20 -w "$note" "$@" \
    >>"$scratch/notes" 2>>"$scratch/curl.log" || true
  sleep 0.1
}

# end_capture: it is $scratch/capture then.
end_capture() {
  kill -INT "$tcpdump"
  wait "$tcpdump" || true
  tcpdump=
}

# finish DESCRIPTION [KEY=VALUE]...: ends the capture and writes NAME.pcap and NAME.origin.
finish() {
  sleep 0.3
  end_capture
  local file=$out/$name.pcap
  if [[ $format == pcapng ]]; then
    file=$out/$name.pcapng
    editcap -F pcapng "$scratch/capture" "$file"
  else
    cp "$scratch/capture" "$file"
  fi
  node "$here/truth.mjs" "$file" "$scratch/notes" "${file%.*}.origin" \
    "script=$(basename "$0")" "versions=$versions" "description=$1" "${@:2}"
}

curl_version=$(curl -V | head -1 | cut -d' ' -f1,2)

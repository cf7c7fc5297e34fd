#!/usr/bin/env bash
# Records nginx on one host before Node.js on another, each side where it is: the server's clock is behind, and its
# capture has holes. Requests of many kinds at a concurrency of 20, and requests that are all alike at 50; each has a
# field X-Truth of its own, as in hops.sh.
# Writes NAME.client.pcap.gz, NAME.server.pcap.gz and NAME.origin. Needs nginx and editcap, too.
source "$(dirname "${BASH_SOURCE[0]}")/namespaces.sh"

origin=("$here/hop-origin.mjs" 8080)
client_interface=lo
cat >"$scratch/nginx.conf" <<END
$(nginx_head)
  server { listen $client:8001; location / { proxy_pass http://$server:8080; } }
}
END
# record NAME CONCURRENCY KINDS WORDS
record() {
  path delay=5
  ip netns exec client nginx -c "$scratch/nginx.conf" &
  running+=($!)
  until ip netns exec client ss -ltn | grep -q "$client:8001"; do sleep 0.05; done
  ip netns exec client node "$here/hop-load.mjs" "http://$client:8001" 300 "$2" "$3" "$client"
  end_path
  editcap -t -123.456789 "$scratch/server.pcap" "$scratch/behind.pcap"
  editcap "$scratch/behind.pcap" "$scratch/holes.pcap" 400 801 1202 1603
  gzip -9n <"$scratch/client.pcap" >"$out/$1.client.pcap.gz"
  gzip -9n <"$scratch/holes.pcap" >"$out/$1.server.pcap.gz"
  printf '%s\n' "nginx $(nginx_version) as it comes on one host, before Node.js $(node -v) on another, 5 ms away:
300 requests at a concurrency of $2, $4; X-Truth names each. The clock of the server's capture is 123.456789 s
behind, and four of its packets are missing." >"$out/$1.origin"
}
record hosts 20 120 'of 120 kinds'
record hosts-alike 50 1 'all alike'

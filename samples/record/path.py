#!/usr/bin/env python3
"""A network path between two hosts, in user space: delays, throttles and drops whole IP packets.

Each host is a network namespace with a TUN interface; this program holds both, so that the TCP at
either end is the kernel's and meets what the path does to it as it would on a real one.

Usage: path.py CLIENT_NAMESPACE SERVER_NAMESPACE [delay=MS] [rate=KBIT] [queue=PACKETS] [drop=N,N]
  delay  one way, each direction
  rate   of the direction towards the client; packets wait in a queue of so many, the rest is lost
  drop   the n-th packets with data towards the client are lost (counted from 1)
"""
import fcntl
import heapq
import os
import selectors
import struct
import subprocess
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
CLIENT, SERVER = "192.0.2.1", "192.0.2.3"


def interface(name, namespace, own, peer):
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    within = ["ip", "-n", namespace]
    subprocess.run(["ip", "link", "set", name, "netns", namespace], check=True)
    subprocess.run([*within, "address", "add", f"{own}/32", "dev", name], check=True)
    subprocess.run([*within, "link", "set", name, "up", "mtu", "1500"], check=True)
    subprocess.run([*within, "route", "add", f"{peer}/32", "dev", name], check=True)
    return fd


def carries_data(packet):
    header = (packet[0] & 15) * 4
    if packet[0] >> 4 != 4 or packet[9] != 6 or len(packet) < header + 20:
        return False
    return struct.unpack("!H", packet[2:4])[0] > header + (packet[header + 12] >> 4) * 4


def main():
    client_namespace, server_namespace, *words = sys.argv[1:]
    settings = dict(word.split("=") for word in words)
    delay = float(settings.get("delay", 0)) / 1000
    rate = float(settings.get("rate", 0)) * 1000
    limit = int(settings.get("queue", 1000))
    to_drop = {int(n) for n in settings.get("drop", "").split(",") if n}
    ends = [
        interface("toserver", client_namespace, CLIENT, SERVER),
        interface("toclient", server_namespace, SERVER, CLIENT),
    ]
    print("ready", flush=True)
    selector = selectors.DefaultSelector()
    for side, fd in enumerate(ends):
        selector.register(fd, selectors.EVENT_READ, side)
    under_way = []
    leaving = []  # when each packet in the queue will have left it
    order = with_data = 0
    free_at = 0.0
    while True:
        wait = max(0, under_way[0][0] - time.monotonic()) if under_way else None
        for key, _ in selector.select(wait):
            try:
                packet = os.read(key.fd, 65536)
            except BlockingIOError:
                continue
            now = departs = time.monotonic()
            if key.data == 1:
                if carries_data(packet):
                    with_data += 1
                    if with_data in to_drop:
                        continue
                if rate:
                    leaving = [at for at in leaving if at > now]
                    if len(leaving) >= limit:
                        continue
                    departs = free_at = max(now, free_at) + len(packet) * 8 / rate
                    leaving.append(departs)
            order += 1
            heapq.heappush(under_way, (departs + delay, order, 1 - key.data, packet))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, side, packet = heapq.heappop(under_way)
            os.write(ends[side], packet)


if __name__ == "__main__":
    main()

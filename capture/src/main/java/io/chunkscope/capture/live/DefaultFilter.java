package io.chunkscope.capture.live;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The filter where nobody gave one: TCP, and what it may travel in. A plain {@code tcp} would drop
 * VLAN-tagged packets, all fragments of a datagram but the first, and tunnels.
 */
final class DefaultFilter {
  private static final int MAX_RANGES = 32;

  private static final String ENCAPSULATED =
      " or (ip[6:2] & 0x1fff != 0 and ip proto 6) or ip6 proto 44"
          + " or ip proto 4 or ip proto 41 or ip proto 47 or ip6 proto 4 or ip6 proto 41"
          + " or ip6 proto 47 or udp port 4789 or udp port 6081";

  private DefaultFilter() {}

  /**
   * From the best to the one that every link type has.
   *
   * @param serverPorts of servers; empty for all
   */
  static List<String> candidates(Collection<Integer> serverPorts) {
    BitSet ports = new BitSet();
    serverPorts.forEach(ports::set);
    String tcp = tcp(ports);
    String network = tcp + ENCAPSULATED;
    String ethernet =
        network
            + " or ether proto 0x8847 or ether proto 0x8864"
            + " or (vlan and ("
            + tcp
            + " or (vlan and "
            + tcp
            + ")))";
    return List.of(ethernet, network, tcp);
  }

  private static String tcp(BitSet ports) {
    if (ports.isEmpty() || ranges(ports) > MAX_RANGES) {
      return "tcp";
    }
    return ports.stream()
        .filter(port -> port == 0 || !ports.get(port - 1))
        .mapToObj(first -> range(first, ports.nextClearBit(first) - 1))
        .collect(Collectors.joining(" or ", "(tcp and (", "))"));
  }

  private static long ranges(BitSet ports) {
    return ports.stream().filter(port -> port == 0 || !ports.get(port - 1)).count();
  }

  private static String range(int first, int last) {
    return first == last ? "port " + first : "portrange " + first + "-" + last;
  }
}

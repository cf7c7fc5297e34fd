package io.chunkscope.capture.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** The interfaces of this machine. */
public final class NetworkInterfaces {
  /** Linux's interface that stands for all of them. */
  static final String ANY = "any";

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Path ROUTES = Path.of("/proc/net/route");

  private NetworkInterfaces() {}

  /** All that libpcap lists, in its order: those most likely wanted first. */
  public static List<NetworkInterface> list() throws LiveCaptureException {
    try {
      List<NetworkInterface> interfaces = new ArrayList<>();
      for (PcapNetworkInterface found : Pcaps.findAllDevs()) {
        List<String> addresses = new ArrayList<>();
        for (PcapAddress address : found.getAddresses()) {
          if (address.getAddress() != null) {
            addresses.add(address.getAddress().getHostAddress());
          }
        }
        interfaces.add(
            new NetworkInterface(
                found.getName(),
                found.getDescription(),
                List.copyOf(addresses),
                found.isUp(),
                found.isRunning(),
                found.isLoopBack()));
      }
      return interfaces;
    } catch (PcapNativeException e) {
      throw LiveFailures.of(e.getMessage(), null, e);
    } catch (LinkageError e) {
      throw LiveFailures.missingLibrary(e);
    }
  }

  /**
   * The one to listen to where nobody said: that of the default route, else the one that stands for
   * all, else the first that is up.
   */
  public static String byDefault() throws LiveCaptureException {
    List<NetworkInterface> interfaces = list();
    String routed = ofDefaultRoute();
    for (NetworkInterface candidate : interfaces) {
      if (candidate.name().equals(routed)) {
        return routed;
      }
    }
    for (NetworkInterface candidate : interfaces) {
      if (candidate.name().equals(ANY)) {
        return ANY;
      }
    }
    for (NetworkInterface candidate : interfaces) {
      if (candidate.up() && !candidate.loopback()) {
        return candidate.name();
      }
    }
    throw LiveFailures.noInterface();
  }

  /** The interface of the route to everywhere with the lowest metric, or null. */
  private static String ofDefaultRoute() {
    try {
      return ofDefaultRoute(Files.readString(ROUTES, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return null;
    }
  }

  static String ofDefaultRoute(String table) {
    String best = null;
    long bestMetric = Long.MAX_VALUE;
    for (String line : table.lines().toList()) {
      List<String> columns = BLANKS.splitAsStream(line.strip()).toList();
      if (columns.size() > 7
          && columns.get(1).equals("00000000")
          && columns.get(7).equals("00000000")) {
        long metric = Long.parseLong(columns.get(6));
        if (metric < bestMetric) {
          best = columns.get(0);
          bestMetric = metric;
        }
      }
    }
    return best;
  }
}

package io.chunkscope.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** The route table of Linux. */
class NetworkInterfacesTest {
  private static final String HEADER =
      "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

  private static String route(String name, String destination, long metric, String mask) {
    return name
        + "\t"
        + destination
        + "\t0102A8C0\t0003\t0\t0\t"
        + metric
        + "\t"
        + mask
        + "\t0\t0\t0  \n";
  }

  @Test
  void takesTheDefaultRouteOfTheLowestMetric() {
    String table =
        HEADER
            + route("wlan0", "00000000", 600, "00000000")
            + route("eth0", "00000000", 100, "00000000")
            + route("eth1", "00000000", 200, "00000000");
    assertEquals("eth0", NetworkInterfaces.ofDefaultRoute(table));
  }

  @Test
  void takesTheFirstOfEqualMetrics() {
    String table =
        HEADER + route("a", "00000000", 0, "00000000") + route("b", "00000000", 0, "00000000");
    assertEquals("a", NetworkInterfaces.ofDefaultRoute(table));
  }

  @Test
  void routesToHalfOfEverythingAreNoDefault() {
    String table =
        HEADER
            + route("tun0", "00000000", 0, "00000080")
            + route("tun0", "00000080", 0, "00000080")
            + route("eth0", "0002A8C0", 0, "00FFFFFF");
    assertNull(NetworkInterfaces.ofDefaultRoute(table));
  }

  @Test
  void anEmptyOrCutTableHasNone() {
    assertNull(NetworkInterfaces.ofDefaultRoute(""));
    assertNull(NetworkInterfaces.ofDefaultRoute(HEADER));
    assertNull(NetworkInterfaces.ofDefaultRoute(HEADER + "eth0\t00000000\t0102"));
  }
}

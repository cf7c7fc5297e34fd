package io.chunkscope.capture.live;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/** What the default filter says, and what libpcap makes of it. */
class DefaultFilterTest {
  private static final int SNAP_LENGTH = 65_535;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int GRE = 47;
  private static final List<Integer> NO_PORTS = List.of();

  @Test
  void joinsPortsToRanges() {
    assertEquals(
        "(tcp and (port 80 or portrange 8000-8002 or port 65535))",
        last(List.of(8001, 80, 8000, 65_535, 8002)));
    assertEquals("(tcp and (portrange 0-1))", last(List.of(0, 1)));
  }

  @Test
  void takesAllTcpWherePortsAreTooManyToName() {
    List<Integer> scattered = IntStream.range(0, 33).mapToObj(i -> 1_000 + 2 * i).toList();
    assertEquals("tcp", last(scattered));
    assertTrue(last(scattered.subList(1, 33)).contains("port 1064"));
    assertEquals("tcp", last(NO_PORTS));
  }

  /** Every candidate on the link types that interfaces have; the last must hold on all. */
  @ParameterizedTest
  @EnumSource
  void hasACandidateForEveryLinkType(Link link) {
    List<Integer> most = IntStream.range(0, 32).mapToObj(i -> 1_000 + 2 * i).toList();
    for (List<Integer> ports : List.of(NO_PORTS, List.of(80), most)) {
      List<String> candidates = DefaultFilter.candidates(ports);
      List<Boolean> compiled =
          candidates.stream().map(c -> compiles(c, DataLinkType.getInstance(link.number))).toList();
      assertTrue(compiled.get(2), candidates.get(2));
      assertTrue(compiled.get(1), candidates.get(1));
      assertEquals(link.ethernet, compiled.get(0), candidates.get(0));
    }
  }

  enum Link {
    LOOPBACK(0, false),
    ETHERNET(1, true),
    PPP(9, false),
    RAW(12, false),
    COOKED(113, false);

    private final int number;
    private final boolean ethernet;

    Link(int number, boolean ethernet) {
      this.number = number;
      this.ethernet = ethernet;
    }
  }

  @Test
  void letsTcpThroughWhateverItTravelsIn() {
    List<Boolean> passed =
        passes(
            NO_PORTS,
            frame(0x0800, ipv4(TCP, 0, 443)),
            frame(0x86dd, ipv6(TCP, 443)),
            frame(0x8100, tag(0x0800, ipv4(TCP, 0, 443))),
            frame(0x8100, tag(0x8100, tag(0x0800, ipv4(TCP, 0, 443)))),
            frame(0x0800, ipv4(TCP, 100, 0)),
            frame(0x86dd, ipv6(44, 0)),
            frame(0x0800, ipv4(GRE, 0, 0)),
            frame(0x0800, ipv4(4, 0, 0)),
            frame(0x0800, ipv4(UDP, 0, 4789)),
            frame(0x8847, new byte[40]),
            frame(0x8864, new byte[40]));
    assertEquals(IntStream.range(0, 11).mapToObj(i -> true).toList(), passed);
  }

  @Test
  void dropsTheRest() {
    List<Boolean> passed =
        passes(
            NO_PORTS,
            frame(0x0800, ipv4(UDP, 0, 53)),
            frame(0x0800, ipv4(UDP, 100, 0)),
            frame(0x86dd, ipv6(UDP, 53)),
            frame(0x8100, tag(0x0800, ipv4(UDP, 0, 53))),
            frame(0x0806, new byte[40]));
    assertFalse(passed.contains(true), passed.toString());
  }

  @Test
  void dropsOtherPortsWherePortsAreNamed() {
    List<Boolean> passed =
        passes(
            List.of(80, 81, 8080),
            frame(0x0800, ipv4(TCP, 0, 81)),
            frame(0x86dd, ipv6(TCP, 8080)),
            frame(0x8100, tag(0x0800, ipv4(TCP, 0, 80))),
            frame(0x8100, tag(0x8100, tag(0x0800, ipv4(TCP, 0, 80)))),
            frame(0x0800, ipv4(TCP, 100, 0)),
            frame(0x0800, ipv4(TCP, 0, 443)),
            frame(0x8100, tag(0x0800, ipv4(TCP, 0, 443))));
    assertEquals(List.of(true, true, true, true, true, false, false), passed);
  }

  private static String last(List<Integer> ports) {
    List<String> candidates = DefaultFilter.candidates(ports);
    return candidates.get(candidates.size() - 1);
  }

  private static boolean compiles(String filter, DataLinkType type) {
    try {
      return withLibpcap(
          type,
          handle -> {
            handle
                .compileFilter(filter, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN)
                .free();
            return true;
          });
    } catch (PcapNativeException e) {
      return false;
    }
  }

  private static List<Boolean> passes(List<Integer> ports, byte[]... frames) {
    String filter = DefaultFilter.candidates(ports).get(0);
    return assertDoesNotThrow(
        () ->
            withLibpcap(
                DataLinkType.EN10MB,
                handle -> {
                  BpfProgram program =
                      handle.compileFilter(
                          filter, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN);
                  List<Boolean> passed = new ArrayList<>();
                  for (byte[] frame : frames) {
                    passed.add(program.applyFilter(frame));
                  }
                  program.free();
                  return passed;
                }));
  }

  private interface Use<T> {
    T of(PcapHandle handle) throws Exception;
  }

  private static <T> T withLibpcap(DataLinkType type, Use<T> use) throws PcapNativeException {
    try (PcapHandle handle = Pcaps.openDead(type, SNAP_LENGTH)) {
      return use.of(handle);
    } catch (PcapNativeException e) {
      throw e;
    } catch (LinkageError e) {
      return abort("libpcap is not installed");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] frame(int etherType, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    return frame.position(12).putShort((short) etherType).put(payload).array();
  }

  private static byte[] tag(int etherType, byte[] payload) {
    ByteBuffer tag = ByteBuffer.allocate(4 + payload.length);
    return tag.putShort((short) 7).putShort((short) etherType).put(payload).array();
  }

  private static byte[] ipv4(int protocol, int fragmentOffset, int port) {
    ByteBuffer ip = ByteBuffer.allocate(60);
    ip.put((byte) 0x45).put((byte) 0).putShort((short) 60).putShort((short) 0);
    ip.putShort((short) fragmentOffset).put((byte) 64).put((byte) protocol);
    return ip.position(20).putShort((short) 50_000).putShort((short) port).array();
  }

  private static byte[] ipv6(int nextHeader, int port) {
    ByteBuffer ip = ByteBuffer.allocate(80);
    ip.put((byte) 0x60).position(4).putShort((short) 40).put((byte) nextHeader).put((byte) 64);
    return ip.position(40).putShort((short) 50_000).putShort((short) port).array();
  }
}

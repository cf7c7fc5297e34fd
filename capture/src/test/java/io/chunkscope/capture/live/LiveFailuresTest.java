package io.chunkscope.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told to do. */
class LiveFailuresTest {

  @Test
  void saysWhichPackageIsMissing() {
    LinkageError cause = new UnsatisfiedLinkError("libpcap.so");
    LiveCaptureException failure = LiveFailures.missingLibrary(cause);
    assertSame(cause, failure.getCause());
    assertEquals(
        "live capture needs libpcap, which is not installed; type: apt install libpcap0.8 (Debian,"
            + " Ubuntu) or dnf install libpcap (RHEL, Fedora)",
        failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth0: You don't have permission to perform this capture on that device\n(socket:"
            + " Operation not permitted)",
        "socket: Operation not permitted"
      })
  void saysWhoMayCapture(String said) {
    String message = message(said);
    String java = ProcessHandle.current().info().command().orElse("the java binary");
    assertTrue(
        message.startsWith("this user may not capture packets; type: sudo chunkscope live"),
        message);
    assertTrue(message.contains("setcap cap_net_raw+ep " + java), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth9: No such device exists (SIOCGIFHWADDR: No such device)",
        "eth9: That device doesn't exist"
      })
  void saysWhereInterfacesAreListed(String said) {
    assertEquals(
        "there is no interface eth9; chunkscope interfaces lists those there are", message(said));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eth9: That device is not up",
        "recvfrom: Network is down",
        "The interface is not up"
      })
  void saysHowToSwitchAnInterfaceOn(String said) {
    assertEquals("the interface eth9 is down; type: sudo ip link set eth9 up", message(said));
  }

  @ParameterizedTest
  @CsvSource({
    "'can''t parse filter expression: syntax error', 'can''t parse filter expression: syntax error'",
    "'Error occurred in pcap_compile(): syntax error\nin filter', 'syntax error in filter'",
    "'', no reason given",
    ", no reason given"
  })
  void quotesTheFilterAndWhatIsWrongWithIt(String said, String shown) {
    assertEquals(
        "the filter 'tcp prot 80' is not understood: "
            + shown
            + "; man pcap-filter has the language, such as: -f 'tcp port 80'",
        LiveFailures.badFilter("tcp prot 80", said, null).getMessage());
  }

  @Test
  void quotesWhatItDoesNotKnowInOneLine() {
    assertEquals(
        "interface eth9: a strange thing happened", message("a strange\n  thing happened \n"));
    assertEquals("libpcap: out of luck", LiveFailures.of("out of luck", null, null).getMessage());
  }

  private static String message(String said) {
    return LiveFailures.of(said, "eth9", null).getMessage();
  }
}

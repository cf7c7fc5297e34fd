package io.chunkscope.capture.live;

import java.util.Locale;

/** Turns what libpcap says into what a person can do. */
final class LiveFailures {
  private LiveFailures() {}

  static LiveCaptureException missingLibrary(LinkageError cause) {
    return new LiveCaptureException(
        "live capture needs libpcap, which is not installed; type: apt install libpcap0.8 (Debian,"
            + " Ubuntu) or dnf install libpcap (RHEL, Fedora)",
        cause);
  }

  static LiveCaptureException noInterface() {
    return new LiveCaptureException(
        "no interface can be listened to by this user; type: sudo chunkscope interfaces", null);
  }

  static LiveCaptureException badFilter(String filter, String message, Throwable cause) {
    return new LiveCaptureException(
        "the filter '"
            + filter
            + "' is not understood: "
            + tidy(message)
            + "; man pcap-filter has the language, such as: -f 'tcp port 80'",
        cause);
  }

  /**
   * @param interfaceName the one that was asked for, or null
   */
  static LiveCaptureException of(String message, String interfaceName, Throwable cause) {
    String said = tidy(message);
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("permission") || lower.contains("not permitted")) {
      return new LiveCaptureException(
          "this user may not capture packets; type: sudo chunkscope live ... (or give this Java the"
              + " right, see docs/LIVE.md: setcap cap_net_raw+ep "
              + javaBinary()
              + ", and ldconfig)",
          cause);
    }
    if (lower.contains("no such device") || lower.contains("doesn't exist")) {
      return new LiveCaptureException(
          "there is no interface "
              + interfaceName
              + "; chunkscope interfaces lists those there are",
          cause);
    }
    if (lower.contains("is not up") || lower.contains("network is down")) {
      return new LiveCaptureException(
          "the interface "
              + interfaceName
              + " is down; type: sudo ip link set "
              + interfaceName
              + " up",
          cause);
    }
    return new LiveCaptureException(
        (interfaceName == null ? "libpcap" : "interface " + interfaceName) + ": " + said, cause);
  }

  private static String javaBinary() {
    return ProcessHandle.current().info().command().orElse("the java binary");
  }

  private static String tidy(String message) {
    if (message == null || message.isBlank()) {
      return "no reason given";
    }
    String flat = message.replaceAll("\\s+", " ").strip();
    return flat.startsWith("Error occurred in ")
        ? flat.substring(flat.indexOf(':') + 1).strip()
        : flat;
  }
}

package io.chunkscope.compare.leg;

import java.util.Set;

/**
 * Which fields concern the hop: those that frame, those meant for one hop (RFC 9110 §7.6.1), those
 * that hops write about themselves and about caching. Only their values are ever shown. None of
 * them can hold a credential or a user's data; cookies, authorization and addresses are not among
 * them.
 */
public final class HopFields {

  /** Of these the values are kept and shown. */
  private static final Set<String> SHOWN =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "content-length",
          "content-encoding",
          "upgrade",
          "expect",
          "via",
          "server",
          "accept-encoding",
          "x-accel-buffering",
          "x-powered-by",
          "age",
          "x-cache",
          "x-cache-status",
          "x-cache-hits",
          "cf-cache-status",
          "x-varnish");

  /** A hop writes these anew, so that they tell nothing of whether two messages are the same. */
  private static final Set<String> REWRITTEN =
      Set.of(
          "host", "forwarded", "x-real-ip", "x-request-start", "max-forwards", "date", "cdn-loop");

  /** Names whose values a hop or an application hands on to recognise a request by. */
  private static final Set<String> CORRELATION =
      Set.of(
          "traceparent",
          "x-request-id",
          "x-correlation-id",
          "request-id",
          "x-amzn-trace-id",
          "x-amz-cf-id",
          "x-cloud-trace-context",
          "x-b3-traceid",
          "x-trace-id",
          "x-unique-id",
          "x-client-trace-id",
          "uber-trace-id",
          "cf-ray",
          "fly-request-id",
          "x-arr-log-id");

  private HopFields() {}

  /** Whether values of this field may be shown. */
  public static boolean shown(String lowerCaseName) {
    return SHOWN.contains(lowerCaseName);
  }

  /** Whether a hop passes this field on unchanged, as a rule. */
  static boolean passedOn(String lowerCaseName) {
    return !SHOWN.contains(lowerCaseName)
        && !REWRITTEN.contains(lowerCaseName)
        && !lowerCaseName.startsWith("x-forwarded-");
  }

  static boolean correlates(String lowerCaseName) {
    return CORRELATION.contains(lowerCaseName);
  }

  /**
   * The part of a correlation field's value that is the same on both sides of a hop: each hop may
   * write a span of its own into the same trace.
   */
  static String stablePart(String lowerCaseName, String value) {
    return switch (lowerCaseName) {
      // version-traceid-parentid-flags (W3C Trace Context §3.2)
      case "traceparent" -> between(value, '-', '-');
      case "x-amzn-trace-id" -> afterRoot(value);
      case "x-cloud-trace-context" -> before(value, '/');
      case "uber-trace-id" -> before(value, ':');
      default -> value;
    };
  }

  private static String between(String value, char from, char to) {
    int start = value.indexOf(from);
    int end = start < 0 ? -1 : value.indexOf(to, start + 1);
    return end < 0 ? value : value.substring(start + 1, end);
  }

  private static String before(String value, char end) {
    int at = value.indexOf(end);
    return at < 0 ? value : value.substring(0, at);
  }

  private static String afterRoot(String value) {
    int root = value.indexOf("Root=");
    return root < 0 ? value : before(value.substring(root), ';');
  }
}

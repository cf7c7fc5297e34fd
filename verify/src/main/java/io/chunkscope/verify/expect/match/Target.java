package io.chunkscope.verify.expect.match;

import io.chunkscope.analyzer.model.Request;

/**
 * Where a request goes, whatever the form of its target (RFC 9112 §3.2): the authority of the
 * absolute form stands before the Host field.
 */
public final class Target {
  private Target() {}

  /** Host and port as the request names them, or "". */
  public static String authority(Request request) {
    String target = request.target();
    int start = authorityStart(target);
    if (start >= 0) {
      return target.substring(start, authorityEnd(target, start));
    }
    if (request.isMethod("CONNECT")) {
      return target;
    }
    String host = request.host();
    return host == null ? "" : host;
  }

  /** The host alone, without a port. */
  public static String host(Request request) {
    String authority = authority(request);
    int colon = authority.lastIndexOf(':');
    // The colons of an IPv6 address are inside brackets.
    return colon < 0 || authority.indexOf(']', colon) >= 0
        ? authority
        : authority.substring(0, colon);
  }

  /** Path and query, as on the wire. */
  public static String pathAndQuery(Request request) {
    String target = request.target();
    int start = authorityStart(target);
    if (start < 0) {
      return target;
    }
    String rest = target.substring(authorityEnd(target, start));
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** The path alone. */
  public static String path(Request request) {
    String all = pathAndQuery(request);
    int query = all.indexOf('?');
    return query < 0 ? all : all.substring(0, query);
  }

  /** Where the authority of an absolute form begins, or -1 for any other form. */
  private static int authorityStart(String target) {
    if (target.startsWith("/")) {
      return -1;
    }
    int scheme = target.indexOf("://");
    int other = target.indexOf('/');
    return scheme > 0 && other == scheme + 1 ? scheme + 3 : -1;
  }

  private static int authorityEnd(String target, int start) {
    for (int i = start; i < target.length(); i++) {
      if (target.charAt(i) == '/' || target.charAt(i) == '?') {
        return i;
      }
    }
    return target.length();
  }
}

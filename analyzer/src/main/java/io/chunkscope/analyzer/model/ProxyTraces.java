package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.PersistenceDecision;

/**
 * What in a request tells that a proxy sent it on: fields that proxies add, or a browser's request
 * in a version that no browser speaks.
 */
public final class ProxyTraces {
  private static final FieldName[] ADDED = {
    FieldName.VIA, FieldName.FORWARDED, FieldName.X_FORWARDED_FOR
  };

  private static final String[] ADDED_PREFIXES = {"x-forwarded-", "x-real-ip"};

  /** Fields that only browsers send, all of which have spoken HTTP/1.1 since long before. */
  private static final String[] BROWSERS_PREFIXES = {"sec-fetch-", "upgrade-insecure-requests"};

  private ProxyTraces() {}

  /** Whether a proxy sent it on so that the connection must close: in HTTP/1.0, or with close. */
  public static boolean forceClose(Request request) {
    return (!request.isHttp11() || request.persistence() == PersistenceDecision.CLOSE_OPTION)
        && (addedField(request) != null
            || browsersField(request) != null
            || looksSentOnByNginx(request));
  }

  /** The name of a field that a proxy added, as on the wire, or null. */
  public static String addedField(Request request) {
    Fields fields = request.fields();
    for (FieldName name : ADDED) {
      int line = fields.find(name, 0);
      if (line >= 0) {
        return fields.name(line);
      }
    }
    return beginning(fields, ADDED_PREFIXES);
  }

  /**
   * Whether the request begins as nginx before 1.29.7 sends requests on unless told otherwise:
   * HTTP/1.0 with Host and {@code Connection: close} first, and the client's own fields behind
   * them.
   */
  private static boolean looksSentOnByNginx(Request request) {
    Fields fields = request.fields();
    return request.majorVersion() == 1
        && request.minorVersion() == 0
        && request.persistence() == PersistenceDecision.CLOSE_OPTION
        && fields.size() > 2
        && fields.known(0) == FieldName.HOST
        && fields.known(1) == FieldName.CONNECTION
        && fields.find(FieldName.USER_AGENT, 2) > 0;
  }

  /**
   * A browser's own field in an HTTP/1.0 request with a Connection field; its name as on the wire,
   * or null.
   */
  public static String browsersField(Request request) {
    boolean downgraded =
        request.majorVersion() == 1
            && request.minorVersion() == 0
            && request.fields().has(FieldName.CONNECTION);
    return downgraded ? beginning(request.fields(), BROWSERS_PREFIXES) : null;
  }

  private static String beginning(Fields fields, String[] prefixes) {
    for (int line = 0; line < fields.size(); line++) {
      if (fields.known(line) != null) {
        continue;
      }
      String name = fields.name(line);
      for (String prefix : prefixes) {
        if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
          return name;
        }
      }
    }
    return null;
  }
}

package io.chunkscope.analyzer.model;

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
   * A browser's own field in an HTTP/1.0 request with {@code Connection: close}, as nginx before
   * 1.29.7 sends requests on unless told otherwise; its name as on the wire, or null.
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

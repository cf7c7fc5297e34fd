package io.chunkscope.analyzer.rules.wording;

import io.chunkscope.analyzer.model.FieldName;
import io.chunkscope.analyzer.model.Response;
import java.util.Locale;

/** Server software whose settings are worth naming, as a response's own fields tell. */
public enum ServerSoftware {
  IIS,
  NGINX,
  APACHE,
  NODE,
  VARNISH,
  OTHER;

  /**
   * From Via (Varnish passes its backend's name on), Server, else X-Powered-By; {@link #OTHER}
   * where neither is known.
   */
  public static ServerSoftware of(Response response) {
    if (lower(response.fields().first(FieldName.VIA)).contains("varnish")) {
      return VARNISH;
    }
    String server = lower(response.fields().first(FieldName.SERVER));
    if (server.startsWith("microsoft-iis")) {
      return IIS;
    }
    // OpenResty and Tengine are nginx with its directives.
    if (server.startsWith("nginx")
        || server.startsWith("openresty")
        || server.startsWith("tengine")) {
      return NGINX;
    }
    // Apache-Coyote is Tomcat, which has none of httpd's directives.
    if (server.equals("apache") || server.startsWith("apache/") || server.startsWith("apache ")) {
      return APACHE;
    }
    String poweredBy = lower(response.fields().first(FieldName.X_POWERED_BY));
    return server.isEmpty() && poweredBy.startsWith("express") ? NODE : OTHER;
  }

  private static String lower(String value) {
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}

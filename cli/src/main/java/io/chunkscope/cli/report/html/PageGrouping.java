package io.chunkscope.cli.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which exchanges belong to one page of a browser: its document begins it, Referer says what else
 * belongs to it, and for requests without one, that they come soon after it. A guess, as every one
 * of its kind is: a capture does not tell what a browser shows.
 */
final class PageGrouping {
  /** No page. */
  static final int NONE = -1;

  private static final long NS_PER_S = 1_000_000_000L;

  /** A document that names a page just begun as its referrer is a frame of that page. */
  private static final long FRAME_NS = NS_PER_S;

  /** How long after a page's last byte a request that names it still belongs to it. */
  private static final long REFERRED_NS = 30 * NS_PER_S;

  /** The same for a request without a referrer. */
  private static final long FOLLOWING_NS = 2 * NS_PER_S;

  private record Visitor(int capture, String address) {}

  private record Place(Visitor visitor, String url) {}

  /** A page being loaded. */
  private static final class Page {
    final int number;
    final long beginNs;
    long endNs;

    Page(int number, long beginNs) {
      this.number = number;
      this.beginNs = beginNs;
    }
  }

  private final Map<ShownExchange, Integer> pages = new HashMap<>();
  private final List<ShownExchange> documents = new ArrayList<>();
  private final Map<Place, Page> byUrl = new HashMap<>();
  private final Map<Visitor, Page> newest = new HashMap<>();

  /**
   * @param exchanges in the order of their beginnings
   */
  PageGrouping(List<ShownExchange> exchanges) {
    for (ShownExchange exchange : exchanges) {
      Page page = page(exchange);
      if (page != null) {
        pages.put(exchange, page.number);
        page.endNs = Math.max(page.endNs, exchange.timeline.originNs() + exchange.endNs);
        byUrl.put(new Place(visitor(exchange), url(exchange)), page);
      }
    }
  }

  private Page page(ShownExchange exchange) {
    Visitor visitor = visitor(exchange);
    long atNs = exchange.timeline.originNs();
    Page referred =
        exchange.referer == null
            ? null
            : byUrl.get(new Place(visitor, withoutScheme(exchange.referer)));
    if (isDocument(exchange)) {
      if (referred != null && atNs - referred.beginNs < FRAME_NS) {
        return referred;
      }
      Page begun = new Page(documents.size(), atNs);
      documents.add(exchange);
      newest.put(visitor, begun);
      return begun;
    }
    if (exchange.referer != null) {
      return referred != null && atNs - referred.endNs < REFERRED_NS ? referred : null;
    }
    Page before = newest.get(visitor);
    return before != null && atNs - before.endNs < FOLLOWING_NS ? before : null;
  }

  private static Visitor visitor(ShownExchange exchange) {
    return new Visitor(exchange.connection.capture(), exchange.client.address());
  }

  private static boolean isDocument(ShownExchange exchange) {
    String type = exchange.contentType == null ? "" : exchange.contentType.toLowerCase(Locale.ROOT);
    boolean redirects = exchange.status >= 300 && exchange.status < 400;
    return !redirects && (type.startsWith("text/html") || type.startsWith("application/xhtml"));
  }

  private static String url(ShownExchange exchange) {
    String host = exchange.host == null ? "" : exchange.host;
    return withoutQuery(host + (exchange.target == null ? "" : exchange.target));
  }

  private static String withoutScheme(String referer) {
    int scheme = referer.indexOf("://");
    return withoutQuery(scheme < 0 ? referer : referer.substring(scheme + 3));
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return (query < 0 ? url : url.substring(0, query)).toLowerCase(Locale.ROOT);
  }

  /** The page that an exchange belongs to, or {@link #NONE}. */
  int of(ShownExchange exchange) {
    return pages.getOrDefault(exchange, NONE);
  }

  /** What began each page, by its number. */
  List<ShownExchange> documents() {
    return documents;
  }
}

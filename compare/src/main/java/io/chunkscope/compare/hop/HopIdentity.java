package io.chunkscope.compare.hop;

import io.chunkscope.compare.leg.HeadSummary;
import io.chunkscope.compare.match.Pair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which software a hop is, by what it does to messages: the fields it writes, the Server field it
 * replaces, the order and letters of what it sends.
 *
 * @param software the likeliest
 * @param evidence what speaks for it; null for {@link HopSoftware#UNKNOWN}
 */
public record HopIdentity(HopSoftware software, String evidence) {
  /** Nothing tells. */
  public static final HopIdentity UNKNOWN = new HopIdentity(HopSoftware.UNKNOWN, null);

  private static final int LOOKED_AT = 500;

  /** What a hop's own part of Via holds. */
  private static final List<Map.Entry<String, HopSoftware>> IN_VIA =
      List.of(
          Map.entry("varnish", HopSoftware.VARNISH),
          Map.entry("squid", HopSoftware.SQUID),
          Map.entry("trafficserver", HopSoftware.TRAFFIC_SERVER),
          Map.entry("cloudfront", HopSoftware.CLOUDFRONT),
          Map.entry("ns-cache", HopSoftware.NETSCALER),
          Map.entry("caddy", HopSoftware.CADDY),
          Map.entry("(apache", HopSoftware.APACHE));

  /** What a Server field begins with that a hop wrote in place of the server's. */
  private static final List<Map.Entry<String, HopSoftware>> IN_SERVER =
      List.of(
          Map.entry("nginx", HopSoftware.NGINX),
          Map.entry("openresty", HopSoftware.NGINX),
          Map.entry("tengine", HopSoftware.NGINX),
          Map.entry("ats/", HopSoftware.TRAFFIC_SERVER),
          Map.entry("envoy", HopSoftware.ENVOY),
          Map.entry("cloudflare", HopSoftware.CLOUDFLARE),
          Map.entry("caddy", HopSoftware.CADDY),
          Map.entry("awselb", HopSoftware.AWS_ELB),
          Map.entry("bigip", HopSoftware.F5),
          Map.entry("big-ip", HopSoftware.F5),
          Map.entry("apache", HopSoftware.APACHE));

  /** What most of the pairs say; {@link #UNKNOWN} where none says anything. */
  public static HopIdentity of(List<Pair> pairs) {
    Map<HopSoftware, Integer> votes = new EnumMap<>(HopSoftware.class);
    Map<HopSoftware, String> evidence = new EnumMap<>(HopSoftware.class);
    int step = Math.max(1, pairs.size() / LOOKED_AT);
    for (int i = 0; i < pairs.size(); i += step) {
      HopIdentity one = of(pairs.get(i));
      if (one.software != HopSoftware.UNKNOWN) {
        votes.merge(one.software, 1, Integer::sum);
        evidence.putIfAbsent(one.software, one.evidence);
      }
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> new HopIdentity(most.getKey(), evidence.get(most.getKey())))
        .orElse(UNKNOWN);
  }

  /** What one pair says. */
  static HopIdentity of(Pair pair) {
    HeadSummary asked = pair.front().request().head();
    HeadSummary sent = pair.back().request().head();
    HeadSummary in = pair.back().response() == null ? null : pair.back().response().head();
    HeadSummary out = pair.front().response() == null ? null : pair.front().response().head();
    List<HopIdentity> signs = new ArrayList<>();
    via(signs, asked, sent);
    if (in != null && out != null) {
      via(signs, in, out);
      server(signs, in, out);
      added(signs, in, out, "x-varnish", HopSoftware.VARNISH);
      added(signs, in, out, "cf-ray", HopSoftware.CLOUDFLARE);
      added(signs, in, out, "x-amz-cf-id", HopSoftware.CLOUDFRONT);
      added(signs, in, out, "x-envoy-upstream-service-time", HopSoftware.ENVOY);
      poweredByArr(signs, in, out);
    }
    added(signs, asked, sent, "x-varnish", HopSoftware.VARNISH);
    added(signs, asked, sent, "x-arr-log-id", HopSoftware.ARR);
    added(signs, asked, sent, "x-envoy-expected-rq-timeout-ms", HopSoftware.ENVOY);
    added(signs, asked, sent, "x-amzn-trace-id", HopSoftware.AWS_ELB);
    habits(signs, asked, sent);
    return signs.isEmpty() ? UNKNOWN : signs.get(0);
  }

  private static void via(List<HopIdentity> signs, HeadSummary received, HeadSummary sent) {
    String via = sent.value("via");
    if (via == null || via.equals(received.value("via"))) {
      return;
    }
    String before = received.value("via");
    String own = before != null && via.startsWith(before) ? via.substring(before.length()) : via;
    HopSoftware software = named(own, IN_VIA, false);
    if (software != null) {
      signs.add(new HopIdentity(software, "Via: " + via));
    }
  }

  private static void server(List<HopIdentity> signs, HeadSummary in, HeadSummary out) {
    String server = out.value("server");
    if (server == null || server.equals(in.value("server"))) {
      return;
    }
    HopSoftware software = named(server, IN_SERVER, true);
    if (software != null) {
      signs.add(new HopIdentity(software, "Server: " + server));
    }
  }

  private static HopSoftware named(
      String value, List<Map.Entry<String, HopSoftware>> names, boolean atStart) {
    String lower = value.toLowerCase(Locale.ROOT);
    for (Map.Entry<String, HopSoftware> name : names) {
      if (atStart ? lower.startsWith(name.getKey()) : lower.contains(name.getKey())) {
        return name.getValue();
      }
    }
    return null;
  }

  private static void added(
      List<HopIdentity> signs,
      HeadSummary received,
      HeadSummary sent,
      String name,
      HopSoftware software) {
    if (sent.has(name) && !received.has(name)) {
      signs.add(new HopIdentity(software, "it adds " + name));
    }
  }

  private static void poweredByArr(List<HopIdentity> signs, HeadSummary in, HeadSummary out) {
    String by = out.value("x-powered-by");
    if (by != null && by.contains("ARR/") && !by.equals(in.value("x-powered-by"))) {
      signs.add(new HopIdentity(HopSoftware.ARR, "X-Powered-By: " + by));
    }
  }

  private static void habits(List<HopIdentity> signs, HeadSummary asked, HeadSummary sent) {
    if (sent.has("X-Forwarded-Server") && !asked.has("X-Forwarded-Server")) {
      // mod_proxy_http adds For, Host and Server (ProxyAddHeaders); Traefik X-Real-Ip besides.
      boolean traefik = sent.has("X-Real-Ip") && !asked.has("X-Real-Ip");
      signs.add(
          new HopIdentity(
              traefik ? HopSoftware.TRAEFIK : HopSoftware.APACHE, "it adds X-Forwarded-Server"));
    }
    boolean closing = "close".equalsIgnoreCase(sent.value("connection"));
    if (!sent.http11()
        && closing
        && sent.names().size() > 1
        && sent.names().get(0).equals("Host")
        && sent.names().get(1).equals("Connection")) {
      signs.add(
          new HopIdentity(
              HopSoftware.NGINX, "it asks in HTTP/1.0 with Host and Connection: close first"));
    }
    boolean lowers =
        asked.names().stream().anyMatch(HopIdentity::hasCapital)
            && sent.names().stream().noneMatch(HopIdentity::hasCapital);
    if (lowers && !sent.has("x-request-id")) {
      signs.add(new HopIdentity(HopSoftware.HAPROXY, "it sends field names in lower case"));
    }
  }

  private static boolean hasCapital(String name) {
    return !name.equals(name.toLowerCase(Locale.ROOT));
  }
}

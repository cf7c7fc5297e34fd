package io.chunkscope.compare.hop;

/** Software of hops whose settings are worth naming. */
public enum HopSoftware {
  NGINX("nginx"),
  HAPROXY("HAProxy"),
  VARNISH("Varnish"),
  APACHE("Apache httpd"),
  SQUID("Squid"),
  TRAFFIC_SERVER("Apache Traffic Server"),
  ARR("IIS with Application Request Routing"),
  ENVOY("Envoy"),
  CADDY("Caddy"),
  TRAEFIK("Traefik"),
  AWS_ELB("AWS Elastic Load Balancing"),
  CLOUDFRONT("CloudFront"),
  CLOUDFLARE("Cloudflare"),
  F5("F5 BIG-IP"),
  NETSCALER("NetScaler"),
  UNKNOWN("the hop");

  private final String label;

  HopSoftware(String label) {
    this.label = label;
  }

  /** Its name. */
  public String label() {
    return label;
  }
}

package io.chunkscope.analyzer.model;

/** What a connection speaks, as its first bytes tell. */
public enum Protocol {
  HTTP_1("http/1"),
  HTTP_2("http/2"),
  TLS("tls"),
  OTHER("other");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  /** The word used in reports. */
  public String label() {
    return label;
  }
}

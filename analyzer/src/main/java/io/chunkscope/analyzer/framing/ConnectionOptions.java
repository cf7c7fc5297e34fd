package io.chunkscope.analyzer.framing;

/** The options of a message's Connection fields (RFC 9110 §7.6.1) that decide about persistence. */
public final class ConnectionOptions {
  private final FieldList list = new FieldList();
  private boolean present;
  private boolean close;
  private boolean keepAlive;

  /** Forgets all, for the next message. */
  public void reset() {
    present = false;
    close = false;
    keepAlive = false;
  }

  /** Adds the value of a Connection field line. */
  public void add(byte[] bytes, int offset, int length) {
    present = true;
    list.begin(bytes, offset, length);
    while (list.next()) {
      close |= list.wordIs("close");
      keepAlive |= list.wordIs("keep-alive");
    }
  }

  /** Whether there is a Connection field at all. */
  public boolean isPresent() {
    return present;
  }

  public boolean hasClose() {
    return close;
  }

  public boolean hasKeepAlive() {
    return keepAlive;
  }
}

package io.chunkscope.analyzer.framing;

/**
 * The codings of a message's Transfer-Encoding fields, in order (RFC 9112 §6.1), as far as framing
 * needs them. Names are compared in any case, parameters are passed over, several field lines make
 * one list.
 *
 * <p>{@code identity}, a coding of RFC 2616 that RFC 7230 withdrew, is no coding.
 */
public final class TransferCodings {
  private final FieldList list = new FieldList();
  private boolean present;
  private int count;
  private int chunkedCount;
  private boolean chunkedFinal;
  private boolean afterChunked;
  private boolean unknown;
  private boolean identity;

  /** Forgets all, for the next message. */
  public void reset() {
    present = false;
    count = 0;
    chunkedCount = 0;
    chunkedFinal = false;
    afterChunked = false;
    unknown = false;
    identity = false;
  }

  /** Adds the value of a Transfer-Encoding field line. */
  public void add(byte[] bytes, int offset, int length) {
    present = true;
    list.begin(bytes, offset, length);
    while (list.next()) {
      if (chunkedCount > 0 && !list.wordIs("chunked")) {
        afterChunked = true;
      }
      if (list.wordIs("identity")) {
        identity = true;
        continue;
      }
      count++;
      chunkedFinal = list.wordIs("chunked");
      if (chunkedFinal) {
        chunkedCount++;
      } else if (!isRegistered()) {
        unknown = true;
      }
    }
  }

  private boolean isRegistered() {
    return list.wordIs("gzip")
        || list.wordIs("x-gzip")
        || list.wordIs("deflate")
        || list.wordIs("compress")
        || list.wordIs("x-compress");
  }

  /** Whether there is a Transfer-Encoding field at all. */
  public boolean isPresent() {
    return present;
  }

  /** Codings other than {@code identity}. */
  public int count() {
    return count;
  }

  /** Whether the last coding is {@code chunked}. */
  public boolean isChunkedFinal() {
    return chunkedFinal;
  }

  /** Whether something, {@code identity} included, follows {@code chunked}. */
  public boolean isChunkedFollowed() {
    return afterChunked;
  }

  /** Whether {@code chunked} is there more than once. */
  public boolean isChunkedRepeated() {
    return chunkedCount > 1;
  }

  /** Whether there is a coding that is not registered (RFC 9112 §7). */
  public boolean hasUnknown() {
    return unknown;
  }

  /** Whether {@code identity} is there. */
  public boolean hasIdentity() {
    return identity;
  }
}

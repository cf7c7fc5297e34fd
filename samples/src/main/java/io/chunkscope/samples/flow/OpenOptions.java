package io.chunkscope.samples.flow;

/**
 * What both SYNs announce.
 *
 * @param mss maximum segment size in bytes, also what data is cut to
 * @param windowScale shift count, or -1 for no such option
 * @param sackPermitted whether selective acknowledgement is offered
 * @param fastOpen data carried by the client's SYN (RFC 7413), or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OpenOptions(int mss, int windowScale, boolean sackPermitted, byte[] fastOpen) {

  /** What a current desktop sends. */
  public static final OpenOptions DEFAULTS = new OpenOptions(1460, 7, true, null);
}

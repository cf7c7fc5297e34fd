package io.chunkscope.analyzer.model;

/**
 * What a Keep-Alive field says (RFC 2068 §19.7.1.1): a hint, not a contract, but one that clients
 * rely on.
 *
 * @param timeoutS seconds that an idle connection stays open, or {@link HttpMessage#UNKNOWN}
 * @param max exchanges that may follow, or {@link HttpMessage#UNKNOWN}
 */
public record KeepAlivePromise(long timeoutS, long max) {
  static KeepAlivePromise of(Fields fields) {
    String value = fields.combined(FieldName.KEEP_ALIVE);
    return new KeepAlivePromise(KeepAliveField.timeoutS(value), KeepAliveField.max(value));
  }
}

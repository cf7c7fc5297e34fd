package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.content.ContentCoding;
import java.util.List;

/** Which content codings of a body can be undone from its first byte on. */
final class BodyCodings {
  private static final int PARTIAL_CONTENT = 206;

  private BodyCodings() {}

  /**
   * Empty where there is none or not all of them are known, and where the body does not begin with
   * coded content: a range of it (RFC 9110 §15.3.7), or a transfer coding around it.
   */
  static List<ContentCoding> of(HttpMessage message, int most) {
    Fields fields = message.fields;
    if (fields.find(FieldName.CONTENT_ENCODING, 0) < 0
        || (message instanceof Response response && response.status == PARTIAL_CONTENT)) {
      return List.of();
    }
    String transfer = fields.combined(FieldName.TRANSFER_ENCODING);
    if (transfer != null && !transfer.strip().equalsIgnoreCase("chunked")) {
      return List.of();
    }
    return ContentCoding.listed(fields.combined(FieldName.CONTENT_ENCODING), most);
  }
}

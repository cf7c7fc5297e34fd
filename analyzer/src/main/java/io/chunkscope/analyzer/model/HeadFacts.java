package io.chunkscope.analyzer.model;

import io.chunkscope.analyzer.framing.ConnectionOptions;
import io.chunkscope.analyzer.framing.ContentLengths;
import io.chunkscope.analyzer.framing.TransferCodings;

/** The fields of a head that decide framing and persistence, collected over their field lines. */
final class HeadFacts {
  final TransferCodings codings = new TransferCodings();
  final ContentLengths lengths = new ContentLengths();
  final ConnectionOptions options = new ConnectionOptions();
  boolean keepAliveField;
  boolean proxyConnectionField;

  void collect(Fields fields) {
    codings.reset();
    lengths.reset();
    options.reset();
    keepAliveField = false;
    proxyConnectionField = false;
    for (int line = 0; line < fields.size(); line++) {
      FieldName name = fields.known(line);
      if (name == null) {
        continue;
      }
      switch (name) {
        case TRANSFER_ENCODING ->
            codings.add(fields.bytes(), fields.valueOffset(line), fields.valueLength(line));
        case CONTENT_LENGTH ->
            lengths.add(fields.bytes(), fields.valueOffset(line), fields.valueLength(line));
        case CONNECTION ->
            options.add(fields.bytes(), fields.valueOffset(line), fields.valueLength(line));
        case KEEP_ALIVE -> keepAliveField = true;
        case PROXY_CONNECTION -> proxyConnectionField = true;
        default -> {}
      }
    }
  }

  /** Whether Connection says both close and keep-alive. */
  boolean contradictoryOptions() {
    return options.hasClose() && options.hasKeepAlive();
  }

  /** Whether a field is there that was meant for one hop and that Connection does not name. */
  boolean strayHopField() {
    return proxyConnectionField || (keepAliveField && !options.hasKeepAlive());
  }
}

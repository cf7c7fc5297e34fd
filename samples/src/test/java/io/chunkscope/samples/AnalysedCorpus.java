package io.chunkscope.samples;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.analyzer.model.HttpMessage;
import io.chunkscope.verify.CaptureAnalysis;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Every recorded sample, analysed once for the tests that ask what is in the corpus. */
final class AnalysedCorpus {
  static final List<Sample> SAMPLES = Corpus.in(Path.of("corpus"));
  static final List<CaptureAnalysis> ANALYSES =
      SAMPLES.stream().map(sample -> CaptureAnalysis.of(Golden.capture(sample))).toList();

  private AnalysedCorpus() {}

  static Stream<HttpMessage> messages() {
    return ANALYSES.stream()
        .flatMap(analysis -> analysis.exchanges().stream())
        .flatMap(AnalysedCorpus::messages);
  }

  private static Stream<HttpMessage> messages(Exchange exchange) {
    return Stream.concat(
            exchange.interim().stream(), Stream.of(exchange.request(), exchange.response()))
        .filter(Objects::nonNull);
  }
}

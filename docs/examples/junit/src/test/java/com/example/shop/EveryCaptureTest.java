package com.example.shop;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.junit.CaptureAssert;
import io.chunkscope.junit.CaptureTest;
import io.chunkscope.junit.ExchangeAssert;
import java.time.Duration;

class EveryCaptureTest {
  @CaptureTest(captures = "src/test/captures/**/*.pcap*")
  void hasNoErrors(CaptureAssert capture) {
    capture.isComplete().hasNoFindingsAtOrAbove(Severity.ERROR);
  }

  @CaptureTest(captures = "src/test/captures/**/*.pcap*", exchanges = "/home")
  void homeIsStreamed(ExchangeAssert home) {
    home.isStreamed().hasFirstByteWithin(Duration.ofMillis(100));
  }

  @CaptureTest(
      captures = "src/test/captures/**/*.pcap*",
      expectations = "src/test/captures/site.yaml")
  void meetsWhatIsExpected() {}
}

package com.example.shop;

import static io.chunkscope.junit.CaptureAssertions.assertThatCapture;

import io.chunkscope.analyzer.rules.Severity;
import io.chunkscope.junit.Capture;
import io.chunkscope.junit.CaptureUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HomePageTest {
  @Test
  void comesInChunksAndBeginsEarly() {
    assertThatCapture(Path.of("src/test/captures/shop.pcap"))
        .exchange("/home", 0)
        .hasStatus(200)
        .isChunked()
        .hasFlushesAtLeast(2)
        .hasFirstFlushWithin(Duration.ofMillis(200))
        .isKeptAlive();
  }

  @Test
  void assetsAreWhole(@Capture("shop.pcap") CaptureUnderTest capture) {
    assertThatCapture(capture).exchanges("/assets/*").hasCount(2).all().isComplete();
  }

  @Test
  void connectionsAreUsedAgain(@Capture("shop.pcap") CaptureUnderTest capture) {
    assertThatCapture(capture)
        .hasNoFindingsAtOrAbove(Severity.WARNING)
        .connection(0)
        .isReusedAtLeast(3);
  }
}

package io.chunkscope.compare.leg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.chunkscope.compare.Corpus;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegRecorderTest {

  @Test
  void leavesOutAndCountsRequestsOfWhichTheCaptureLacksTheEndOfTheLine() throws IOException {
    Leg leg = Corpus.leg("gap/snap-cuts-request-lines.pcap", LegLimits.DEFAULTS);

    assertEquals(List.of(), leg.exchanges());
    assertEquals(3, leg.withoutRequest());
  }
}

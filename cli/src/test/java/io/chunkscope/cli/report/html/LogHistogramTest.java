package io.chunkscope.cli.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogHistogramTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 1", "4, 1", "5, 2", "9, 2", "10, 3", "19, 3", "20, 4", "999, 8"})
  void stepsAreOneTwoAndFive(long value, int step) {
    LogHistogram histogram = new LogHistogram();
    histogram.add(value);
    assertEquals(1, histogram.count(step));
  }

  @Test
  void theLargestValueHasAStep() {
    LogHistogram histogram = new LogHistogram();
    histogram.add(Long.MAX_VALUE);
    assertEquals(1, histogram.count(histogram.steps() - 1));
  }
}

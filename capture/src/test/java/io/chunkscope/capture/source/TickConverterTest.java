package io.chunkscope.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickConverterTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1700000000, 0, 1700000000000000000",
    "3, 1700000000123, 0, 1700000000123000000",
    "6, 1700000000123456, 0, 1700000000123456000",
    "9, 1700000000123456789, 0, 1700000000123456789",
    "12, 1700000000123456, 0, 1700000000123",
    "128, 1700000000, 0, 1700000000000000000",
    "138, 1024, 0, 1000000000",
    "160, 6442450944, 0, 1500000000",
    "6, 1000000, 1700000000, 1700000001000000000",
    "6, 1000000, -2, -1000000000",
  })
  void convertsTicksOfAResolutionAndAnOffset(
      int resolution, long ticks, long offsetSeconds, long expectedNs) {
    assertEquals(expectedNs, new TickConverter(resolution, offsetSeconds).toEpochNs(ticks));
  }

  @Test
  void agreesWithExactArithmeticForEveryResolutionAndAnyTicks() {
    Random random = new Random(7);
    long[] offsets = {0, 1, -1, 1_700_000_000L, -(1L << 33), Long.MIN_VALUE, Long.MAX_VALUE};
    long[] edges = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 999_999_999, 1_000_000_000};
    for (int resolution = 0; resolution < 256; resolution++) {
      for (long offset : offsets) {
        TickConverter converter = new TickConverter(resolution, offset);
        for (long ticks : edges) {
          check(converter, resolution, offset, ticks);
        }
        for (int i = 0; i < 40; i++) {
          check(converter, resolution, offset, random.nextLong() >>> random.nextInt(64));
        }
      }
    }
  }

  @Test
  void agreesWithExactArithmeticAtTheEdgesOfWhatALongCanTell() {
    for (int resolution : new int[] {0, 6, 9, 0x80, 0x9e}) {
      for (long seconds : new long[] {9_223_372_036L, -9_223_372_037L, 0}) {
        TickConverter converter = new TickConverter(resolution, seconds);
        for (long ticks = 0; ticks < 2_000_000_000; ticks += 13_333_337) {
          check(converter, resolution, seconds, ticks);
        }
      }
    }
  }

  private static void check(TickConverter converter, int resolution, long offset, long ticks) {
    BigInteger nanos =
        new BigInteger(Long.toUnsignedString(ticks))
            .multiply(BigInteger.valueOf(1_000_000_000))
            .divide(
                (resolution & 0x80) != 0
                    ? BigInteger.TWO.pow(resolution & 0x7f)
                    : BigInteger.TEN.pow(resolution))
            .add(BigInteger.valueOf(offset).multiply(BigInteger.valueOf(1_000_000_000)));
    long expected =
        nanos
            .min(BigInteger.valueOf(Long.MAX_VALUE))
            .max(BigInteger.valueOf(Long.MIN_VALUE))
            .longValueExact();
    assertEquals(
        expected,
        converter.toEpochNs(ticks),
        () -> "resolution " + resolution + ", offset " + offset + ", ticks " + ticks);
  }
}

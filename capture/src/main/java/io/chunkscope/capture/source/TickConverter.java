package io.chunkscope.capture.source;

/**
 * A pcapng interface's clock: turns its 64-bit tick counts into epoch nanoseconds, exactly (rounded
 * down below a nanosecond). What lies beyond the years that a long can tell becomes {@link
 * Long#MIN_VALUE} or {@link Long#MAX_VALUE}.
 */
final class TickConverter {

  /** What {@code if_tsresol} says when it is absent: microseconds. */
  static final int DEFAULT_RESOLUTION = 6;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BINARY = 0x80;

  /** 10^20 is more than 64 bits can count. */
  private static final int MAX_DECIMAL_EXPONENT = 19;

  private final boolean binary;
  private final int exponent;
  private final long offsetSeconds;

  /** Ticks per second of a decimal clock, unsigned; 0 for more than 64 bits can tell. */
  private final long ticksPerSecond;

  private final long nanosPerTick;
  private final long offsetNs;

  /** Up to this many ticks, product and sum stay within a long. */
  private final long maxSimpleTicks;

  /**
   * @param resolution {@code if_tsresol}: a negative power of ten, or of two with the top bit set
   * @param offsetSeconds {@code if_tsoffset}
   */
  TickConverter(int resolution, long offsetSeconds) {
    this.binary = (resolution & BINARY) != 0;
    this.exponent = resolution & ~BINARY & 0xff;
    this.offsetSeconds = offsetSeconds;
    this.ticksPerSecond = binary || exponent > MAX_DECIMAL_EXPONENT ? 0 : power(exponent);
    boolean nearOffset = offsetSeconds > -(1L << 32) && offsetSeconds < 1L << 32;
    boolean simple = !binary && exponent <= 9 && nearOffset;
    this.nanosPerTick = simple ? power(9 - exponent) : 0;
    this.offsetNs = simple ? offsetSeconds * NANOS_PER_SECOND : 0;
    this.maxSimpleTicks = simple ? (Long.MAX_VALUE - Math.abs(offsetNs)) / nanosPerTick : -1;
  }

  /** Epoch nanoseconds of an unsigned tick count. */
  long toEpochNs(long ticks) {
    if (ticks >= 0 && ticks <= maxSimpleTicks) {
      return ticks * nanosPerTick + offsetNs;
    }
    return binary ? ofBinaryTicks(ticks) : ofDecimalTicks(ticks);
  }

  private long ofDecimalTicks(long ticks) {
    if (ticksPerSecond == 0) {
      return sum(0, nanosOfTinyTicks(ticks));
    }
    long seconds = Long.divideUnsigned(ticks, ticksPerSecond);
    long rest = Long.remainderUnsigned(ticks, ticksPerSecond);
    long nanos =
        exponent <= 9 ? rest * power(9 - exponent) : Long.divideUnsigned(rest, power(exponent - 9));
    return sum(seconds, nanos);
  }

  /** Clocks so fine that all their ticks fit into one second. */
  private long nanosOfTinyTicks(long ticks) {
    int excess = exponent - 9;
    return excess > MAX_DECIMAL_EXPONENT ? 0 : Long.divideUnsigned(ticks, power(excess));
  }

  private long ofBinaryTicks(long ticks) {
    if (exponent == 0) {
      return sum(ticks, 0);
    }
    if (exponent < Long.SIZE) {
      long fraction = ticks & ((1L << exponent) - 1);
      long high = Math.multiplyHigh(fraction, NANOS_PER_SECOND);
      long low = fraction * NANOS_PER_SECOND;
      return sum(ticks >>> exponent, high << (Long.SIZE - exponent) | low >>> exponent);
    }
    // The product's upper half, unsigned, is all that shifting by 64 or more leaves.
    long high = Math.multiplyHigh(ticks, NANOS_PER_SECOND) + (ticks < 0 ? NANOS_PER_SECOND : 0);
    return sum(0, exponent - Long.SIZE < 31 ? high >>> (exponent - Long.SIZE) : 0);
  }

  /** Adds the offset to unsigned seconds, and the fraction, in 128 bits as it were. */
  private long sum(long unsignedSeconds, long nanos) {
    long seconds = unsignedSeconds + offsetSeconds;
    boolean carry = Long.compareUnsigned(seconds, unsignedSeconds) < 0;
    int high = (offsetSeconds < 0 ? -1 : 0) + (carry ? 1 : 0);
    if (high > 0 || (high == 0 && seconds < 0)) {
      return Long.MAX_VALUE;
    }
    if (high < 0 && seconds >= 0) {
      return Long.MIN_VALUE;
    }
    long limit = Long.MAX_VALUE / NANOS_PER_SECOND;
    if (seconds > limit || (seconds == limit && nanos > Long.MAX_VALUE % NANOS_PER_SECOND)) {
      return Long.MAX_VALUE;
    }
    if (seconds >= -limit) {
      return seconds * NANOS_PER_SECOND + nanos;
    }
    long nanosBelow = nanos - NANOS_PER_SECOND;
    boolean tells = seconds == -limit - 1 && nanosBelow >= Long.MIN_VALUE % NANOS_PER_SECOND;
    return tells ? -limit * NANOS_PER_SECOND + nanosBelow : Long.MIN_VALUE;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}

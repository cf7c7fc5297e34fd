package io.chunkscope.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimestampsTest {
  private final Timestamps times = new Timestamps();

  @Test
  void writesNineDigitsAlways() {
    assertEquals("1970-01-01T00:00:00.000000000Z", times.rfc3339(0));
    assertEquals("2026-11-21T00:12:00.000000001Z", times.rfc3339(at("2026-11-21T00:12:00Z") + 1));
    assertEquals("2026-11-21T00:12:00.250000000Z", times.rfc3339(at("2026-11-21T00:12:00.25Z")));
    assertEquals("1969-12-31T23:59:59.999999999Z", times.rfc3339(-1));
  }

  @Test
  void doesNotConfuseSecondsThatFollowEachOther() {
    long start = at("2026-12-31T23:59:59.9Z");
    assertEquals("2026-12-31T23:59:59.900000000Z", times.rfc3339(start));
    assertEquals("2027-01-01T00:00:00.100000000Z", times.rfc3339(start + 200_000_000));
    assertEquals("2026-12-31T23:59:59.900000000Z", times.rfc3339(start));
  }

  @Test
  void showsPeopleMilliseconds() {
    long time = at("2026-11-21T00:12:03.045999Z");
    assertEquals("2026-11-21 00:12:03.045", times.dateAndTime(time));
    assertEquals("00:12:03.045", times.timeOfDay(time));
  }

  @Test
  void tellsDaysApart() {
    long midnight = at("2026-11-21T00:00:00Z");
    assertTrue(Timestamps.sameDay(midnight, midnight + 1));
    assertFalse(Timestamps.sameDay(midnight, midnight - 1));
  }

  private static long at(String instant) {
    Instant time = Instant.parse(instant);
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}

package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PortListTest {
  private final PortList ports = new PortList();

  @Test
  void readsPortsAndRanges() {
    assertEquals(
        Set.of(80, 8000, 8001, 8002),
        PortList.union(List.of(ports.convert("80"), ports.convert("8000-8002"))));
    assertEquals(65_536, PortList.union(List.of(ports.convert("0-65535"))).size());
    assertEquals(Set.of(), PortList.union(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "80-", "-80", "http", "65536", "90-80", "+80", "8 0", "٨٠", "1-2-3"})
  void refusesEverythingElse(String text) {
    assertThrows(TypeConversionException.class, () -> ports.convert(text));
  }
}

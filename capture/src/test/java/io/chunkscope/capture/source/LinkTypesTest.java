package io.chunkscope.capture.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTypesTest {

  @ParameterizedTest
  @CsvSource({
    "0, NULL",
    "1, ETHERNET",
    "9, PPP",
    "12, RAW",
    "14, RAW",
    "101, RAW",
    "105, IEEE802_11",
    "113, LINUX_SLL",
    "127, IEEE802_11_RADIOTAP",
    "228, IPV4",
    "229, IPV6",
    "276, LINUX_SLL2",
    "60000, 60000",
  })
  void namesLinkTypesAsTheRegistryDoesAndOthersByNumber(int linkType, String name) {
    assertEquals(name, LinkTypes.name(linkType));
  }
}

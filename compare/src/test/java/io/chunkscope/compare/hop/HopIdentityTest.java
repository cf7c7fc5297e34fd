package io.chunkscope.compare.hop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.chunkscope.compare.leg.TestExchange;
import io.chunkscope.compare.match.Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopIdentityTest {
  private static HopIdentity of(Map<String, String> in, Map<String, String> out) {
    return HopIdentity.of(
        List.of(pair(TestExchange.front(1, 0).values(out), TestExchange.back(1, 0).values(in))));
  }

  private static Pair pair(TestExchange front, TestExchange back) {
    return new Pair(front.make(), back.make(), List.of(), Pair.NO_RIVAL, true);
  }

  @ParameterizedTest
  @CsvSource({
    "via,1.1 varnish (Varnish/7.1),VARNISH",
    "via,1.1 a (squid/5.7),SQUID",
    "via,http/1.1 a (ApacheTrafficServer/9.2),TRAFFIC_SERVER",
    "server,nginx/1.22.1,NGINX",
    "server,openresty,NGINX",
    "server,envoy,ENVOY"
  })
  void aFieldThatTheHopWroteTells(String name, String value, HopSoftware software) {
    assertEquals(software, of(Map.of(), Map.of(name, value)).software());
  }

  @Test
  void aFieldThatCameFromTheServerTellsNothing() {
    Map<String, String> servers = Map.of("server", "nginx/1.22.1", "via", "1.1 varnish");

    HopIdentity identity = of(servers, servers);

    assertEquals(HopSoftware.UNKNOWN, identity.software());
    assertNull(identity.evidence());
  }

  @Test
  void aHopBehindAnotherIsToldByItsOwnPartOfVia() {
    assertEquals(
        HopSoftware.SQUID,
        of(Map.of("via", "1.1 varnish"), Map.of("via", "1.1 varnish, 1.1 a (squid)")).software());
  }

  @Test
  void namesInLowerCaseAreHaproxys() {
    HopIdentity identity =
        HopIdentity.of(
            List.of(
                pair(
                    TestExchange.front(1, 0).names("Host", "User-Agent"),
                    TestExchange.back(1, 0).names("host", "user-agent"))));

    assertEquals(HopSoftware.HAPROXY, identity.software());
  }
}

package io.chunkscope.compare.hop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.framing.PersistenceDecision;
import io.chunkscope.compare.leg.HeadSummary;
import io.chunkscope.compare.leg.HopFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldChangesTest {
  private static HeadSummary head(List<String> names, Map<String, String> values) {
    return new HeadSummary(
        "HTTP/1.1", true, PersistenceDecision.HTTP11_DEFAULT, names, values, null, null, null);
  }

  @Test
  void tellsWhatCameWentAndChanged() {
    FieldChanges changes =
        FieldChanges.of(
            head(
                List.of("Host", "Connection", "Keep-Alive"),
                Map.of("connection", "keep-alive", "keep-alive", "timeout=5")),
            head(
                List.of("host", "connection", "Via"),
                Map.of("connection", "close", "via", "1.1 a")));

    assertEquals(List.of("via: 1.1 a"), changes.added());
    assertEquals(List.of("keep-alive: timeout=5"), changes.removed());
    assertEquals(List.of("connection: keep-alive → close"), changes.changed());
  }

  @Test
  void theSameFieldsInOtherLettersAreNoChange() {
    assertTrue(
        FieldChanges.of(head(List.of("Host"), Map.of()), head(List.of("host"), Map.of()))
            .isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie", "set-cookie", "authorization", "proxy-authorization", "www-authenticate",
        "x-api-key", "x-forwarded-for", "forwarded", "referer", "x-request-id"
      })
  void noValueIsShownThatCouldBeASecretOrAPerson(String name) {
    assertFalse(HopFields.shown(name));
  }
}

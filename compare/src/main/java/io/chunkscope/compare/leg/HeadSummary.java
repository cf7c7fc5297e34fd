package io.chunkscope.compare.leg;

import io.chunkscope.analyzer.framing.Persistence;
import io.chunkscope.analyzer.framing.PersistenceDecision;
import java.util.List;
import java.util.Map;

/**
 * A head, cut down to what two legs are compared by. Values are kept of the fields that concern the
 * hop ({@link HopFields}); of all others only names, and fingerprints that nothing can be read
 * from.
 *
 * @param version {@code HTTP/1.1}
 * @param http11 whether it is HTTP/1.1 or a later 1.x
 * @param persistence what it says of the connection's future
 * @param names the fields' names as on the wire, in order, cut
 * @param values of the fields that concern the hop, by name in lower case, lines joined by commas
 * @param prints fingerprints of the fields that a hop passes on, name and value
 * @param ids fingerprints of the values of correlation fields
 * @param forwardedFor the last address of X-Forwarded-For, or null
 */
public record HeadSummary(
    String version,
    boolean http11,
    PersistenceDecision persistence,
    List<String> names,
    Map<String, String> values,
    PrintSet prints,
    PrintSet ids,
    String forwardedFor) {

  /** The value of a field that concerns the hop, or null. */
  public String value(String lowerCaseName) {
    return values.get(lowerCaseName);
  }

  /** Whether it promises that the connection goes on. */
  public boolean persists() {
    return persistence != null && persistence.persistence() == Persistence.PERSIST;
  }

  /** Whether it has a field of that name. */
  public boolean has(String name) {
    for (String each : names) {
      if (each.equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }
}

package io.chunkscope.analyzer.diagnosis;

import io.chunkscope.analyzer.model.AnalysisSummary;
import io.chunkscope.analyzer.model.Response;
import io.chunkscope.analyzer.model.ServerHabits;
import io.chunkscope.analyzer.model.ServerProfile;
import io.chunkscope.analyzer.rules.Confidence;
import io.chunkscope.analyzer.rules.wording.ServerSoftware;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the one cause behind what a server does to its responses. Causes are tried in an order in
 * which each explains what the next ones would be mistaken for: first what is in front of the
 * server, then its settings, then a device in between, and the application last.
 */
public final class Diagnostician {
  /** They chunk to an HTTP/1.1 client also when they close. */
  private static final Set<ServerSoftware> CHUNK_ALWAYS =
      Set.of(ServerSoftware.APACHE, ServerSoftware.NGINX, ServerSoftware.VARNISH);

  private Diagnostician() {}

  /** The diagnoses of all servers that need one, in the order of their first exchanges. */
  public static List<Diagnosis> of(AnalysisSummary summary) {
    List<Diagnosis> all = new ArrayList<>();
    for (ServerProfile server : summary.servers()) {
      Diagnosis diagnosis = of(server);
      if (diagnosis != null) {
        all.add(diagnosis);
      }
    }
    return all;
  }

  /** The diagnosis of a server, or null where nothing is the matter with it as a whole. */
  static Diagnosis of(ServerProfile server) {
    ServerHabits habits = server.habits();
    if (habits.unframed() > 0) {
      return ofUnframed(server, habits);
    }
    return habits.surelyRefusesAll()
        ? new Wording(server)
            .diagnosis(Cause.KEEP_ALIVE_DISABLED, Confidence.HIGH, Wording.closesAlways(habits))
        : null;
  }

  private static Diagnosis ofUnframed(ServerProfile server, ServerHabits habits) {
    Wording wording = new Wording(server);
    if (2 * habits.unframedFromProxies() >= habits.unframed()) {
      Confidence confidence =
          habits.unframedFromProxies() == habits.unframed() ? Confidence.HIGH : Confidence.MEDIUM;
      return wording.diagnosis(Cause.HOP_FORCES_CLOSE, confidence, Wording.hopForcesClose(habits));
    }
    Response example = habits.unframedExample().response();
    boolean mayDependOnClose = !CHUNK_ALWAYS.contains(ServerSoftware.of(example));
    if (mayDependOnClose && habits.chunkingDependsOnKeepAlive()) {
      return wording.diagnosis(
          Cause.CHUNKING_DEPENDS_ON_KEEP_ALIVE,
          habits.unframedClosing() == habits.unframed() ? Confidence.HIGH : Confidence.MEDIUM,
          Wording.chunkingDepends(habits));
    }
    if (mayDependOnClose && habits.refusesAll() && habits.chunkedClosing() == 0) {
      boolean known = ServerSoftware.of(example) == ServerSoftware.IIS;
      Confidence confidence =
          habits.surelyRefusesAll() ? Confidence.HIGH : known ? Confidence.MEDIUM : Confidence.LOW;
      return wording.diagnosis(Cause.KEEP_ALIVE_DISABLED, confidence, Wording.closesAlways(habits));
    }
    if (habits.lookalike() != null) {
      return wording.diagnosis(
          Cause.FRAMING_REMOVED, Confidence.MEDIUM, Wording.framingRemoved(habits));
    }
    if (mayDependOnClose && server.closesAlwaysUnasked()) {
      return wording.diagnosis(
          Cause.KEEP_ALIVE_DISABLED, Confidence.MEDIUM, Wording.closesUnasked(server));
    }
    return wording.diagnosis(
        Cause.WRITTEN_BY_HAND,
        habits.framed() > 0 ? Confidence.MEDIUM : Confidence.LOW,
        Wording.writtenByHand(habits));
  }
}

package io.chunkscope.junit;

import io.chunkscope.analyzer.model.ConnectionTrace;
import io.chunkscope.junit.judge.Failure;
import io.chunkscope.junit.judge.Judged;
import io.chunkscope.verify.expect.check.Check;
import io.chunkscope.verify.expect.check.ConnectionCheck;
import io.chunkscope.verify.expect.check.PersistenceChecks;
import java.util.List;

/** Assertions on a connection. */
public final class ConnectionAssert {
  private final CaptureAssert parent;
  private final String capture;
  private final ConnectionTrace connection;

  ConnectionAssert(CaptureAssert parent, String capture, ConnectionTrace connection) {
    this.parent = parent;
    this.capture = capture;
    this.connection = connection;
  }

  /** So many exchanges followed its first. */
  public ConnectionAssert isReusedAtLeast(long times) {
    return require(PersistenceChecks.reusedAtLeast(times));
  }

  /** What {@code Keep-Alive: timeout} promised last was kept: it is seen idle for so long. */
  public ConnectionAssert keepsItsKeepAlive() {
    return require(PersistenceChecks.keepAliveKept(true));
  }

  private ConnectionAssert require(Check check) {
    Judged judged = Judged.of(capture, connection, (ConnectionCheck) check);
    if (!judged.holds()) {
      throw Failure.of("", List.of(judged.evidence()), 0);
    }
    return this;
  }

  /** Back to the capture. */
  public CaptureAssert capture() {
    return parent;
  }
}

package io.chunkscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a live capture whose reader goes away, and of servers when packets are lost. */
@Timeout(60)
class LiveReaderTest {
  private static final int MANY_ROUNDS = 2_000;

  private static final class Failing extends OutputStream {
    private final String message;

    Failing(String message) {
      this.message = message;
    }

    @Override
    public void write(int octet) throws IOException {
      throw new IOException(message);
    }
  }

  private static TestCapture capture() {
    return new TestCapture().streamedUnframed("/a").framed("/b");
  }

  /** Stops after many rounds; a run that ends by itself does so before. */
  private static FakeFeed feed(AtomicReference<FakeFeed> self, byte[] packets) {
    FakeFeed feed =
        new FakeFeed(
            packets,
            round -> {
              pause();
              if (round >= MANY_ROUNDS) {
                self.get().stop();
              }
            });
    self.set(feed);
    return feed;
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aReaderThatGoesAwayEndsTheCaptureInOrderWhereNothingElseIsToBeDone() throws IOException {
    AtomicReference<FakeFeed> self = new AtomicReference<>();
    LiveSession session =
        new LiveSession(feed(self, capture().bytes()), new Failing("Broken pipe"), true);
    int[] rounds = {0};
    ExitStatus status =
        session.run(
            new LivePart() {
              @Override
              public void onRound(io.chunkscope.verify.CaptureRun run, long nowNs) {
                rounds[0]++;
              }
            });
    assertEquals(ExitStatus.CLEAN, status);
    assertEquals("", session.told());
    assertTrue(rounds[0] < MANY_ROUNDS, "rounds " + rounds[0]);
  }

  @Test
  void aFullDiskIsNoReaderThatWentAway() {
    AtomicReference<FakeFeed> self = new AtomicReference<>();
    LiveSession session =
        new LiveSession(
            feed(self, capture().bytes()), new Failing("No space left on device"), true);
    IOException e = assertThrows(IOException.class, session::run);
    assertEquals("cannot write to standard output: No space left on device", e.getMessage());
  }

  @Test
  void theCaptureGoesOnWithoutItsReaderWhereThereIsMoreToDoAndSaysSoOnce() throws IOException {
    AtomicReference<FakeFeed> self = new AtomicReference<>();
    LiveSession session =
        new LiveSession(feed(self, capture().bytes()), new Failing("Broken pipe"), false);
    long[] packets = {0};
    ExitStatus status =
        session.run(
            new LivePart() {
              @Override
              public void onRound(io.chunkscope.verify.CaptureRun run, long nowNs) {
                packets[0] = run.statistics().packets();
              }
            });
    assertEquals(ExitStatus.FINDINGS, status);
    assertEquals(
        "chunkscope: the reader of standard output has gone; going on without it\n",
        session.told());
    assertTrue(self.get().allRead());
    assertTrue(packets[0] > 20, "packets " + packets[0]);
  }

  private static List<JsonNode> findings(long droppedFromRound) throws IOException {
    AtomicReference<FakeFeed> self = new AtomicReference<>();
    FakeFeed feed =
        new FakeFeed(
            new TestCapture().streamedUnframed("/a").bytes(),
            round -> {
              if (round == droppedFromRound) {
                self.get().dropped = 7;
              }
              if (self.get().allRead()) {
                self.get().stop();
              }
            });
    self.set(feed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LiveSession session = new LiveSession(feed, out, true);
    session.run();
    ObjectMapper json = new ObjectMapper();
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new AssertionError(line, e);
              }
            })
        .filter(record -> record.get("type").asText().equals("finding"))
        .toList();
  }

  private static JsonNode finding(List<JsonNode> findings, String rule) {
    return findings.stream()
        .filter(finding -> finding.get("rule").asText().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + rule + " in " + findings));
  }

  @Test
  void droppedPacketsAreTheCapturesFaultAndLowerConfidence() throws IOException {
    List<JsonNode> whole = findings(-1);
    assertEquals("high", finding(whole, "streamed-unframed").get("confidence").asText());
    assertTrue(whole.stream().noneMatch(f -> f.get("rule").asText().equals("capture-incomplete")));

    List<JsonNode> lossy = findings(3);
    assertEquals("medium", finding(lossy, "streamed-unframed").get("confidence").asText());
    JsonNode incomplete = finding(lossy, "capture-incomplete");
    assertEquals("capture", incomplete.get("party").asText());
    assertTrue(incomplete.get("summary").asText().startsWith("7 packets were dropped"));
  }
}

package io.chunkscope.analyzer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chunkscope.analyzer.Conversation;
import org.junit.jupiter.api.Test;

/** Habits of two runs put together are those of one run over both. */
class ServerHabitsTest {
  private static final String GET = "GET /a HTTP/1.1\nHost: a\n\n";
  private static final String CLOSING = "HTTP/1.1 200 OK\nConnection: close\n";
  private static final String CHUNKED = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";

  private static ServerHabits unframed() {
    Conversation conversation = new Conversation();
    for (int i = 0; i < 3; i++) {
      conversation
          .rttMs(20)
          .client(GET)
          .server(CLOSING + "\none")
          .after(500)
          .server("two")
          .serverFin()
          .after(100)
          .clientFin()
          .next();
    }
    conversation
        .rttMs(20)
        .client(GET)
        .server(CLOSING + "Content-Length: 2\n\nok")
        .serverFin()
        .clientFin();
    return habits(conversation);
  }

  private static ServerHabits chunked() {
    return habits(
        new Conversation()
            .rttMs(20)
            .client(GET)
            .server(CHUNKED + "3\none\n0\n\n")
            .after(2000)
            .clientFin());
  }

  private static ServerHabits habits(Conversation conversation) {
    return conversation.summary().servers().iterator().next().habits();
  }

  @Test
  void countsAddUp() {
    ServerHabits both = unframed();
    both.add(unframed());
    both.add(chunked());

    assertEquals(6, both.unframed());
    assertEquals(6, both.unframedClosing());
    assertEquals(6, both.streamedUnframed());
    assertEquals(3, both.framed());
    assertEquals(8, both.refusals().count());
    assertEquals(8, both.refusals().connections());
    assertEquals(2, both.refusals().sized());
    assertEquals(6, both.refusals().extraHandshakes());
    assertEquals(120_000_000, both.refusals().extraHandshakeNs());
    assertEquals(1, both.chunkedPersisting());
    assertEquals(500_000_000, both.heldBackNs().max());
    assertEquals(6, both.heldBackNs().count());
  }

  @Test
  void conclusionsAreThoseOfAllOfThem() {
    assertTrue(unframed().surelyRefusesAll());
    assertFalse(unframed().chunkingDependsOnKeepAlive());

    ServerHabits both = unframed();
    both.add(chunked());

    assertFalse(both.refusesAll());
    assertTrue(both.chunkingDependsOnKeepAlive());
  }

  @Test
  void examplesAreTheFirstOnes() {
    ServerHabits first = unframed();
    ServerHabits second = unframed();
    Exchange example = first.unframedExample();
    ServerHabits both = chunked();
    Exchange chunks = both.chunkedPersistingExample();
    both.add(first);
    both.add(second);

    assertSame(example, both.unframedExample());
    assertSame(example, both.refusals().example());
    assertSame(chunks, both.chunkedPersistingExample());
  }

  @Test
  void nothingAddedChangesNothing() {
    ServerHabits habits = new ServerHabits();
    habits.add(new ServerHabits());

    assertEquals(0, habits.unframed());
    assertFalse(habits.refusesAll());
  }
}

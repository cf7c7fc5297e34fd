package io.chunkscope.samples.flow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The directives of the recipe language: each word and how its arguments are read. */
final class Directives {
  private static final int MAX_SEGMENT_BYTES = 65_000;
  private static final Map<String, Function<Arguments, Consumer<FlowActions>>> BY_WORD =
      new TreeMap<>();

  static {
    connectionDirectives();
    trafficDirectives();
    networkDirectives();
    fileDirectives();
  }

  private Directives() {}

  /** Reads one directive line. */
  static Consumer<FlowActions> read(String line) {
    Arguments arguments = new Arguments(line);
    String word = arguments.next("a directive");
    Function<Arguments, Consumer<FlowActions>> reader = BY_WORD.get(word);
    if (reader == null) {
      throw new IllegalArgumentException(
          "unknown directive " + word + "; known are " + String.join(", ", BY_WORD.keySet()));
    }
    Consumer<FlowActions> action = reader.apply(arguments);
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException(
          "too much after " + word + ": " + arguments.next("").strip());
    }
    return action;
  }

  private static void add(String word, Function<Arguments, Consumer<FlowActions>> reader) {
    BY_WORD.put(word, reader);
  }

  private static void connectionDirectives() {
    add("connection", a -> with(a.next("a name"), FlowActions::connection));
    add("ipv6", a -> FlowActions::ipv6);
    add("client", a -> endpoint(Side.CLIENT, a.next("address:port")));
    add("server", a -> endpoint(Side.SERVER, a.next("address:port")));
    add(
        "port",
        a -> {
          Side side = Words.side(a.next("client or server"));
          int port = Words.number(a.next("a port"), 1, 65535);
          return actions -> actions.endpoint(side, null, port);
        });
    add(
        "isn",
        a -> {
          Side side = Words.side(a.next("client or server"));
          long number = Words.longNumber(a.next("a sequence number"));
          if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("sequence numbers are 0 to 4294967295");
          }
          return actions -> actions.initialSequence(side, number);
        });
    add("open", a -> with(openOptions(a), FlowActions::open));
    add("midstream", a -> FlowActions::midstream);
    add("fin", a -> with(Words.side(a.next("client or server")), FlowActions::fin));
    add("half-close", a -> with(Words.side(a.next("client or server")), FlowActions::halfClose));
    add("lose-fin", a -> with(Words.side(a.next("client or server")), FlowActions::loseFin));
    add("fin-with-data", a -> FlowActions::finWithData);
    add("rst", a -> with(Words.side(a.next("client or server")), FlowActions::rst));
  }

  private static void trafficDirectives() {
    add("wait", a -> with(Words.elapsedNs(a.next("a time")), FlowActions::pause));
    add("rtt", a -> with(Words.elapsedNs(a.next("a time")), FlowActions::rtt));
    add("cut", a -> with(Words.number(a.next("bytes"), 1, MAX_SEGMENT_BYTES), FlowActions::cut));
    add("offload", a -> FlowActions::offload);
    add("ack", a -> with(Words.oneOf(AckMode.class, a.next("a mode")), FlowActions::ackMode));
    add("drop-ack", a -> FlowActions::dropAck);
    for (Fate fate : Fate.values()) {
      String word = fate.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      add(
          word,
          a -> {
            int segments = Words.number(a.nextOr("1"), 1, 1000);
            return actions -> actions.fate(fate, segments);
          });
    }
    add(
        "retransmit",
        a -> {
          Side side = a.isEmpty() ? null : Words.side(a.next(""));
          return actions -> actions.retransmit(side);
        });
    add("retransmit-as", a -> with(a.text(), FlowActions::retransmitAs));
    add(
        "overlap",
        a -> with(Words.number(a.next("bytes"), 1, MAX_SEGMENT_BYTES), FlowActions::overlap));
    add(
        "window",
        a -> {
          Side side = Words.side(a.next("client or server"));
          int bytes = Words.number(a.next("bytes"), 0, 1 << 30);
          return actions -> actions.window(side, bytes);
        });
    add(
        "keepalive-probe",
        a -> {
          Side side = Words.side(a.next("client or server"));
          int bytes = Words.number(a.nextOr("0"), 0, 1);
          return actions -> actions.keepAliveProbe(side, bytes);
        });
  }

  private static void networkDirectives() {
    add("link", a -> with(a.next("a link layer"), FlowActions::link));
    add("frame", a -> with(a.text(), FlowActions::frame));
    add("distance", a -> with(Words.elapsedNs(a.next("a time")), FlowActions::distance));
    add("one-sided", a -> with(Words.side(a.next("client or server")), FlowActions::oneSided));
    add("fragment", a -> with(Words.number(a.next("bytes"), 0, 65_000), FlowActions::fragment));
    add(
        "checksum",
        a ->
            switch (a.next("good or bad")) {
              case "good" -> actions -> actions.checksum(true);
              case "bad" -> actions -> actions.checksum(false);
              default -> throw new IllegalArgumentException("a checksum is good or bad");
            });
  }

  private static void fileDirectives() {
    add("time", a -> with(Words.instantNs(a.next("an instant")), FlowActions::time));
    add("adjust-clock", a -> with(Words.durationNs(a.next("a time")), FlowActions::adjustClock));
    add("snaplen", a -> with(Words.number(a.next("bytes"), 1, 262_144), FlowActions::snaplen));
    add(
        "format",
        a -> {
          List<String> words = a.words();
          return actions -> actions.format(words);
        });
    add("compress", a -> with(a.next("gzip, zstd or lz4"), FlowActions::compress));
    add(
        "truncate-file",
        a -> with(Words.number(a.next("bytes"), 1, 1 << 20), FlowActions::truncateFile));
    add("patch-file", a -> patch(a, FlowActions::patchFile));
    add(
        "truncate-stored",
        a -> with(Words.number(a.next("bytes"), 1, 1 << 20), FlowActions::truncateStored));
    add("patch-stored", a -> patch(a, FlowActions::patchStored));
    add("raw-file", a -> with(a.text(), FlowActions::rawFile));
  }

  /** Binds a value that was read to the action that takes it. */
  private static <T> Consumer<FlowActions> with(
      T value, java.util.function.BiConsumer<FlowActions, T> action) {
    return actions -> action.accept(actions, value);
  }

  private interface PatchAction {
    void patch(FlowActions actions, int offset, byte[] bytes);
  }

  private static Consumer<FlowActions> patch(Arguments a, PatchAction action) {
    int offset = Words.number(a.next("an offset"), -(1 << 20), 1 << 20);
    byte[] bytes = a.text();
    return actions -> action.patch(actions, offset, bytes);
  }

  private static Consumer<FlowActions> endpoint(Side side, String word) {
    int colon = word.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not address:port: " + word);
    }
    String address = word.substring(0, colon).replace("[", "").replace("]", "");
    int port = Words.number(word.substring(colon + 1), 1, 65535);
    return actions -> actions.endpoint(side, address, port);
  }

  private static OpenOptions openOptions(Arguments a) {
    OpenOptions options = OpenOptions.DEFAULTS;
    int mss = options.mss();
    int scale = options.windowScale();
    boolean sack = options.sackPermitted();
    byte[] fastOpen = null;
    while (!a.isEmpty()) {
      String word = a.next("");
      if (word.equals("tfo")) {
        fastOpen = a.text();
      } else if (word.equals("nosack")) {
        sack = false;
      } else if (word.equals("wscale=none")) {
        scale = -1;
      } else if (word.startsWith("wscale=")) {
        scale = Words.number(word.substring(7), 0, 14);
      } else if (word.startsWith("mss=")) {
        mss = Words.number(word.substring(4), 64, MAX_SEGMENT_BYTES);
      } else {
        throw new IllegalArgumentException("unknown option of open: " + word);
      }
    }
    return new OpenOptions(mss, scale, sack, fastOpen);
  }
}

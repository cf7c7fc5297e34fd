package io.chunkscope.capture.tcp;

import io.chunkscope.capture.decode.TcpSegment;
import io.chunkscope.capture.source.Packet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation written down, one packet a line in the order of the capture; frame numbers count
 * the lines from 1. A line names its sender, {@code c} (10.0.0.1:49152) or {@code s} (10.0.0.2:80);
 * {@code c1} and {@code s1} are another connection, from port 49153. After it, in any order:
 *
 * <pre>
 *   syn fin rst push ack noack  flags; ACK goes without saying except beside syn
 *   "text"  *1000          payload: this text, or so many letters
 *   at=5                   stream offset; else where this sender's data ended so far
 *   ack=5                  stream offset acknowledged; else all that the other sent in lines above
 *   isn=1000               the sender's initial sequence number from here on
 *   mss=1460 ws=7 win=512  options and window
 *   snap=3                 so many bytes of the payload were captured
 *   +60ms +5us -2ms        time since the line before; else 1 ms
 *   lost                   sent, but not captured: takes no frame number
 *   icmp                   not this packet is captured, but an ICMP error that quotes it
 *   # comment
 * </pre>
 */
final class Script {
  static final long START_NS = 1_700_000_000_000_000_000L;
  private static final int CLIENT_ISN = 1000;
  private static final int SERVER_ISN = 5000;
  private static final int HEADERS = 40;
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
  private static final Pattern TIME = Pattern.compile("([+-]\\d+)(ms|us)");

  private static final class Side {
    int initialSequenceNumber;
    int next;

    void startOver(int isn) {
      initialSequenceNumber = isn;
      next = 0;
    }
  }

  private final Map<String, Side> sides = new HashMap<>();
  private final List<Packet> packets = new ArrayList<>();
  private long nowNs = START_NS - 1_000_000;

  private Script() {}

  static List<Packet> packets(String text) {
    Script script = new Script();
    text.lines().map(line -> line.replaceAll("#.*", "").strip()).forEach(script::line);
    return script.packets;
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    List<String> words = WORD.matcher(line).results().map(r -> r.group()).toList();
    String name = words.get(0);
    Side sender = side(name);
    Side receiver = side((name.charAt(0) == 'c' ? "s" : "c") + name.substring(1));
    TcpPacket packet = new TcpPacket();
    packet.sourcePort += name.length() > 1 ? Integer.parseInt(name.substring(1)) : 0;
    boolean acks = !words.contains("syn") || words.contains("ack");
    int snap = Integer.MAX_VALUE;
    Integer at = null;
    Integer ack = null;
    long stepNs = 1_000_000;
    for (String word : words.subList(1, words.size())) {
      Matcher time = TIME.matcher(word);
      if (time.matches()) {
        stepNs = Long.parseLong(time.group(1)) * (time.group(2).equals("ms") ? 1_000_000 : 1_000);
        continue;
      }
      int value = word.indexOf('=') < 0 || word.charAt(0) == '"' ? 0 : value(word);
      switch (word.replaceAll("(?<==).*|(?<=^[\"*]).*", "")) {
        case "syn" -> packet.flags |= TcpSegment.SYN;
        case "fin" -> packet.flags |= TcpSegment.FIN;
        case "push" -> packet.flags |= TcpSegment.PSH;
        case "rst" -> packet.flags |= TcpSegment.RST;
        case "noack" -> acks = false;
        case "\"" -> packet.payload = text(word);
        case "*" -> packet.payload = letters(Integer.parseInt(word.substring(1)));
        case "at=" -> at = value;
        case "ack=" -> ack = value;
        case "isn=" -> sender.startOver(value);
        case "mss=" -> packet.maximumSegmentSize = value;
        case "ws=" -> packet.windowScale = value;
        case "win=" -> packet.window = value;
        case "snap=" -> snap = value;
        case "ack", "lost", "icmp" -> {}
        default -> throw new IllegalArgumentException(word);
      }
    }
    nowNs += stepNs;
    boolean syn = (packet.flags & TcpSegment.SYN) != 0;
    int offset = at == null ? sender.next : at;
    packet.sequenceNumber = sender.initialSequenceNumber + (syn ? 0 : 1 + offset);
    if (acks || ack != null) {
      packet.flags |= TcpSegment.ACK;
      packet.acknowledgmentNumber =
          receiver.initialSequenceNumber + 1 + (ack == null ? receiver.next : ack);
    }
    int fin = (packet.flags & TcpSegment.FIN) != 0 ? 1 : 0;
    sender.next = Math.max(sender.next, offset + packet.payload.length + fin);
    if (name.charAt(0) == 's') {
      turn(packet);
    }
    if (!words.contains("lost")) {
      byte[] bytes = words.contains("icmp") ? packet.quotedInIcmp() : packet.bytes();
      int kept = snap == Integer.MAX_VALUE ? bytes.length : Math.min(bytes.length, HEADERS + snap);
      packets.add(TcpPacket.captured(bytes, kept, nowNs, packets.size() + 1));
    }
  }

  private Side side(String name) {
    Side side = sides.get(name);
    if (side == null) {
      side = new Side();
      side.startOver(name.charAt(0) == 'c' ? CLIENT_ISN : SERVER_ISN);
      sides.put(name, side);
    }
    return side;
  }

  private static int value(String word) {
    return Long.decode(word.substring(word.indexOf('=') + 1)).intValue();
  }

  private static byte[] text(String quoted) {
    return quoted.substring(1, quoted.length() - 1).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] letters(int count) {
    byte[] letters = new byte[count];
    for (int i = 0; i < count; i++) {
      letters[i] = (byte) ('a' + i % 26);
    }
    return letters;
  }

  private static void turn(TcpPacket packet) {
    int port = packet.sourcePort;
    packet.sourcePort = packet.destinationPort;
    packet.destinationPort = port;
    byte[] address = packet.source;
    packet.source = packet.destination;
    packet.destination = address;
  }
}

package io.chunkscope.verify.verdict;

import io.chunkscope.capture.source.CaptureInfo;
import io.chunkscope.verify.CaptureAnalysis.Reading;
import java.util.Map;

/**
 * The line about the file: {@code capture pcap gzip ETHERNET packets=10 cut}, or {@code capture
 * unreadable}.
 */
record CaptureLine(String text) {
  static final String KIND = "capture";

  static CaptureLine of(
      CaptureInfo info, Reading reading, long undecodedPackets, long badChecksumPackets) {
    if (info == null) {
      return new CaptureLine(KIND + " " + reading);
    }
    String line = KIND + " " + info.format();
    if (info.compression() != null) {
      line += " " + info.compression();
    }
    line += " " + (info.linkTypes().isEmpty() ? "-" : String.join(",", info.linkTypes()));
    line += " packets=" + info.packets();
    line += countIfAny(" truncated=", info.truncatedPackets());
    line += countIfAny(" undecoded=", undecodedPackets);
    line += countIfAny(" bad-checksum=", badChecksumPackets);
    return new CaptureLine(line + " " + reading);
  }

  static CaptureLine parse(String line) {
    CaptureLine parsed = new CaptureLine(line);
    parsed.facts();
    return parsed;
  }

  Map<String, String> facts() {
    Words words = new Words(text);
    words.expect(KIND);
    Facts facts = new Facts("");
    String first = words.next("the file's format");
    if (words.hasNext()) {
      facts.put("format", first);
      first = words.next("the link types");
      if (words.peek().indexOf('=') < 0) {
        facts.put("compression", first);
        first = words.next("the link types");
      }
      facts.put("link-types", first);
      while (facts.putPair(words.peek())) {
        words.next("a count");
      }
      first = words.next("how far it could be read");
    }
    facts.put("reading", reading(first));
    if (words.hasNext()) {
      throw new DamagedLine("'" + Words.shown(words.peek()) + "' where it should end");
    }
    return facts.map();
  }

  private static String reading(String word) {
    for (Reading reading : Reading.values()) {
      if (reading.toString().equals(word)) {
        return word;
      }
    }
    throw new DamagedLine("'" + Words.shown(word) + "' is not how far a capture can be read");
  }

  private static String countIfAny(String name, long count) {
    return count == 0 ? "" : name + count;
  }
}

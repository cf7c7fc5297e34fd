package io.chunkscope.capture.decode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a {@link SegmentDecoder} has seen so far. A live view: counters go up while decoding goes
 * on. Its size does not depend on the capture.
 */
// Counters are indexed by position because counting happens for every packet; no index leaves here.
@SuppressWarnings("EnumOrdinal")
public final class DecodeStatistics {
  private static final DecodeOutcome[] OUTCOMES = DecodeOutcome.values();
  private static final OtherTraffic[] KINDS = OtherTraffic.values();

  private final long[] byOutcome = new long[OUTCOMES.length];
  private final long[] byKind = new long[KINDS.length];
  private final NumberTally etherTypes = new NumberTally();
  private final NumberTally ipProtocols = new NumberTally();
  private final NumberTally unsupportedLinks = new NumberTally();
  private final IpFragments fragments;

  DecodeStatistics(IpFragments fragments) {
    this.fragments = fragments;
  }

  void count(DecodeOutcome outcome) {
    byOutcome[outcome.ordinal()]++;
  }

  void countOther(OtherTraffic kind, int number) {
    if (kind == OtherTraffic.ETHER_TYPE) {
      etherTypes.count(number);
    } else if (kind == OtherTraffic.IP_PROTOCOL) {
      ipProtocols.count(number);
    } else {
      byKind[kind.ordinal()]++;
    }
  }

  void countUnsupportedLink(int linkType) {
    unsupportedLinks.count(linkType);
  }

  /** Packets decoded, whatever the outcome. */
  public long packets() {
    return Arrays.stream(byOutcome).sum();
  }

  /** Packets with this outcome. */
  public long packets(DecodeOutcome outcome) {
    return byOutcome[outcome.ordinal()];
  }

  /**
   * What the packets were that carried no TCP (outcomes {@link DecodeOutcome#NOT_IP} and {@link
   * DecodeOutcome#NOT_TCP}), the most frequent first. Names are for people: {@code ARP}, {@code
   * UDP/DNS}, {@code EtherType 0x88b5}. UDP is named by port.
   */
  public List<TrafficCount> otherTraffic() {
    Stream<TrafficCount> named =
        Arrays.stream(KINDS)
            .filter(kind -> byKind[kind.ordinal()] > 0)
            .map(kind -> new TrafficCount(kind.label(), byKind[kind.ordinal()]));
    Stream<TrafficCount> numbered =
        Stream.concat(
            etherTypes.counts(type -> String.format("EtherType 0x%04x", type), "EtherTypes, other"),
            ipProtocols.counts(number -> "IP protocol " + number, "IP protocols, other"));
    return mostFrequentFirst(Stream.concat(named, numbered));
  }

  /** Packets of link types that are not read, named by number, the most frequent first. */
  public List<TrafficCount> unsupportedLinks() {
    return mostFrequentFirst(
        unsupportedLinks.counts(number -> "link type " + number, "link types, other"));
  }

  /** Fragmented IP datagrams that were put together. */
  public long datagramsReassembled() {
    return fragments.reassembled();
  }

  /** Fragmented IP datagrams that still wait for fragments. */
  public long datagramsHeld() {
    return fragments.held();
  }

  /** Incomplete IP datagrams dropped because a limit of the options was reached. */
  public long datagramsDropped() {
    return fragments.dropped();
  }

  /** Incomplete IP datagrams given up after the timeout of the options. */
  public long datagramsTimedOut() {
    return fragments.timedOut();
  }

  /** Fragmented IP datagrams that were never whole, for whatever reason. */
  public long datagramsIncomplete() {
    return datagramsHeld() + datagramsDropped() + datagramsTimedOut();
  }

  private static List<TrafficCount> mostFrequentFirst(Stream<TrafficCount> counts) {
    return counts
        .sorted(
            Comparator.comparingLong(TrafficCount::packets)
                .reversed()
                .thenComparing(TrafficCount::name))
        .collect(Collectors.toUnmodifiableList());
  }
}

package io.chunkscope.analyzer.framing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The length of a message body: the list in RFC 9112 §6.3, item by item, as pure functions.
 *
 * <p>Where the RFC lets a recipient give up, or recipients differ, this is what is done to read on:
 *
 * <ul>
 *   <li>Item 4, a request whose final coding is not chunked: {@link BodyFraming#UNDETERMINED}.
 *   <li>Item 5, Content-Length invalid or conflicting: {@link BodyFraming#UNDETERMINED}. A browser
 *       refuses conflicting values; an invalid one it ignores, which for a response means the end
 *       of the connection, as the parser reads UNDETERMINED there.
 *   <li>{@code identity} and an empty list are no coding: decided as if Transfer-Encoding were
 *       absent.
 *   <li>Chunked twice is read as chunked once.
 *   <li>Transfer-Encoding in HTTP/1.0 counts. §6.1 calls such framing faulty and has the connection
 *       closed after the message; recipients differ about the message itself. If the body is not
 *       chunked after all, its first bytes show it to the parser.
 *   <li>101 (Switching Protocols), bodyless by item 1, is followed by another protocol: {@link
 *       BodyFraming#TUNNEL}. So is 204 to CONNECT, as any 2xx (RFC 9110 §9.3.6).
 *   <li>A Content-Length list with empty elements ({@code 7,}) is the value in it, and told as
 *       invalid: most recipients refuse it.
 * </ul>
 */
public final class FramingRules {
  private static final FramingDecision NO_BODY =
      new FramingDecision(BodyFraming.NONE, "6.3(1)", Set.of());
  private static final FramingDecision CHUNKED =
      new FramingDecision(BodyFraming.CHUNKED, "6.3(4)", Set.of());
  private static final FramingDecision NO_REQUEST_BODY =
      new FramingDecision(BodyFraming.NONE, "6.3(7)", Set.of());
  private static final FramingDecision UNTIL_CLOSE =
      new FramingDecision(BodyFraming.CLOSE_DELIMITED, "6.3(8)", Set.of());

  private FramingRules() {}

  /** Decides for a request of HTTP/{@code major.minor}. */
  public static FramingDecision request(
      int major, int minor, TransferCodings codings, ContentLengths lengths) {
    Set<FramingConflict> conflicts = conflicts(major, minor, codings, lengths);
    if (codings.count() > 0) {
      return coded(codings, lengths, BodyFraming.UNDETERMINED, conflicts);
    }
    if (lengths.isPresent()) {
      return counted(lengths, conflicts);
    }
    return decision(NO_REQUEST_BODY, conflicts);
  }

  /**
   * Decides for a response of HTTP/{@code major.minor}.
   *
   * @param method of the request it answers
   * @param status as received, also when it is not a status code
   */
  public static FramingDecision response(
      RequestMethod method,
      int status,
      int major,
      int minor,
      TransferCodings codings,
      ContentLengths lengths) {
    Set<FramingConflict> conflicts = conflicts(major, minor, codings, lengths);
    if (method == RequestMethod.CONNECT && status >= 200 && status < 300) {
      return new FramingDecision(
          BodyFraming.TUNNEL, "6.3(2)", withoutBody(codings, lengths, conflicts));
    }
    boolean interim = status >= 100 && status < 200;
    if (method == RequestMethod.HEAD || interim || status == 204 || status == 304) {
      if (interim || status == 204) {
        conflicts = withoutBody(codings, lengths, conflicts);
      }
      return status == 101
          ? new FramingDecision(BodyFraming.TUNNEL, "6.3(1)", conflicts)
          : decision(NO_BODY, conflicts);
    }
    if (codings.count() > 0) {
      return coded(codings, lengths, BodyFraming.CLOSE_DELIMITED, conflicts);
    }
    if (lengths.isPresent()) {
      return counted(lengths, conflicts);
    }
    return decision(UNTIL_CLOSE, conflicts);
  }

  /** Items 3 and 4. */
  private static FramingDecision coded(
      TransferCodings codings,
      ContentLengths lengths,
      BodyFraming otherwise,
      Set<FramingConflict> conflicts) {
    BodyFraming body = codings.isChunkedFinal() ? BodyFraming.CHUNKED : otherwise;
    if (lengths.isPresent()) {
      return new FramingDecision(body, "6.3(3)", conflicts);
    }
    return codings.isChunkedFinal()
        ? decision(CHUNKED, conflicts)
        : new FramingDecision(body, "6.3(4)", conflicts);
  }

  /** Items 5 and 6. */
  private static FramingDecision counted(ContentLengths lengths, Set<FramingConflict> conflicts) {
    return lengths.isInvalid() || lengths.isConflicting()
        ? new FramingDecision(BodyFraming.UNDETERMINED, "6.3(5)", conflicts)
        : new FramingDecision(BodyFraming.length(lengths.value()), "6.3(6)", conflicts);
  }

  private static FramingDecision decision(
      FramingDecision withoutConflicts, Set<FramingConflict> conflicts) {
    return conflicts.isEmpty()
        ? withoutConflicts
        : new FramingDecision(withoutConflicts.body(), withoutConflicts.step(), conflicts);
  }

  private static Set<FramingConflict> conflicts(
      int major, int minor, TransferCodings codings, ContentLengths lengths) {
    boolean plainLength =
        !lengths.isInvalid() && !lengths.isRepeated() && !lengths.hasEmptyElement();
    if (!codings.isPresent() && plainLength) {
      return Set.of();
    }
    EnumSet<FramingConflict> found = EnumSet.noneOf(FramingConflict.class);
    addLengthConflicts(lengths, found);
    if (codings.isPresent()) {
      addCodingConflicts(codings, lengths, found);
      if (major == 0 || (major == 1 && minor == 0)) {
        found.add(FramingConflict.TRANSFER_ENCODING_IN_HTTP10);
      }
    }
    return found.isEmpty() ? Set.of() : Collections.unmodifiableSet(found);
  }

  private static void addLengthConflicts(ContentLengths lengths, Set<FramingConflict> found) {
    if (lengths.isInvalid() || lengths.hasEmptyElement()) {
      found.add(FramingConflict.CONTENT_LENGTH_INVALID);
    }
    if (lengths.isConflicting()) {
      found.add(FramingConflict.CONTENT_LENGTH_CONFLICTING);
    } else if (lengths.isRepeated()) {
      found.add(FramingConflict.CONTENT_LENGTH_REPEATED);
    }
  }

  private static void addCodingConflicts(
      TransferCodings codings, ContentLengths lengths, Set<FramingConflict> found) {
    if (lengths.isPresent()) {
      found.add(FramingConflict.CONTENT_LENGTH_WITH_TRANSFER_ENCODING);
    }
    if (codings.hasUnknown()) {
      found.add(FramingConflict.CODING_UNKNOWN);
    }
    if (codings.hasIdentity()) {
      found.add(FramingConflict.CODING_IDENTITY);
    }
    if (codings.isChunkedFollowed()) {
      found.add(FramingConflict.CHUNKED_NOT_FINAL);
    }
    if (codings.isChunkedRepeated()) {
      found.add(FramingConflict.CHUNKED_TWICE);
    }
    if (codings.count() == 0 && !codings.hasIdentity()) {
      found.add(FramingConflict.TRANSFER_ENCODING_EMPTY);
    }
  }

  private static Set<FramingConflict> withoutBody(
      TransferCodings codings, ContentLengths lengths, Set<FramingConflict> conflicts) {
    if (!codings.isPresent() && !lengths.isPresent()) {
      return conflicts;
    }
    EnumSet<FramingConflict> all = EnumSet.of(FramingConflict.FIELDS_WITHOUT_BODY);
    all.addAll(conflicts);
    return Collections.unmodifiableSet(all);
  }
}

package io.chunkscope.junit.judge;

import io.chunkscope.analyzer.model.Exchange;
import io.chunkscope.verify.expect.ExchangeReference;
import io.chunkscope.verify.expect.Selection;
import io.chunkscope.verify.expect.SelectionLine;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * The exchanges of a capture that a line means.
 *
 * @param capture the capture's name
 * @param line what was asked for, such as {@code GET www.example.com/home}
 * @param selection what it means
 * @param exchanges those that are meant, by connection and index
 */
public record Chosen(String capture, String line, Selection selection, List<Exchange> exchanges) {
  private static final int MAX_NAMED = 10;

  /**
   * Chooses.
   *
   * @param all exchanges of the capture, by connection and index
   * @throws IllegalArgumentException if the line is not {@code [METHOD] [HOST]/PATH}
   * @throws AssertionFailedError if none is meant; the message names what there is
   */
  public static Chosen of(String capture, String line, List<Exchange> all) {
    Selection selection = SelectionLine.parse(line);
    if (selection == null) {
      throw new IllegalArgumentException(
          "expects [METHOD] [HOST]/PATH, such as GET www.example.com/home, not '" + line + "'");
    }
    List<Exchange> meant = all.stream().filter(selection::matches).toList();
    if (meant.isEmpty()) {
      throw Failure.plain(
          capture,
          "no exchange is meant by '"
              + line
              + "'; there "
              + (all.isEmpty() ? "is none at all" : "are " + named(capture, all)));
    }
    return new Chosen(capture, line, selection, meant);
  }

  /**
   * The only one.
   *
   * @throws AssertionFailedError if there are several
   */
  public Exchange only() {
    if (exchanges.size() > 1) {
      throw Failure.plain(
          capture,
          exchanges.size()
              + " exchanges are meant by '"
              + line
              + "': "
              + named(capture, exchanges)
              + "; say which by its place among them, exchange(..., 0), or assert on exchanges(...)");
    }
    return exchanges.get(0);
  }

  /**
   * One by its place among those that are meant.
   *
   * @param place 0-based
   * @throws AssertionFailedError if there are not so many
   */
  public Exchange at(int place) {
    if (place < 0) {
      throw new IllegalArgumentException("places begin with 0");
    }
    if (place >= exchanges.size()) {
      throw Failure.plain(
          capture,
          "no exchange "
              + place
              + " is meant by '"
              + line
              + "', whose places begin with 0; there are "
              + named(capture, exchanges));
    }
    return exchanges.get(place);
  }

  private static String named(String capture, List<Exchange> exchanges) {
    String names =
        exchanges.stream()
            .limit(MAX_NAMED)
            .map(exchange -> Failure.title(ExchangeReference.of(capture, exchange)))
            .collect(Collectors.joining(", "));
    int more = exchanges.size() - MAX_NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}

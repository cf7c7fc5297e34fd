package io.chunkscope.analyzer.model;

/** The stamps of one direction: those of the piece being parsed, and of all before it. */
final class PieceClock {
  private final ArrivalIndex arrivals = new ArrivalIndex();
  private long pieceStart;
  private long pieceNs;
  private long pieceFrame;
  private long pieces;

  void onPiece(long streamOffset, long timeNs, long frame) {
    arrivals.append(streamOffset, timeNs, frame);
    pieceStart = streamOffset;
    pieceNs = arrivals.readableNs(streamOffset);
    pieceFrame = frame;
    pieces++;
  }

  /** When a byte became readable. */
  long readableNs(long streamOffset) {
    return streamOffset >= pieceStart ? pieceNs : arrivals.readableNs(streamOffset);
  }

  /** The frame that carried a byte. */
  long frame(long streamOffset) {
    return streamOffset >= pieceStart ? pieceFrame : arrivals.frame(streamOffset);
  }

  /** Counts pieces, to tell whether two bytes came in the same one. */
  long pieces() {
    return pieces;
  }

  void trim() {
    arrivals.trim();
  }
}

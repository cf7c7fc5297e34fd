package io.chunkscope.analyzer.model;

/** The stamps of one direction: those of the piece being parsed, and of all before it. */
final class PieceClock {
  private final ArrivalIndex arrivals = new ArrivalIndex();
  private long pieceStart;
  private long pieceNs;
  private long pieceFrame;

  void onPiece(long streamOffset, long timeNs, long frame) {
    arrivals.append(streamOffset, timeNs, frame);
    pieceStart = streamOffset;
    pieceNs = arrivals.readableNs(streamOffset);
    pieceFrame = frame;
  }

  /** When a byte became readable. */
  long readableNs(long streamOffset) {
    return streamOffset >= pieceStart ? pieceNs : arrivals.readableNs(streamOffset);
  }

  /** The frame that carried a byte. */
  long frame(long streamOffset) {
    return streamOffset >= pieceStart ? pieceFrame : arrivals.frame(streamOffset);
  }

  void trim() {
    arrivals.trim();
  }
}

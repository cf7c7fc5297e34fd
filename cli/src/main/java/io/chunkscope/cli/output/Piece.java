package io.chunkscope.cli.output;

/** A record that waits to be written, or, in the end, a part of one. */
final class Piece {
  static final byte[] NOTHING = {};

  final byte[] bytes;

  /** Records dropped since the piece before. */
  final long droppedBefore;

  /** Whether a record begins here. */
  final boolean begins;

  /** Whether it ends here. */
  final boolean ends;

  Piece(byte[] bytes, long droppedBefore, boolean begins, boolean ends) {
    this.bytes = bytes;
    this.droppedBefore = droppedBefore;
    this.begins = begins;
    this.ends = ends;
  }
}

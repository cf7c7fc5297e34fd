package io.chunkscope.capture.source;

/** A file that cannot be read (further) as a capture. The message says what, where, what to do. */
public final class CaptureFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  public CaptureFormatException(String message) {
    super(message);
  }
}

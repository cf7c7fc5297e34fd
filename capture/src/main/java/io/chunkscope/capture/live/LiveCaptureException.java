package io.chunkscope.capture.live;

import java.io.IOException;

/** Why an interface cannot be listened to, and what to do about it; for people, in one line. */
public final class LiveCaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  LiveCaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}

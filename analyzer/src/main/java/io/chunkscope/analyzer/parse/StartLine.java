package io.chunkscope.analyzer.parse;

/** The parts of a start-line (RFC 9112 §3, §4): a flyweight, valid during the callback only. */
public final class StartLine {
  private static final byte[] NO_BYTES = {};

  byte[] bytes;
  boolean request;
  int methodOffset;
  int methodLength;
  int targetOffset;
  int targetLength;
  int majorVersion;
  int minorVersion;
  boolean versionPresent;
  boolean versionGuessed;
  boolean versionCut;
  boolean targetCut;
  int status;
  int reasonOffset;
  int reasonLength;

  /** What stands for the start-line of a response that has none: HTTP/0.9 (RFC 1945 §6). */
  void setSimpleResponse() {
    bytes = NO_BYTES;
    request = false;
    methodLength = 0;
    targetLength = 0;
    majorVersion = 0;
    minorVersion = 9;
    versionPresent = false;
    versionGuessed = false;
    versionCut = false;
    targetCut = false;
    status = 0;
    reasonOffset = 0;
    reasonLength = 0;
  }

  /** The parts are read no more. */
  void release() {
    bytes = null;
    versionCut = false;
    targetCut = false;
  }

  /** A request-line of which the capture lacks the version, and maybe the end of the target. */
  void setCutRequest(
      byte[] bytes,
      int methodOffset,
      int methodLength,
      int targetOffset,
      int targetLength,
      boolean targetCut) {
    this.bytes = bytes;
    request = true;
    this.methodOffset = methodOffset;
    this.methodLength = methodLength;
    this.targetOffset = targetOffset;
    this.targetLength = targetLength;
    this.targetCut = targetCut;
    majorVersion = 1;
    minorVersion = 1;
    versionPresent = true;
    versionGuessed = true;
    versionCut = true;
    status = 0;
    reasonOffset = targetOffset + targetLength;
    reasonLength = 0;
  }

  /** The array that the spans below lie in. */
  public byte[] bytes() {
    return bytes;
  }

  /** True for a request-line, false for a status-line. */
  public boolean isRequest() {
    return request;
  }

  public int methodOffset() {
    return methodOffset;
  }

  public int methodLength() {
    return methodLength;
  }

  public int targetOffset() {
    return targetOffset;
  }

  public int targetLength() {
    return targetLength;
  }

  /** False for an HTTP/0.9 simple request ({@code GET /path}). */
  public boolean versionPresent() {
    return versionPresent;
  }

  /** Whether there is a version that is not as the grammar has it: the numbers are a guess. */
  public boolean versionGuessed() {
    return versionGuessed;
  }

  /** Whether the capture lacks the version: the numbers are a guess. */
  public boolean versionCut() {
    return versionCut;
  }

  /** Whether the capture lacks the end of the target. */
  public boolean targetCut() {
    return targetCut;
  }

  public int majorVersion() {
    return majorVersion;
  }

  public int minorVersion() {
    return minorVersion;
  }

  /** The status code of a status-line, as far as it is digits. */
  public int status() {
    return status;
  }

  public int reasonOffset() {
    return reasonOffset;
  }

  public int reasonLength() {
    return reasonLength;
  }
}

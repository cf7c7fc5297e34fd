package io.chunkscope.cli.output;

/**
 * When a file gives way to a new one.
 *
 * @param sizeBytes before it would become larger than this; {@link #NEVER} for never
 * @param keep how many old ones stay, as FILE.1 (the newest), FILE.2, …
 */
public record Rotation(long sizeBytes, int keep) {
  public static final long NEVER = Long.MAX_VALUE;
  public static final Rotation NONE = new Rotation(NEVER, 0);
}

package io.chunkscope.cli.manual;

import java.nio.file.Path;

/** Where the pages are that tests hold to the truth. */
public final class Repository {
  /** Tests run in their module's directory. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Whether tests rewrite what they would otherwise compare. */
  public static final boolean UPDATE = "update".equals(System.getProperty("golden"));

  private Repository() {}
}

package io.chunkscope.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    // Class directories (an IDE, a test) have no manifest.
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"chunkscope " + (version == null ? "(development)" : version)};
  }
}

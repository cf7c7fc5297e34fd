package io.chunkscope.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the version that the build wrote into the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String number = number();
    return new String[] {"chunkscope " + (number == null ? "(development)" : number)};
  }

  /** The version, or null where there is no manifest: class directories of an IDE or a test. */
  static String number() {
    return Version.class.getPackage().getImplementationVersion();
  }
}

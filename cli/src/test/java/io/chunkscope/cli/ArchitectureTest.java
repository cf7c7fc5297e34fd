package io.chunkscope.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.chunkscope");

  @Test
  void captureKnowsNothingOfHttpAndCommands() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.capture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.chunkscope.analyzer..", "io.chunkscope.cli.."));
  }

  @Test
  void analyzerKnowsOfTheCaptureOnlyItsStreams() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.analyzer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.chunkscope.cli..",
                "io.chunkscope.capture",
                "io.chunkscope.capture.decode..",
                "io.chunkscope.capture.source..",
                "io.chunkscope.capture.tcp.."));
  }

  @Test
  void analyzerKnowsNoFiles() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.analyzer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.."));
  }

  @Test
  void reportsKnowNoPackets() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.cli.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.chunkscope.capture.decode..", "io.chunkscope.capture.tcp.."));
  }

  @Test
  void onlyTheCommandLineSpeaks() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("io.chunkscope.capture..", "io.chunkscope.analyzer..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging.."));
  }

  @Test
  void onlyCaptureTouchesLibpcap() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.chunkscope.capture..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pcap4j.."));
  }

  @Test
  void timeIsThePackets() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC"));
  }

  @Test
  void onlyTheProgressLineUsesALibraryThatReadsTheClock() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("ProgressLine")
            .and()
            .doNotHaveFullyQualifiedName("io.chunkscope.cli.ProgressLine$Line")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("me.tongfei.."));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }
}

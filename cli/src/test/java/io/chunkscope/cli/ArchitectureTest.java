package io.chunkscope.cli;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            .resideInAnyPackage(
                "io.chunkscope.analyzer..", "io.chunkscope.verify..", "io.chunkscope.cli.."));
  }

  @Test
  void analyzerKnowsOfTheCaptureOnlyItsStreams() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.analyzer..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.chunkscope.verify..", "io.chunkscope.cli..")
                    .or(
                        resideInAPackage("io.chunkscope.capture..")
                            .and(not(resideInAPackage("io.chunkscope.capture.stream.."))))));
  }

  @Test
  void verifyingKnowsNothingOfCommands() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.chunkscope.cli.."));
  }

  @Test
  void comparingKnowsNothingOfCommandsAndNobodyBeforeKnowsOfIt() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.compare..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.chunkscope.cli.."));
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.chunkscope.capture..", "io.chunkscope.analyzer..", "io.chunkscope.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.chunkscope.compare.."));
  }

  @Test
  void streamsKnowNothingOfHowTheyAreMade() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.capture.stream..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.chunkscope..")
                    .and(not(resideInAPackage("io.chunkscope.capture.stream..")))));
  }

  @Test
  void grammarAndFramingKnowNoTimesConnectionsAndJudgements() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.chunkscope.analyzer.parse..", "io.chunkscope.analyzer.framing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.chunkscope.capture..",
                "io.chunkscope.analyzer.model..",
                "io.chunkscope.analyzer.session..",
                "io.chunkscope.analyzer.rules.."));
  }

  @Test
  void contentCodingsKnowNothingOfMessages() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.chunkscope.analyzer.content..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.chunkscope..")
                    .and(not(resideInAPackage("io.chunkscope.analyzer.content..")))));
  }

  @Test
  void onlyContentCodingsUseTheirLibraries() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("io.chunkscope.analyzer..", "io.chunkscope.cli..")
            .and()
            .resideOutsideOfPackage("io.chunkscope.analyzer.content..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.aayushatharva..", "com.github.luben..", "java.util.zip.."));
  }

  @Test
  void onlyFilesOfExpectationsAreYaml() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.chunkscope.verify.expect.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml.."));
  }

  @Test
  void whatHappenedDoesNotDependOnHowItIsJudged() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.chunkscope.analyzer.model..", "io.chunkscope.analyzer.session..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.chunkscope.analyzer.rules.."));
  }

  @Test
  void rulesOfOneGroupDoNotNeedThoseOfAnother() {
    check(
        slices()
            .matching("io.chunkscope.analyzer.rules.(*)..")
            .namingSlices("rules.$1")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                alwaysTrue(),
                resideInAnyPackage(
                    "io.chunkscope.analyzer.rules.evidence..",
                    "io.chunkscope.analyzer.rules.wording..")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture", "analyzer", "verify", "compare", "cli"})
  void packagesOfAModuleFormNoCycles(String module) {
    check(slices().matching("io.chunkscope." + module + ".(*)..").should().beFreeOfCycles());
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
  void nobodyPrintsPastTheGivenStreams() {
    check(
        noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in"));
  }

  @Test
  void onlyTheCommandLineSpeaks() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.chunkscope.capture..",
                "io.chunkscope.analyzer..",
                "io.chunkscope.verify..",
                "io.chunkscope.compare..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(FileDescriptor.class.getName()));
  }

  @Test
  void onlyTheEntryEndsTheProcess() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(Interruption.class.getName())
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  @Test
  void onlyLiveCaptureTouchesLibpcap() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.chunkscope.capture.live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pcap4j.."));
  }

  @Test
  void onlyMetricsUseTheirLibraryAndServeHttp() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.chunkscope.cli.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.prometheus..", "com.sun.net.httpserver.."));
  }

  @Test
  void timeIsThePackets() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("LiveSource")
            .should()
            .callMethodWhere(
                describe("read a clock", (JavaMethodCall call) -> readsAClock(call.getTarget())))
            .orShould()
            .callConstructor(Date.class));
  }

  private static boolean readsAClock(CodeUnitCallTarget target) {
    String owner = target.getOwner().getName();
    String method = target.getName();
    return switch (owner) {
      case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
      case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
      default -> owner.startsWith("java.time.") && method.equals("now");
    };
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

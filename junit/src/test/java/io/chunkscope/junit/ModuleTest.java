package io.chunkscope.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know, and that nobody below knows it. */
class ModuleTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.chunkscope");

  @Test
  void itNeedsJupiterAndTheModulesBelowAndNothingElse() {
    classes()
        .that()
        .resideInAPackage("io.chunkscope.junit..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.junit.jupiter.api..",
            "org.junit.platform.commons.support..",
            "org.opentest4j..",
            "io.chunkscope.junit..",
            "io.chunkscope.verify..",
            "io.chunkscope.analyzer..",
            "io.chunkscope.capture.source..")
        .check(CLASSES);
  }

  @Test
  void nobodyBelowKnowsIt() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.chunkscope.junit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.chunkscope.junit..", "org.junit..", "org.opentest4j..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.chunkscope.junit.(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.chunkscope.junit.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.chunkscope.junit")
        .check(CLASSES);
  }

  @Test
  void itPrintsNothing() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}

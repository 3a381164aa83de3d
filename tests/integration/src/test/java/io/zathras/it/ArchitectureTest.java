package io.zathras.it;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import io.zathras.archive.ArchiveException;
import io.zathras.cli.Main;
import io.zathras.pipeline.ResultPipeline;
import io.zathras.schema.ZathrasException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no class of the project may do, whatever its module. */
class ArchitectureTest {

  private static final String PROCESSORS = "io.zathras.processor.(*)..";

  /** What gives another answer on another machine or at another time. */
  private static final List<String> SURROUNDINGS =
      List.of(
          "java.time.Instant.now()",
          "java.time.LocalDate.now()",
          "java.time.LocalDateTime.now()",
          "java.time.ZonedDateTime.now()",
          "java.time.OffsetDateTime.now()",
          "java.time.Clock.systemDefaultZone()",
          "java.time.ZoneId.systemDefault()",
          "java.util.Calendar.getInstance()",
          "java.util.Date.<init>()",
          "java.util.TimeZone.getDefault()",
          "java.util.Locale.getDefault()",
          "java.util.UUID.randomUUID()",
          "java.util.Random.<init>()",
          "java.lang.Math.random()",
          "java.lang.System.currentTimeMillis()",
          "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
          "java.lang.String.formatted([Ljava.lang.Object;)",
          "java.lang.String.toLowerCase()",
          "java.lang.String.toUpperCase()",
          "java.lang.String.getBytes()",
          "java.lang.String.<init>([B)",
          "java.lang.String.<init>([B, int, int)",
          "java.nio.charset.Charset.defaultCharset()",
          "java.io.InputStreamReader.<init>(java.io.InputStream)",
          "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
          "java.io.PrintStream.<init>(java.io.OutputStream)",
          "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
          "java.io.PrintWriter.<init>(java.io.OutputStream)",
          "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
          "java.io.PrintWriter.format(java.lang.String, [Ljava.lang.Object;)",
          "java.io.ByteArrayOutputStream.toString()",
          "java.util.Scanner.<init>(java.io.InputStream)",
          "java.text.SimpleDateFormat.<init>(java.lang.String)",
          "java.text.DecimalFormat.<init>(java.lang.String)",
          "java.text.NumberFormat.getInstance()",
          "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)");

  private static JavaClasses project;
  private static JavaClasses product;

  @BeforeAll
  static void readClasses() {
    project =
        new ClassFileImporter()
            .withImportOption(ArchitectureTest::isOfTheProduct)
            .importPackages("io.zathras");
    product =
        project.that(
            DescribedPredicate.describe(
                "outside of the test kit",
                type -> !type.getPackageName().startsWith("io.zathras.testkit")));
    assertThat(project).as("classes of the project").hasSizeGreaterThan(100);
    assertThat(project.contain(ResultPipeline.class)).isTrue();
  }

  private static boolean isOfTheProduct(Location location) {
    return !location.contains("test-classes");
  }

  @Test
  void noNameStandsForTwoClasses() {
    Map<String, List<String>> packages = new TreeMap<>();
    for (JavaClass type : project) {
      if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
        packages
            .computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
            .add(type.getPackageName());
      }
    }
    packages.values().removeIf(all -> all.size() == 1);

    assertThat(packages).isEmpty();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.zathras.(**)").should().beFreeOfCycles().check(project);
  }

  @Test
  void processorsKnowTheSpiTheDocumentAndTheFilesOnly() {
    classes()
        .that()
        .resideInAPackage(PROCESSORS)
        .and()
        .resideOutsideOfPackage("io.zathras.processor.spi..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are of the SPI, the document, the archive, the JDK or the same processor",
                type ->
                    type.getPackageName().startsWith("java.")
                        || type.getPackageName().startsWith("javax.xml")
                        || type.getPackageName().startsWith("org.jspecify")
                        || type.getPackageName().startsWith("io.zathras.schema")
                        || type.getPackageName().startsWith("io.zathras.archive")
                        || type.getPackageName().startsWith("io.zathras.processor.")))
        .check(project);
  }

  @Test
  void noProcessorKnowsAnother() {
    slices()
        .matching(PROCESSORS)
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            DescribedPredicate.describe(
                "SPI", type -> type.getPackageName().startsWith("io.zathras.processor.spi")))
        .check(project);
  }

  @Test
  void dataFlowsOneWay() {
    noClasses()
        .that()
        .resideInAnyPackage("io.zathras.schema..", "io.zathras.archive..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are of another module",
                type ->
                    type.getPackageName().startsWith("io.zathras.")
                        && !type.getPackageName().startsWith("io.zathras.schema")
                        && !type.getPackageName().startsWith("io.zathras.archive")))
        .check(project);
    noClasses()
        .that()
        .resideInAPackage("io.zathras.exporter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.zathras.archive..",
            "io.zathras.metadata..",
            "io.zathras.processor..",
            "io.zathras.pipeline..")
        .check(project);
    noClasses()
        .that()
        .resideInAnyPackage("io.zathras.processor..", "io.zathras.metadata..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.zathras.exporter..", "io.zathras.pipeline..", "io.zathras.cli..")
        .check(project);
  }

  @Test
  void onlyTheMapperAndWhatUsesItKnowJacksonInTheSchema() {
    noClasses()
        .that()
        .resideInAPackage("io.zathras.schema")
        .and()
        .haveNameNotMatching(
            "io\\.zathras\\.schema\\.(DocumentMapper|DocumentWriter|DocumentValidator|JsonCodec|SchemaErrors|LineIndenter)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..")
        .check(project);
  }

  @Test
  void onlyAnnotationsOfJacksonAreInPublicSignaturesOfTheDocument() {
    classes()
        .that()
        .resideInAPackage("io.zathras.schema")
        .and()
        .areRecords()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "io.zathras.schema", "com.fasterxml.jackson.annotation")
        .check(project);
  }

  @Test
  void nothingDependsOnTheMachinesLocaleZoneCharsetOrTime() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            target(
                DescribedPredicate.<CodeUnitCallTarget>describe(
                    "uses the machine's surroundings",
                    called -> SURROUNDINGS.contains(called.getFullName()))))
        .check(product);
  }

  @Test
  void onlyThePipelinesBuilderAndTheCommandTakeTheSystemsClock() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(ResultPipeline.class)
        .and()
        .resideOutsideOfPackage("io.zathras.cli..")
        .should()
        .callMethod(java.time.Clock.class, "systemUTC")
        .check(product);
  }

  @Test
  void onlyMainAndItsShutdownHookEndTheProcessAndOnlyTheCommandPrints() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Main.class)
        .and()
        .doNotHaveFullyQualifiedName("io.zathras.cli.Interruption")
        .should()
        .callMethodWhere(
            target(
                DescribedPredicate.describe(
                    "ends the process",
                    called ->
                        called.getFullName().startsWith("java.lang.System.exit(")
                            || called.getFullName().startsWith("java.lang.Runtime.exit(")
                            || called.getFullName().startsWith("java.lang.Runtime.halt("))))
        .check(product);
    noClasses()
        .that()
        .resideOutsideOfPackage("io.zathras.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(product);
  }

  @Test
  void staticFieldsAreFinalAndOfTypesThatDoNotChange() {
    fields()
        .that()
        .areStatic()
        .and(
            DescribedPredicate.<JavaField>describe(
                "written by people",
                field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
        .should()
        .beFinal()
        .andShould()
        .notHaveRawType(
            assignableTo(java.text.Format.class)
                .or(assignableTo(StringBuilder.class))
                .or(assignableTo(ThreadLocal.class))
                .or(assignableTo(java.util.regex.Matcher.class))
                .or(assignableTo(java.util.AbstractCollection.class))
                .or(assignableTo(java.util.AbstractMap.class))
                .or(assignableTo(java.util.concurrent.Executor.class)))
        .check(project);
  }

  @Test
  void exceptionsAreOfOneFamily() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .and()
        .arePublic()
        .should()
        .beAssignableTo(
            assignableTo(ZathrasException.class).or(assignableTo(ArchiveException.class)))
        .check(project);
  }

  @Test
  void nothingSerializesObjectsOrStartsProcesses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.Object(Input|Output)Stream|java\\.lang\\.Process(Builder)?"
                + "|java\\.rmi\\..*|javax\\.script\\..*")
        .check(product);
  }
}

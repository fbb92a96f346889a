package io.socialsignals.e2e.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.UUID;

/** Rules over all modules together, which no module can check alone. */
@AnalyzeClasses(packages = "io.socialsignals", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Programs that run beside the pipeline; nothing of them is stored. */
    private static final String[] MAY_READ_THE_CLOCK = {
        "io.socialsignals.local..", "io.socialsignals.benchmarks..", "io.socialsignals.simulators.target..", "..cli.."
    };

    @ArchTest
    static final ArchRule recordsMathematicsAndModelsKnowNoFlink = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.socialsignals.events..", "io.socialsignals.analytics..", "io.socialsignals.sentiment..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule mathematicsDoesNoInputAndOutput = noClasses()
            .that()
            .resideInAPackage("io.socialsignals.analytics..")
            .and()
            .resideOutsideOfPackages("..scorecard..", "..cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "org.apache.kafka..");

    @ArchTest
    static final ArchRule nothingStoredComesFromTheWallClock = noClasses()
            .that()
            .resideOutsideOfPackages(MAY_READ_THE_CLOCK)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule randomnessIsSeeded = noClasses()
            .that()
            .resideOutsideOfPackage("io.socialsignals.local..")
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    /**
     * A module's root package is its face: it may name every step, and the steps its records. One exception: the rules
     * of an insight are about findings, and a finding's last step announces its insight.
     */
    @ArchTest
    static final ArchRule stepsHaveNoCycles = slices().matching("io.socialsignals.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(
                    resideInAPackage("io.socialsignals.job.insight.."),
                    resideInAPackage("io.socialsignals.job.leadlag.."));

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("io.socialsignals.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheLocalProgramStartsServers = noClasses()
            .that()
            .resideOutsideOfPackages("io.socialsignals.local..", "io.socialsignals.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka.server..", "org.apache.flink.runtime.minicluster..");
}

package dev.augury.testing.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The directions of docs/ARCHITECTURE.md. */
class ArchitectureTest {

    private static final String ROOT = "dev.augury.";
    private static final List<String> STAGES =
            List.of("admit", "route", "tokenize", "predict", "queue", "plan", "loop", "kv", "stream", "intercept", "retain", "history");

    private static JavaClasses house;

    @BeforeAll
    static void readClasses() {
        house = House.classes();
        assertThat(house.size()).as("classes found below %s", House.ROOT).isGreaterThan(100);
    }

    @Test
    void spiSeesOnlyTheJdk() {
        onlySees("spi", "java..").because("a plugin must be able to live with the SPI alone").check(house);
    }

    @Test
    void jinjaSeesOnlyTheJdk() {
        onlySees("jinja", "java..").because("the language of templates knows nothing of models").allowEmptyShould(true).check(house);
    }

    @Test
    void modelSeesSpiAndJinja() {
        onlySees("model", "java..", "org.slf4j..", ROOT + "spi..", ROOT + "jinja..")
                .because("engines outside this host may use the model room").check(house);
    }

    @Test
    void calltextSeesTheSpi() {
        onlySees("calltext", "java..", ROOT + "spi..").because("it lies in the folders of detectors, which see no more").check(house);
    }

    @Test
    void coreSeesSpiAndModel() {
        onlySees("core", "java..", "org.slf4j..", ROOT + "spi..", ROOT + "model..")
                .because("the pipeline runs in a server, in a replay and in a test alike: no Spring, no HTTP, no SQL").check(house);
    }

    @Test
    void replaySeesCoreAndSpi() {
        onlySees("replay", "java..", "tools.jackson..", ROOT + "core..", ROOT + "spi..")
                .because("a command line, a console and a benchmark replay alike, and none of them needs a server for it").check(house);
    }

    @Test
    void nobodyBelowSeesTheReplay() {
        noClasses().that().resideInAnyPackage(ROOT + "core..", ROOT + "store..", ROOT + "spi..", ROOT + "model..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + "replay..")
                .because("what is replayed does not know that it is").check(house);
    }

    @TestFactory
    List<DynamicTest> coreStagesSeeNoOtherStage() {
        return STAGES.stream().map(stage -> DynamicTest.dynamicTest(stage, () -> {
            String[] others = STAGES.stream()
                    .filter(other -> !other.equals(stage) && !downhill(stage, other))
                    .map(other -> ROOT + "core." + other + "..")
                    .toArray(String[]::new);
            noClasses().that().resideInAPackage(ROOT + "core." + stage + "..").should().dependOnClassesThat().resideInAnyPackage(others)
                    .because("data goes one way: stages meet in flow, and only the pipeline knows them all")
                    .allowEmptyShould(true).check(house);
        })).toList();
    }

    @Test
    void nobodyInCoreSeesThePipeline() {
        noClasses().that().resideInAPackage(ROOT + "core..").and().resideOutsideOfPackage(ROOT + "core.pipeline..")
                .should().dependOnClassesThat().resideInAPackage(ROOT + "core.pipeline..")
                .because("the pipeline puts the stages together").check(house);
    }

    @Test
    void pluginsSeeNothingOfTheHost() {
        noClasses().that()
                .resideInAnyPackage(
                        ROOT + "plugins..", ROOT + "plugin..", ROOT + "engine..", ROOT + "scheduler..", ROOT + "handling..", ROOT + "predictor..",
                        ROOT + "waste..", ROOT + "detector..", ROOT + "executor..", ROOT + "constraint..", ROOT + "calltext..", ROOT + "example..")
                .should().dependOnClassesThat().resideInAnyPackage(ROOT + "core..", ROOT + "store..", ROOT + "server..", ROOT + "console..", ROOT + "app..")
                .because("a plugin that sees the host cannot be swapped").check(house);
    }

    @Test
    void demoSeesWhatAnEngineSeesAndTheEngine() {
        noClasses().that().resideInAPackage(ROOT + "demo..")
                .should().dependOnClassesThat(resideInAPackage("dev.augury..").and(not(resideInAnyPackage(ROOT + "demo..", ROOT + "spi..", ROOT + "model..", ROOT + "engine.cpu.."))))
                .because("the demo model is made with what any author of a plugin has").check(house);
    }

    @Test
    void nobodySeesTheDemo() {
        noClasses().that().resideOutsideOfPackage(ROOT + "demo..").should().dependOnClassesThat().resideInAPackage(ROOT + "demo..")
                .because("its verbs are found by ServiceLoader, and a distribution without them serves as well").check(house);
    }

    @Test
    void storeSeesNeitherServerNorApp() {
        noClasses().that().resideInAPackage(ROOT + "store..").should().dependOnClassesThat().resideInAnyPackage(ROOT + "server..", ROOT + "console..", ROOT + "app..")
                .because("the store stands behind core's ports").check(house);
    }

    @Test
    void nobodySeesTheConsole() {
        noClasses().that().resideOutsideOfPackage(ROOT + "console..").should().dependOnClassesThat().resideInAPackage(ROOT + "console..")
                .because("it is found on the class path, and a host without it serves as well").check(house);
    }

    @Test
    void consoleHoldsNoPolicy() {
        noClasses().that().resideInAPackage(ROOT + "console..").should()
                .dependOnClassesThat().resideInAnyPackage(ROOT + "spi..", ROOT + "model..", ROOT + "core.plan..", ROOT + "core.queue..", ROOT + "core.pipeline..", ROOT + "server.host..")
                .because("it shows what policies say and passes on what people wish: who decides lives in plugins").check(house);
    }

    @Test
    void signingInStaysInTheConsole() {
        noClasses().that().resideOutsideOfPackage(ROOT + "console..")
                .should().dependOnClassesThat(resideInAPackage("org.springframework.security..").and(not(resideInAPackage("org.springframework.security.crypto.."))))
                .because("clients of the API have keys, which a filter of our own checks").check(house);
    }

    @Test
    void springStaysInTheHost() {
        noClasses().that(not(resideInAnyPackage(ROOT + "store..", ROOT + "server..", ROOT + "console..", ROOT + "app..")))
                .should().dependOnClassesThat().resideInAPackage("org.springframework..")
                .because("the pipeline is plain Java").check(house);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses().that().resideOutsideOfPackage(ROOT + "store..")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..")
                .because("one room knows the database").check(house);
    }

    @Test
    void nativeMemoryStaysInModelAndEngines() {
        noClasses().that(not(resideInAnyPackage(ROOT + "model..", ROOT + "engine..", ROOT + "spi..", ROOT + "testing..", ROOT + "bench..")))
                .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.foreign.Arena")
                .because("memory has one owner, which frees it").check(house);
    }

    @Test
    void coreHasNoThreadNoClockAndNoChance() {
        noClasses().that().resideInAPackage(ROOT + "core..")
                .should().dependOnClassesThat().areAssignableTo(Executor.class)
                .orShould().dependOnClassesThat().belongToAnyOf(LockSupport.class, ThreadLocalRandom.class, Random.class)
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(Math.class, "random")
                .orShould().callMethod(Thread.class, "sleep", long.class)
                .orShould().callMethod(Thread.class, "start")
                .because("time is a parameter and chance comes from a seed: the same loop runs in production and in simulation").check(house);
    }

    @Test
    void namesTellTheJob() {
        noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Common)")
                .because("such a name hides the job; say pool, loop, line, registry, policy or store").check(house);
    }

    @Test
    void everyPackageIsExplained() {
        classes().that().haveSimpleName("package-info").should().beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .because("absence of a value is said in the type").check(house);
        List<String> explained = house.stream().filter(type -> type.getSimpleName().equals("package-info")).map(type -> type.getPackageName()).toList();
        assertThat(house.stream().map(type -> type.getPackageName()).distinct().filter(name -> !name.endsWith(".jmh_generated") && !explained.contains(name)))
                .as("packages without package-info.java").isEmpty();
    }

    private static ArchRule onlySees(String room, String... packages) {
        String[] allowed = new String[packages.length + 3];
        System.arraycopy(packages, 0, allowed, 0, packages.length);
        allowed[packages.length] = ROOT + room + "..";
        allowed[packages.length + 1] = "org.jspecify.annotations..";
        allowed[packages.length + 2] = "";
        return classes().that().resideInAPackage(ROOT + room + "..").should().onlyDependOnClassesThat().resideInAnyPackage(allowed);
    }

    private static boolean downhill(String from, String to) {
        return switch (from) {
            case "plan" -> List.of("queue", "kv").contains(to);
            case "loop" -> List.of("plan", "queue", "kv").contains(to);
            default -> false;
        };
    }
}

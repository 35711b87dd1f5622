package dev.augury.spi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.augury.spi", importOptions = ImportOption.DoNotIncludeTests.class)
class SpiDependencyTest {

    @ArchTest
    static final ArchRule KNOWS_THE_JDK_AND_JSPECIFY_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.augury.spi..", "java..", "org.jspecify..")
            .because("whatever else the border imported, every plugin would be tied to");
}

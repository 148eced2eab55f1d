package io.mainstay.shape;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mainstay.Mainstay;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Which part may use which: as each part's package-info declares it, and as ARCHITECTURE.md draws it. */
class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mainstay");

    @Test
    void every_part_uses_only_what_it_declares() {
        ApplicationModules.of(
                        Mainstay.class,
                        resideInAPackage("io.mainstay.semantics..").or(resideInAPackage("..templates..")))
                .verify();
    }

    @Test
    void every_part_declares_what_it_uses() {
        var modules = ApplicationModules.of(
                Mainstay.class, resideInAPackage("io.mainstay.semantics..").or(resideInAPackage("..templates..")));
        assertThat(modules.stream())
                .as("an undeclared part could use anything")
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(module.getDisplayName())
                        .isPresent());
    }

    @Test
    void the_language_of_definitions_stands_alone() {
        noClasses()
                .that()
                .resideInAPackage("io.mainstay.semantics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "org.duckdb..")
                .because("definitions are checked and planned the same everywhere, without a program around them")
                .check(CLASSES);
    }

    @Test
    void the_language_of_definitions_knows_no_time_of_its_own() {
        noClasses()
                .that()
                .resideInAPackage("io.mainstay.semantics..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("what a definition means does not depend on when it is asked")
                .check(CLASSES);
    }

    @Test
    void the_peoples_ends_never_use_each_other() {
        for (var end : new String[] {"web", "api", "cli"}) {
            noClasses()
                    .that()
                    .resideInAPackage("io.mainstay." + end + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.mainstay.web..")
                            .or(resideInAPackage("io.mainstay.api.."))
                            .or(resideInAPackage("io.mainstay.cli.."))
                            .and(not(resideInAPackage("io.mainstay." + end + ".."))))
                    .because("each way to ask stands on the same parts, and can be taken away without the others")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }
}

package io.mainstay.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How things are called and written, where a rule can tell. */
class NamesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("io.mainstay");
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mainstay");

    @Test
    void a_name_says_what_it_is_in_the_words_of_the_business() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Processor")
                .orShould()
                .haveSimpleNameEndingWith("Base")
                .orShould()
                .haveSimpleNameEndingWith("Data")
                .orShould()
                .haveSimpleNameEndingWith("Info")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .because("such an ending says how a class came about, not what it is")
                .check(CLASSES);
    }

    @Test
    void what_a_class_needs_is_handed_to_its_constructor() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Test")
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("a class can then be made in a test by calling its constructor")
                .check(PROGRAM);
    }

    @Test
    void nothing_asks_the_machine_for_its_zone() {
        noClasses()
                .should()
                .callMethod(ZoneId.class, "systemDefault")
                .because("the day a moment belongs to is decided by the company's zone, never by the machine's")
                .check(PROGRAM);
    }

    @Test
    void time_is_given() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(YearMonth.class, "now")
                .because("what depends on the time takes it from the clock that platform hands out")
                .check(PROGRAM);
    }

    @Test
    void there_are_no_mocks() {
        assertThat(getClass().getClassLoader().getResource("org/mockito/Mockito.class"))
                .as("a test that mocks its neighbours passes when they no longer fit together")
                .isNull();
    }
}

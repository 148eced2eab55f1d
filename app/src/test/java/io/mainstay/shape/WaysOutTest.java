package io.mainstay.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mainstay.platform.Outgoing;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.Test;

/** Only one class opens connections to other systems, so that what it refuses is refused everywhere. */
class WaysOutTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mainstay");

    @Test
    void requests_to_other_systems_go_one_way() {
        noClasses()
                .that()
                .haveNameNotMatching(Outgoing.class.getName().replace(".", "\\.") + "(\\$.*)?")
                .and()
                .resideOutsideOfPackage("io.mainstay.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..",
                        "org.apache.hc..",
                        "org.springframework.web.client..",
                        "org.springframework.http.client..",
                        "org.springframework.web.reactive..")
                .because("what a person types must not reach what only this machine can reach; the command line speaks"
                        + " to its own program alone")
                .check(PROGRAM);
    }

    @Test
    void nobody_opens_an_address_or_a_socket_by_hand() {
        noClasses()
                .that()
                .haveNameNotMatching(Outgoing.class.getName().replace(".", "\\.") + "(\\$.*)?")
                .and()
                .resideOutsideOfPackage("io.mainstay.platform.postgres..")
                .should()
                .callMethod(URL.class, "openConnection")
                .orShould()
                .callMethod(URL.class, "getContent")
                .orShould()
                .callMethod(URI.class, "toURL")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.HttpURLConnection")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.channels.SocketChannel")
                .because(
                        "such a connection would pass the guard of the way out; PostgreSQL's programs are read from our own jar")
                .check(PROGRAM);
    }
}

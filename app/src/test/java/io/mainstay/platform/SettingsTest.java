package io.mainstay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void nothing_needs_to_be_set() {
        var settings = Settings.read(_ -> null);

        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.database()).isNull();
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void everything_wrong_is_said_at_once_and_passwords_are_not() {
        var variables = Map.of(
                "MAINSTAY_PORT", "eighty",
                "MAINSTAY_DEMO", "maybe",
                "MAINSTAY_DATABASE_URL", "mysql://root:hunter2@localhost/x");

        assertThatExceptionOfType(InvalidSettings.class)
                .isThrownBy(() -> Settings.read(variables::get))
                .satisfies(invalid -> {
                    assertThat(invalid.problems()).hasSize(3);
                    assertThat(invalid).hasMessageContaining("MAINSTAY_PORT=eighty is not a port");
                    assertThat(invalid).hasMessageContaining("MAINSTAY_DEMO=maybe must be true or false");
                    assertThat(invalid).hasMessageContaining("must start with postgresql://");
                    assertThat(invalid.getMessage()).doesNotContain("hunter2");
                });
    }

    @Test
    void a_providers_url_is_taken_apart() {
        var url = DatabaseUrl.of("postgresql://ada:p%40ss+word@db.example.com:6432/harbor?sslmode=require");

        assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example.com:6432/harbor?sslmode=require");
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).isEqualTo("p@ss+word");
    }

    @Test
    void javas_own_form_is_taken_as_it_is() {
        var url = DatabaseUrl.of("jdbc:postgresql://localhost/harbor?user=ada&password=secret");

        assertThat(url.jdbc()).endsWith("password=secret");
        assertThat(url.user()).isNull();
        assertThat(url.toString()).doesNotContain("secret");
    }
}

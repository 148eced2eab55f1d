package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeSignatureTest {

    private static final String BODY = "{\"id\": \"evt_1\", \"object\": \"event\", \"note\": \"Größe 日本\"}";
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void what_stripes_own_library_signs_fits() throws Exception {
        long time = NOW.getEpochSecond();
        String signature = Webhook.Util.computeHmacSha256("whsec_one", time + "." + BODY);

        assertThat(fits("t=%d,v1=%s".formatted(time, signature), BODY, List.of("whsec_one"), NOW))
                .isTrue();
    }

    @Test
    void what_our_server_signs_stripes_own_library_takes() throws Exception {
        Instant now = java.time.Clock.systemUTC().instant();
        String event = """
                {"id": "evt_1", "object": "event", "type": "customer.created", "data": {"object": {"object": "customer"}}}""";

        assertThat(Webhook.constructEvent(event, StripeServer.signed(event, "whsec_one", now), "whsec_one")
                        .getId())
                .isEqualTo("evt_1");
        assertThatThrownBy(() ->
                        Webhook.constructEvent(event + " ", StripeServer.signed(event, "whsec_one", now), "whsec_one"))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void while_a_secret_is_replaced_either_will_do_on_either_side() {
        String old = StripeServer.signed(BODY, "whsec_old", NOW);
        String both = old + ",v1=" + StripeServer.signed(BODY, "whsec_new", NOW).split("v1=")[1];

        assertThat(fits(both, BODY, List.of("whsec_new"), NOW)).isTrue();
        assertThat(fits(both, BODY, List.of("whsec_old"), NOW)).isTrue();
        assertThat(fits(old, BODY, List.of("whsec_new", "whsec_old"), NOW)).isTrue();
        assertThat(fits(old, BODY, List.of("whsec_new"), NOW)).isFalse();
        assertThat(fits(both, BODY, List.of(), NOW)).isFalse();
    }

    @Test
    void five_minutes_are_the_limit_in_both_directions() {
        String header = StripeServer.signed(BODY, "whsec_one", NOW);

        assertThat(fits(header, BODY, List.of("whsec_one"), NOW.plusSeconds(300)))
                .isTrue();
        assertThat(fits(header, BODY, List.of("whsec_one"), NOW.plusSeconds(301)))
                .isFalse();
        assertThat(fits(header, BODY, List.of("whsec_one"), NOW.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void every_byte_counts() {
        String header = StripeServer.signed(BODY, "whsec_one", NOW);

        assertThat(fits(header, BODY + "\n", List.of("whsec_one"), NOW)).isFalse();
        assertThat(fits(header.replace("t=1", "t=2"), BODY, List.of("whsec_one"), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t=",
                "v1=",
                "t=now,v1=00",
                "t=1772355600",
                "t=1772355600,v1=zz",
                "t=1772355600,v0=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
                "t=99999999999999999999,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd",
                "t=-1,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"
            })
    void nonsense_never_fits_and_never_breaks(String header) {
        assertThat(fits(header, BODY, List.of("whsec_one"), NOW)).isFalse();
    }

    private static boolean fits(String header, String body, List<String> secrets, Instant now) {
        return StripeSignature.fits(header, body.getBytes(StandardCharsets.UTF_8), secrets, now);
    }
}

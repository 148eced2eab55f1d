package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.platform.Refused;
import io.mainstay.web.TestPages;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What opens a door must not open it for anybody else: a device that lies in each way it can. */
@TestPages.Test
class PasskeysTest {

    private static final Passkeys.Site HERE = new Passkeys.Site("mainstay.example.com", "https://mainstay.example.com");

    @Autowired
    private Workspace workspace;

    @Autowired
    private Members members;

    @Autowired
    private Passkeys passkeys;

    @Autowired
    private Factors factors;

    @Autowired
    private MockMvcTester mvc;

    private final TestAuthenticator device = new TestAuthenticator();
    private Principal ada;

    @BeforeEach
    void setUp() {
        ada = TestPages.ada(workspace);
    }

    @AfterEach
    void leaveAsItWas() {
        factors.removeAll(Principal.program(), members.find(ada.member()).orElseThrow());
    }

    @Test
    void a_passkey_finds_its_member_again_and_again() {
        assertThat(make(device)).as("recovery codes with the first factor").hasSize(10);
        assertThat(make(new TestAuthenticator())).as("not with the second").isEmpty();
        for (int at = 0; at < 3; at++) {
            String challenge = challenge();
            assertThat(passkeys.find(HERE, challenge, device.shows(challenge)))
                    .map(Member::id)
                    .contains(ada.member());
        }
        assertThat(passkeys.list(ada))
                .hasSize(2)
                .allMatch(passkey -> passkey.label().equals("Laptop"));
    }

    @Test
    void the_answer_to_another_challenge_is_nothing() {
        make(device);
        assertThat(passkeys.find(HERE, challenge(), device.shows(challenge()))).isEmpty();
    }

    @Test
    void an_answer_given_at_another_address_is_nothing() {
        make(device);
        String challenge = challenge();
        device.at("mainstay.example.com", "https://mainstay.example.com.evil.example");
        assertThat(passkeys.find(HERE, challenge, device.shows(challenge))).isEmpty();
        device.at("evil.example", "https://mainstay.example.com");
        assertThat(passkeys.find(HERE, challenge, device.shows(challenge))).isEmpty();
    }

    @Test
    void a_device_that_did_not_verify_its_user_is_not_enough() {
        make(device);
        String challenge = challenge();
        device.withoutVerifyingItsUser();
        assertThat(passkeys.find(HERE, challenge, device.shows(challenge))).isEmpty();
        assertThatThrownBy(() -> make(new TestAuthenticator().withoutVerifyingItsUser()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_copied_key_that_counts_from_before_is_nothing() {
        make(device);
        String challenge = challenge();
        assertThat(passkeys.find(HERE, challenge, device.shows(challenge))).isPresent();
        device.countsAgainFrom(0);
        assertThat(passkeys.find(HERE, challenge, device.shows(challenge))).isEmpty();
    }

    @Test
    void another_key_under_the_same_name_is_nothing() {
        make(device);
        String challenge = challenge();
        String foreign = new TestAuthenticator().shows(challenge);
        String signature = foreign.replaceAll(".*\"signature\":\"([^\"]*)\".*", "$1");
        String forged =
                device.shows(challenge).replaceAll("\"signature\":\"[^\"]*\"", "\"signature\":\"" + signature + "\"");
        assertThat(passkeys.find(HERE, challenge, forged)).isEmpty();
        assertThat(passkeys.find(HERE, challenge, foreign)).isEmpty();
    }

    @Test
    void a_passkey_taken_away_opens_nothing() {
        make(device);
        passkeys.remove(ada, passkeys.list(ada).getFirst().id());
        String challenge = challenge();
        assertThat(passkeys.find(HERE, challenge, device.shows(challenge))).isEmpty();
        assertThat(factors.held(ada.member())).isEqualTo(new Factors.Held(false, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "\"text\"",
                "{\"id\":null}",
                "{\"id\":\"x\",\"rawId\":\"$$\",\"response\":{}}",
                "{\"id\":\"eA\",\"rawId\":\"eA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"eA\","
                        + "\"authenticatorData\":\"eA\",\"signature\":\"eA\",\"attestationObject\":\"eA\"}}"
            })
    void what_is_no_answer_is_refused_in_words(String answer) {
        String challenge = challenge();
        assertThat(passkeys.find(HERE, challenge, answer)).isEmpty();
        assertThatThrownBy(() -> passkeys.make(ada, HERE, challenge, answer, "Laptop"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_answer_that_nobody_asked_for_is_refused_at_the_door() {
        make(device);
        assertThat(mvc.post()
                        .uri("/sign-in/passkey")
                        .with(TestPages.form(mvc))
                        .param("answer", device.shows(challenge())))
                .hasStatus(422);
    }

    private List<String> make(TestAuthenticator with) {
        String challenge = passkeys.beginMaking(ada, HERE).challenge();
        return passkeys.make(ada, HERE, challenge, with.makes(challenge), "Laptop");
    }

    private String challenge() {
        return passkeys.beginShowing(HERE, null).challenge();
    }
}

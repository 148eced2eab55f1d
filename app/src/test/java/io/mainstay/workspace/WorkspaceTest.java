package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mainstay.platform.Refused;
import java.time.Month;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    private final TestWorkspace given = new TestWorkspace();

    @Test
    void a_company_is_set_up_once() {
        assertThat(given.workspace.isSetUp()).isFalse();
        given.ada();
        assertThat(given.workspace.company()).isEqualTo(TestWorkspace.harbor());
        var ben = new NewMember("ben@example.com", "Ben", TestWorkspace.PASSWORD);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.workspace.setUp(TestWorkspace.harbor(), ben))
                .withMessageContaining("set up already");
    }

    @Test
    void what_the_company_was_changed_to_is_kept_with_who_did_it() {
        var ada = given.ada();
        Company harbor = TestWorkspace.harbor();
        var later = new Company("Harbor GmbH", harbor.currency(), harbor.zone(), Month.APRIL);
        given.workspace.change(later, ada);
        given.workspace.change(later, ada);
        assertThat(given.workspace.company()).isEqualTo(later);
        assertThat(given.workspace.changes())
                .as("the same change again is no change")
                .extracting(change -> change.who() + " " + change.company().name())
                .containsExactly("Ada Harbor GmbH", "Ada Harbor");
    }

    @Test
    void a_password_opens_its_own_account_and_no_other() {
        given.ada();
        assertThat(given.members.findByPassword(" ADA@example.com ", TestWorkspace.PASSWORD))
                .as("letter case and blanks around an e-mail do not matter")
                .isPresent();
        assertThat(given.members.findByPassword("ada@example.com", "not this one at all"))
                .isEmpty();
        assertThat(given.members.findByPassword("eve@example.com", TestWorkspace.PASSWORD))
                .isEmpty();
        assertThat(given.members.findByPassword("eve@example.com", "the password of nobody"))
                .as("what unknown e-mails are compared with opens nothing")
                .isEmpty();
    }

    @Test
    void people_of_the_sample_company_have_no_password() {
        var cai = given.members.addSample("cai@example.com", "Cai", new Membership(Role.VIEWER, Sees.ALL, "", ""));
        assertThat(given.members.addSample("cai@example.com", "Cai", new Membership(Role.VIEWER, Sees.ALL, "", "")))
                .isEqualTo(cai);
        assertThat(given.members.listSamples()).containsExactly(cai);
        assertThat(given.members.findByPassword("cai@example.com", "")).isEmpty();
    }
}

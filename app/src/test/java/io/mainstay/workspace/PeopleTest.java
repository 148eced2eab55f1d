package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final Membership OWNER = new Membership(Role.OWNER, Sees.ALL, "", "");
    private static final Membership ADMIN = new Membership(Role.ADMIN, Sees.ALL, "", "");
    private static final Membership VIEWER = new Membership(Role.VIEWER, Sees.ALL, "", "");
    private static final Membership OWN = new Membership(Role.CSM, Sees.OWN, "West", "Benny");

    private final TestWorkspace given = new TestWorkspace();
    private final Principal ada = given.ada();

    @Test
    void an_invitation_works_once_and_says_what_one_becomes() {
        String secret = given.invitations.invite(ada, " BEN@example.com", "Ben", OWN);
        assertThat(given.invitations.find(secret).orElseThrow().email()).isEqualTo("ben@example.com");
        Member ben = given.invitations.accept(secret, "Ben of the West", TestWorkspace.PASSWORD);
        assertThat(ben.role()).isEqualTo(Role.CSM);
        assertThat(given.people.get(ada, ben.id()).membership()).isEqualTo(OWN);
        assertThat(given.members.findByPassword("ben@example.com", TestWorkspace.PASSWORD))
                .isPresent();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> given.invitations.accept(secret, "Eve", TestWorkspace.PASSWORD));
        assertThat(given.invitations.list(ada)).isEmpty();
    }

    @Test
    void a_link_ends_when_it_is_old_taken_back_or_replaced_or_its_maker_is_gone() {
        String old = given.invitations.invite(ada, "old@example.com", "Old", VIEWER);
        given.pass(Invitations.LASTS);
        assertThat(given.invitations.find(old)).isEmpty();
        String back = given.invitations.invite(ada, "back@example.com", "Back", VIEWER);
        given.invitations.withdraw(ada, given.invitations.list(ada).getFirst().id());
        assertThat(given.invitations.find(back)).isEmpty();
        String first = given.invitations.invite(ada, "twice@example.com", "Twice", VIEWER);
        String second = given.invitations.invite(ada, "twice@example.com", "Twice", VIEWER);
        assertThat(given.invitations.find(first)).isEmpty();
        assertThat(given.invitations.find(second)).isPresent();
        Principal chidi = given.joined(ada, "chidi", ADMIN);
        String his = given.invitations.invite(chidi, "his@example.com", "His", VIEWER);
        given.people.deactivate(ada, chidi.member());
        assertThat(given.invitations.find(his)).isEmpty();
        assertThat(given.invitations.find("no such secret")).isEmpty();
    }

    @Test
    void who_is_a_member_already_is_not_invited_and_a_weak_password_lets_nobody_in() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.invitations.invite(ada, "Ada@example.com", "Ada", VIEWER))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ALREADY_THERE));
        String secret = given.invitations.invite(ada, "ben@example.com", "Ben", VIEWER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.invitations.accept(secret, "Ben", "password1234"));
    }

    @Test
    void a_member_sees_what_records_say_is_theirs_or_their_teams() {
        given.owned.put("benny", Set.of(1L, 2L));
        given.owned.put("ben@example.com", Set.of(3L));
        given.owned.put("cai@example.com", Set.of(4L));
        given.owned.put("ben", Set.of(9L));
        Principal ben = given.joined(ada, "ben", OWN);
        assertThat(ben.reach()).isEqualTo(Reach.of(Set.of(1L, 2L, 3L)));
        Principal cai = given.joined(ada, "cai", new Membership(Role.CSM, Sees.TEAM, "west", ""));
        assertThat(cai.reach()).as("the team's name in any case").isEqualTo(Reach.of(Set.of(1L, 2L, 3L, 4L)));
        given.people.change(ada, cai.member(), new Membership(Role.CSM, Sees.TEAM, "East", ""));
        assertThat(given.members.find(cai.member()).orElseThrow().reach()).isEqualTo(Reach.of(Set.of(4L)));
        assertThat(given.people.teams(ada)).containsExactly("East", "West");
    }

    @Test
    void there_is_always_an_owner() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.people.change(ada, ada.member(), ADMIN))
                .withMessageContaining("Ada is the last owner");
        Principal ben = given.joined(ada, "ben", OWNER);
        given.people.change(ben, ada.member(), ADMIN);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.people.change(ben, ben.member(), VIEWER))
                .withMessageContaining("last owner");
    }

    @Test
    void an_admin_manages_everybody_but_owners() {
        Principal chidi = given.joined(ada, "chidi", ADMIN);
        Principal ines = given.joined(ada, "ines", VIEWER);
        given.people.change(chidi, ines.member(), ADMIN);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.people.change(chidi, ines.member(), OWNER))
                .withMessageContaining("Only an owner may manage owners");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> given.people.deactivate(chidi, ada.member()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.invitations.invite(chidi, "eve@example.com", "Eve", OWNER));
        Principal viewer = given.joined(ada, "vera", VIEWER);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> given.people.list(viewer));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.invitations.invite(viewer, "eve@example.com", "Eve", VIEWER));
    }

    @Test
    void who_manages_members_sees_all_customers_and_a_team_has_a_name() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Membership(Role.ADMIN, Sees.OWN, "", ""));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Membership(Role.CSM, Sees.TEAM, " ", ""));
    }

    @Test
    void a_deactivated_member_is_out_at_once_everywhere() {
        Principal ben = given.joined(ada, "ben", VIEWER);
        session(ben, "s1");
        String token =
                given.tokens.make("Reader", Set.of(Scope.METRICS_READ), 7, ben).text();
        given.people.deactivate(ada, ben.member());
        assertThat(given.members.find(ben.member())).isEmpty();
        assertThat(given.members.findByPassword("ben@example.com", TestWorkspace.PASSWORD))
                .isEmpty();
        assertThat(given.tokens.findHolder(token)).isEmpty();
        assertThat(given.sessions.list(ben, "")).isEmpty();
        assertThat(given.people.get(ada, ben.member()).active()).isFalse();
        given.people.reactivate(ada, ben.member());
        assertThat(given.members.findByPassword("ben@example.com", TestWorkspace.PASSWORD))
                .isPresent();
        assertThat(given.tokens.findHolder(token)).as("tokens stay revoked").isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> given.people.deactivate(ada, ada.member()));
    }

    @Test
    void one_sees_and_ends_ones_own_sessions_only() {
        Principal ben = given.joined(ada, "ben", VIEWER);
        session(ada, "a1");
        session(ada, "a2");
        session(ben, "b1");
        assertThat(given.sessions.list(ada, "a2")).extracting(OpenSession::own).containsExactly(true, false);
        String bens = given.sessions.list(ben, "b1").getFirst().id();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> given.sessions.end(ada, bens));
        given.sessions.endOthers(ada, "a2");
        assertThat(given.sessions.list(ada, "a2")).hasSize(1);
        given.people.endSessions(ada, ben.member());
        assertThat(given.sessions.list(ben, "b1")).isEmpty();
    }

    @Test
    void a_token_never_does_more_than_its_member() {
        Principal ben = given.joined(ada, "ben", new Membership(Role.MANAGER, Sees.ALL, "", ""));
        var made = given.tokens.make("Feed", Set.of(Scope.FACTS_WRITE, Scope.METRICS_READ), 7, ben);
        given.people.change(ada, ben.member(), VIEWER);
        var holder = given.tokens.findHolder(made.text()).orElseThrow();
        assertThat(holder.scopes()).containsExactly(Scope.METRICS_READ);
        assertThat(holder.principal().role()).isEqualTo(Role.VIEWER);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> given.tokens.make("Feed", Set.of(Scope.FACTS_WRITE), 7, holder.principal()));
        assertThat(given.tokens.list(ada)).as("one's own only").isEmpty();
        Principal cai = given.joined(ada, "cai", VIEWER);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> given.tokens.revoke(made.token().id(), cai));
        given.tokens.revoke(made.token().id(), ada);
        assertThat(given.tokens.findHolder(made.text())).isEmpty();
    }

    private void session(Principal of, String id) {
        long now = java.time.Instant.parse("2026-03-01T09:00:00Z").toEpochMilli();
        given.db
                .sql("""
                        insert into spring_session (primary_id, session_id, creation_time, last_access_time,
                                                    max_inactive_interval, expiry_time, principal_name)
                        values (:id, :id, :now, :now, 100, :until, :member)
                        """)
                .param("id", id)
                .param("now", now)
                .param("until", now + Duration.ofDays(30).toMillis())
                .param("member", Long.toString(of.member()))
                .update();
    }
}

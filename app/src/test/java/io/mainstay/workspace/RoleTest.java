package io.mainstay.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SEE             | owner admin manager csm viewer",
                "WORK            | owner admin manager csm",
                "SEE_COMPANY     | owner admin manager csm viewer",
                "MANAGE_SOURCES  | owner admin manager",
                "CLOSE_PERIODS   | owner admin manager",
                "MANAGE_SETTINGS | owner admin",
                "MANAGE_PEOPLE   | owner admin",
                "READ_AUDIT      | owner admin"
            })
    void each_role_may_what_it_is_here_for(Permission permission, String roles) {
        assertThat(Arrays.stream(Role.values())
                        .filter(role -> role.may(permission))
                        .map(Role::text))
                .containsExactly(roles.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"SEE, true", "WORK, true", "SEE_COMPANY, false", "MANAGE_SOURCES, false", "CLOSE_PERIODS, false"})
    void who_sees_a_portfolio_does_nothing_that_concerns_all_customers(Permission permission, boolean may) {
        var limited = new Principal(2, "Ben", Role.MANAGER, Reach.of(Set.of(7L)));
        assertThat(limited.may(permission)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VIEWER | true  | Only an owner or admin may change the settings, and your role is Viewer.",
                "ADMIN  | false | Only who sees all customers may change the settings, and you see a portfolio."
            })
    void who_may_not_is_told_who_may(Role role, boolean whole, String message) {
        var reader = new Principal(3, "Ines", role, whole ? Reach.everything() : Reach.of(Set.of()));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reader.require(Permission.MANAGE_SETTINGS))
                .withMessage(message)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }
}

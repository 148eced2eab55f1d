package io.mainstay.web.signin;

import io.mainstay.web.parts.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody invited sees: by whom, as what, and the form that lets them in. */
public record JoinPage(
        String action,
        String company,
        String invitedBy,
        String role,
        String email,
        List<Field> fields,
        @Nullable String problem) {}

package io.mainstay.web.signin;

import io.mainstay.workspace.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in page.
 *
 * @param email what was typed before
 * @param next where to go afterwards
 * @param samples the people of the sample company; nobody outside the demo
 */
public record SignInPage(
        String email, String next, @Nullable String problem, List<Member> samples) {

    public SignInPage {
        samples = List.copyOf(samples);
    }
}

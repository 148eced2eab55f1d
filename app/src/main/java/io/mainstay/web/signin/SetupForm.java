package io.mainstay.web.signin;

import io.mainstay.web.parts.Field;
import io.mainstay.web.settings.CompanyForm;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.PasswordRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What was typed on the first visit, and what is wrong with it. The password is not shown again. */
final class SetupForm {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@]{2,}");

    private final CompanyForm company;
    private final String person;
    private final String email;
    private final String password;

    SetupForm(Map<String, String> typed) {
        this.company = CompanyForm.of(typed);
        this.person = typed.getOrDefault("person", "").strip();
        this.email = typed.getOrDefault("email", "").strip();
        this.password = typed.getOrDefault("password", "");
    }

    CompanyForm company() {
        return company;
    }

    NewMember owner() {
        return new NewMember(email, person, password);
    }

    /** By field; empty when all is well. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<>(company.problems());
        if (person.isEmpty() || person.length() > 80) {
            problems.put("person", "Say who you are, in at most 80 characters.");
        }
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            problems.put("email", "Type an e-mail address, such as ada@example.com.");
        }
        PasswordRule.problem(password).ifPresent(problem -> problems.put("password", problem));
        return problems;
    }

    SetupPage page(Map<String, String> problems) {
        var owner = List.of(
                Field.typed("text", "person", "Your name", person, "name").error(problems.get("person")),
                Field.typed("email", "email", "E-mail", email, "username").error(problems.get("email")),
                Field.typed("password", "password", "Password", "", "new-password")
                        .help("At least %d characters; a few words in a row do well.".formatted(PasswordRule.LEAST))
                        .error(problems.get("password")));
        return new SetupPage(company.fields(problems), owner, problems.isEmpty());
    }
}

package io.mainstay.web;

import io.mainstay.accounts.Accounts;
import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.Timeline;
import io.mainstay.metrics.Metrics;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Invitations;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Membership;
import io.mainstay.workspace.NewMember;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Sees;
import io.mainstay.workspace.Workspace;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The cast with owners: Harbor is Ada's, Keel is Cai's, and Cai sees their own customers only. */
public final class TwoPortfolios {

    /** A database of its own, so that owners stated here surprise nobody. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @SpringBootTest(properties = "mainstay.test.world=portfolios")
    @AutoConfigureMockMvc(print = MockMvcPrint.NONE)
    @Import({Cast.class, TwoPortfolios.class})
    @ContextConfiguration(initializers = io.mainstay.platform.FreshDatabase.class)
    public @interface Test {}

    static final String CAI = "cai@sail.example";

    private final Workspace workspace;
    private final Cast cast;
    private final Facts facts;
    private final Accounts accounts;
    private final Metrics metrics;
    private final Members members;
    private final Invitations invitations;

    TwoPortfolios(
            Workspace workspace,
            Cast cast,
            Facts facts,
            Accounts accounts,
            Metrics metrics,
            Members members,
            Invitations invitations) {
        this.workspace = workspace;
        this.cast = cast;
        this.facts = facts;
        this.accounts = accounts;
        this.metrics = metrics;
        this.members = members;
        this.invitations = invitations;
    }

    /** As often as one likes. The company is not called like its customer, so that nothing is mistaken. */
    void come() {
        if (!workspace.isSetUp()) {
            var sail = new Company("Sail", Currency.getInstance("EUR"), ZoneId.of("Europe/Berlin"), Month.JANUARY);
            workspace.setUp(sail, new NewMember(TestPages.EMAIL, "Ada", TestPages.PASSWORD));
        }
        cast.comes();
        facts.record(
                "owners",
                List.of(
                        owner("o1", "harbor", "2025-01-02", "Ada"),
                        owner("o2", "keel", "2025-01-02", "Cai"),
                        owner("o3", "anchorage", "2025-01-02", "Cai"),
                        new RawFact("subscription_terms", "harbor", "no day", "sub-harbor", Map.of(), "bad", false)));
        metrics.catchUp();
        if (members.findByEmail(CAI).isEmpty()) {
            String secret = invitations.invite(Cast.ADA, CAI, "Cai", new Membership(Role.CSM, Sees.OWN, "", "Cai"));
            invitations.accept(secret, "Cai", TestPages.PASSWORD);
        }
    }

    void own(String key, String account, String at, String owner) {
        facts.record("owners", List.of(owner(key, account, at, owner)));
        metrics.catchUp();
    }

    Member cai() {
        return members.findByEmail(CAI).orElseThrow();
    }

    /** Somebody of a role with all customers in view, or with Cai's. */
    Principal of(Role role, boolean limited) {
        Principal cai = cai().principal();
        return limited
                ? new Principal(cai.member(), "Cai", role, cai.reach())
                : new Principal(1, "Ada", role, io.mainstay.workspace.Reach.everything());
    }

    /** What addresses of the table name, for an account. */
    Map<String, String> places(String key) {
        var account = accounts.find(Principal.program(), key).orElseThrow();
        long fact = facts.timeline(Principal.program(), account, Timeline.first(1))
                .getFirst()
                .seq();
        return Map.of("key", key, "account", account.toString(), "fact", Long.toString(fact));
    }

    /** Signed in, for pages and for the API alike: with every scope that this person's tokens may have. */
    static RequestPostProcessor as(Principal person) {
        var scopes = Arrays.stream(Scope.values())
                .filter(scope -> person.may(scope.needs()))
                .map(scope -> new SimpleGrantedAuthority(scope.text()))
                .toList();
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, scopes));
    }

    private static RawFact owner(String key, String account, String at, String owner) {
        return new RawFact("account_profile", account, at, null, new HashMap<>(Map.of("owner", owner)), key, false);
    }
}

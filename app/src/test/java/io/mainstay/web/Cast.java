package io.mainstay.web;

import io.mainstay.facts.Facts;
import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Metrics;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A company with Ada as its owner and three accounts: Harbor grew, Keel renews some day and owes an invoice, Anchorage
 * left.
 */
public final class Cast {

    public static final Principal ADA = TestPages.ADA;

    private final Workspace workspace;
    private final Facts facts;
    private final Metrics metrics;

    Cast(Workspace workspace, Facts facts, Metrics metrics) {
        this.workspace = workspace;
        this.facts = facts;
        this.metrics = metrics;
    }

    public static Authentication signedIn() {
        return UsernamePasswordAuthenticationToken.authenticated(ADA, null, List.of());
    }

    /** As often as one likes: the same records again change nothing. */
    public void comes() {
        TestPages.ada(workspace);
        facts.record(
                "crm",
                List.of(
                        profile("p1", "harbor", Map.of("name", "Harbor", "segment", "Enterprise")),
                        profile("p2", "keel", Map.of("name", "Keel", "segment", "SMB")),
                        profile("p3", "anchorage", Map.of("name", "Anchorage", "segment", "SMB")),
                        terms("h1", "harbor", "2025-01-10", "active", "100"),
                        terms("h2", "harbor", "2026-01-10", "active", "120"),
                        terms("k1", "keel", "2025-01-10", "active", "50"),
                        terms("a1", "anchorage", "2025-01-10", "active", "30"),
                        terms("a2", "anchorage", "2025-09-10", "canceled", "30"),
                        contract(),
                        invoice()));
        metrics.catchUp();
    }

    private static RawFact contract() {
        Map<String, String> fields = Map.of(
                "term_start", "2025-01-10", "term_end", "2099-01-09", "recurring_total", "600", "currency", "EUR");
        return fact("contract", "c1", "keel", "2025-01-10", "k-1", fields);
    }

    private static RawFact invoice() {
        Map<String, String> fields = Map.of("invoice", "INV-1", "amount", "50", "currency", "EUR", "due", "2025-03-01");
        return fact("invoice", "i1", "keel", "2025-02-01", "l-1", fields);
    }

    private static RawFact profile(String key, String account, Map<String, String> fields) {
        return new RawFact("account_profile", account, "2025-01-01", null, new HashMap<>(fields), key, false);
    }

    private static RawFact terms(String key, String account, String at, String status, String price) {
        return fact(
                "subscription_terms",
                key,
                account,
                at,
                "sub-" + account,
                Map.of("status", status, "currency", "EUR", "unit_price", price));
    }

    private static RawFact fact(
            String kind, String key, String account, String at, String subject, Map<String, String> fields) {
        return new RawFact(kind, account, at, subject, new HashMap<>(fields), key, false);
    }
}

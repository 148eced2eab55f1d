package io.mainstay.web.settings;

import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A member's tokens as a list, and the same as a file; neither holds a secret. */
record TokenTable(Arranged<Token> tokens, Show show, Instant now) {

    private static final Empty NONE = Empty.of(
            "token", "No tokens yet", "A token lets another program send facts or read metrics. Make one above.");

    static TokenTable of(List<Token> tokens, Here here, Show show, Instant now) {
        Arrangement<Token> ways = Arrangement.<Token>of("tokens", token -> token.name() + " " + allows(token))
                .text("name", Token::name)
                .text("allows", TokenTable::allows)
                .text("state", token -> state(token, now).text())
                .value("made", Token::createdAt)
                .value("ends", Token::expiresAt)
                .value("used", Token::lastUsedAt)
                .group("state", "State", token -> state(token, now).text());
        return new TokenTable(ways.of(tokens, here), show, now);
    }

    Listing listing() {
        return new Listing(
                "tokens",
                "Tokens",
                List.of(
                        Column.text("Used by", "name"),
                        Column.text("Allows", "allows"),
                        Column.text("State", "state"),
                        Column.text("Made", "made"),
                        Column.text("Ends", "ends"),
                        Column.text("Last used", "used"),
                        Column.deed("Revoke")),
                tokens.shown().stream().map(this::row).toList(),
                null,
                tokens.extras(tokens.here().with("format", "csv")),
                tokens.empty(NONE));
    }

    private Listing.Row row(Token token) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(token.name()),
                Cell.of(allows(token)),
                Cell.of(state(token, now)),
                Cell.of(show.moment(token.createdAt())),
                Cell.of(show.moment(token.expiresAt())),
                Cell.of(show.moment(token.lastUsedAt(), "Never"))));
        cells.add(
                token.isUsable(now)
                        ? new Cell.Deed(
                                "Revoke",
                                "Revoke " + token.name(),
                                "/settings/tokens/" + token.id() + "/revocation",
                                true)
                        : Cell.of(""));
        return new Listing.Row(null, false, cells);
    }

    CsvFile csv() {
        return new CsvFile(
                "tokens",
                List.of("name", "allows", "state", "made_at", "ends_at", "last_used_at"),
                tokens.found().stream()
                        .map(token -> List.of(
                                token.name(),
                                allows(token),
                                state(token, now).text(),
                                token.createdAt().toString(),
                                token.expiresAt().toString(),
                                Objects.toString(token.lastUsedAt(), "")))
                        .toList());
    }

    private static String allows(Token token) {
        return token.scopes().stream().sorted().map(Scope::text).collect(Collectors.joining(", "));
    }

    private static Badge state(Token token, Instant now) {
        if (token.revokedAt() != null) {
            return new Badge("bad", "Revoked");
        }
        return token.isUsable(now) ? new Badge("good", "Works") : new Badge("plain", "Ended");
    }
}

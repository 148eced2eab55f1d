package io.mainstay.sources;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from a fact to its record's own page in its source: an address with the record's key or subject in it, such as
 * {@code https://billing.example/subscriptions/{key}}.
 */
@Component
public class RecordLinks {

    private static final String KEY = "{key}";
    private static final String SUBJECT = "{subject}";
    private static final int LONGEST = 500;

    private final RecordLinkStore store;
    private final Audit audit;

    RecordLinks(JdbcClient db, Audit audit) {
        this.store = new RecordLinkStore(db);
        this.audit = audit;
    }

    /** The address a source's records have, with places for the key or the subject. */
    public Optional<String> template(String source) {
        return store.find(source);
    }

    /** Where this record is shown in its source. What a key or subject says can change neither server nor path. */
    public Optional<String> of(String source, String key, String subject) {
        return store.find(source)
                .map(template -> template.replace(KEY, encoded(key)).replace(SUBJECT, encoded(subject)));
    }

    /** @param template blank to have no links */
    @Transactional
    public void set(Principal by, String source, String template) {
        by.require(Permission.MANAGE_SOURCES);
        String stripped = template.strip();
        if (stripped.isEmpty()) {
            store.remove(source);
        } else {
            check(stripped);
            store.set(source, stripped);
        }
        audit.note(by, "source.linked", source, Map.of("address", stripped));
    }

    /** For the sample company, which nobody has to link. */
    public void setSample(String source, String template) {
        check(template);
        store.set(source, template);
    }

    private static void check(String template) {
        if (template.length() > LONGEST || !(template.contains(KEY) || template.contains(SUBJECT))) {
            throw refused("An address of at most 500 characters with {key} or {subject} where the record's own stands");
        }
        URI one = uri(template, "1");
        URI other = uri(template, "2");
        if (!"https".equals(one.getScheme()) || one.getHost() == null || one.getUserInfo() != null) {
            throw refused("It begins with https:// and the name of a server");
        }
        if (!Objects.equals(one.getRawAuthority(), other.getRawAuthority())) {
            throw refused("{key} and {subject} stand behind the server's name");
        }
    }

    private static URI uri(String template, String in) {
        try {
            return new URI(template.replace(KEY, in).replace(SUBJECT, in));
        } catch (URISyntaxException noAddress) {
            throw refused("This is no address");
        }
    }

    private static Refused refused(String why) {
        return new Refused(ErrorCode.INVALID, why + ", such as https://billing.example/subscriptions/{key}.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

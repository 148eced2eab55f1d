package io.mainstay.platform;

import io.mainstay.platform.SecretStore.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what Mainstay must be able to read again and nobody else may: keys to other systems, second factors. Each is
 * sealed with the key that stands outside the database, for the one place it belongs to: moved to another it does not open.
 */
@Component
public class Secrets {

    /** Not a secret: a known text that shows whether the key is the right one. */
    private static final String CHECK = "check";

    private static final String CHECKED = "Mainstay can open this";

    private final SecretStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile MasterKeys keys;

    /** Throws {@link CannotStart} when what is stored cannot be opened with the key at hand. */
    Secrets(JdbcClient db, PlatformTransactionManager transactions, Settings settings, DataFolder folder, Clock clock) {
        this.store = new SecretStore(db);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        boolean isNew = store.find(CHECK).isEmpty();
        this.keys = MasterKeys.open(settings.secretKey(), folder, isNew);
        if (isNew) {
            keep(CHECK, CHECKED);
        }
        check();
    }

    /**
     * Keeps a secret in place of the one before.
     *
     * @param owner whose it is, such as {@code connection/billing/key} or {@code member/7/totp}
     */
    public void keep(String owner, String secret) {
        store.keep(sealed(owner, secret.getBytes(StandardCharsets.UTF_8)), clock.instant());
    }

    public Optional<String> find(String owner) {
        return store.find(owner).map(found -> new String(opened(found), StandardCharsets.UTF_8));
    }

    public void forget(String owner) {
        store.forget(owner);
    }

    /**
     * Seals everything with a new key and forgets the old one. Keys in a file are changed there; a new key that is given
     * in the environment stands before the old one. Interrupted, it can be asked for again.
     *
     * @return how many secrets were sealed anew
     */
    public int rotate() {
        if (keys.areInFile()) {
            keys = keys.withNewFirst();
        } else if (store.list().stream()
                .allMatch(each -> each.key().equals(keys.first().id()))) {
            throw new Refused(
                    ErrorCode.INVALID,
                    "Everything is sealed with this key already. Put a new key, a comma and the present one into %s, then rotate again."
                            .formatted(Setting.SECRET_KEY.variable()));
        }
        Integer count = transaction.execute(_ -> {
            int sealed = 0;
            for (Sealed each : store.listForUpdate()) {
                store.keep(sealed(each.owner(), opened(each)), clock.instant());
                sealed += each.owner().equals(CHECK) ? 0 : 1;
            }
            return sealed;
        });
        keys = keys.firstAlone();
        return count == null ? 0 : count;
    }

    private void check() {
        for (Sealed each : store.list()) {
            if (keys.find(each.key()).isEmpty() || !opens(each)) {
                throw new CannotStart(
                        ("the secrets in this database were sealed with key %s; the keys from %s do not open them. Give the"
                                        + " key that belongs to this database by %s or %s; where it is lost, connected"
                                        + " sources and second factors must be set up anew (docs/operate/secrets.md).")
                                .formatted(
                                        each.key(),
                                        keys.told(),
                                        Setting.SECRET_KEY.variable(),
                                        Setting.SECRET_KEY_FILE.variable()));
            }
        }
    }

    private boolean opens(Sealed each) {
        try {
            opened(each);
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private Sealed sealed(String owner, byte[] secret) {
        MasterKey key = keys.first();
        return new Sealed(owner, key.id(), key.seal(secret, place(owner)));
    }

    private byte[] opened(Sealed secret) {
        return keys.find(secret.key())
                .orElseThrow(() -> new IllegalStateException(
                        "The secret of %s needs key %s, which is not at hand".formatted(secret.owner(), secret.key())))
                .open(secret.sealed(), place(secret.owner()));
    }

    private static String place(String owner) {
        return "secret/" + owner;
    }
}

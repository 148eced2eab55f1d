package io.mainstay.web.accounts;

import io.mainstay.web.AccountAddress;
import io.mainstay.web.Lens;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** Addresses of accounts and their facts. */
final class Links {

    private Links() {}

    static String account(String key, Lens lens) {
        return lens.on(AccountAddress.of(key));
    }

    static String fact(long seq, Lens lens) {
        return "/facts/" + seq + lens.on("");
    }

    static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}

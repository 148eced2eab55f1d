package io.mainstay.web.signin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions live in the database and hold texts only, so that nothing in them is ever deserialized. */
@Configuration(proxyBeanMethods = false)
class SessionConfig {

    private static final Duration IDLE = Duration.ofHours(8);

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idle() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(IDLE);
    }

    /** Found by this name. */
    @Bean
    GenericConversionService springSessionConversionService() {
        var texts = new GenericConversionService();
        texts.addConverter(Object.class, byte[].class, SessionConfig::bytes);
        texts.addConverter(byte[].class, Object.class, bytes -> new String(bytes, StandardCharsets.UTF_8));
        return texts;
    }

    private static byte[] bytes(Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        throw new IllegalArgumentException("Sessions hold texts only, not a " + value.getClass());
    }

    /** HttpOnly always; Secure whenever the request came over HTTPS. */
    @Bean
    CookieSerializer cookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("mainstay");
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }
}

package io.mainstay.web.security;

import io.mainstay.web.settings.SettingsEntry;
import io.mainstay.workspace.Factors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the page among the settings, and leads there whoever must have a second factor and has none. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    private final Factors factors;

    SecurityConfiguration(Factors factors) {
        this.factors = factors;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new FactorFirst(factors))
                .excludePathPatterns(
                        "/settings/security/**", "/sign-in/**", "/sign-out", "/assets/**", "/api/**", "/error");
    }

    @Bean
    static SettingsEntry securitySettingsEntry() {
        return new SettingsEntry(60, "Your sign-in", "/settings/security");
    }
}

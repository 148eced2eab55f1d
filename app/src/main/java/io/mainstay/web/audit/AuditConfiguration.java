package io.mainstay.web.audit;

import io.mainstay.web.settings.SettingsEntry;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the audit log among the settings, and notes every file taken away and every refusal. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration implements WebMvcConfigurer {

    private final Audit audit;

    AuditConfiguration(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new Exports(audit)).excludePathPatterns("/api/**");
        interceptors.addInterceptor(new Refusals(audit)).excludePathPatterns("/error");
    }

    @Bean
    static SettingsEntry auditSettingsEntry() {
        return new SettingsEntry(90, "Audit", "/settings/audit", Permission.READ_AUDIT);
    }
}

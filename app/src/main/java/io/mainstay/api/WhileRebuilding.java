package io.mainstay.api;

import io.mainstay.metrics.Metrics;
import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Programs are told to come back while the figures are made anew, rather than given incomplete ones. */
@Configuration(proxyBeanMethods = false)
class WhileRebuilding implements WebMvcConfigurer, HandlerInterceptor {

    private final Metrics metrics;

    WhileRebuilding(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/metrics/*");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        metrics.rebuilding().ifPresent(progress -> {
            response.setHeader(HttpHeaders.RETRY_AFTER, Unavailable.SECONDS);
            throw new Refused(
                    ErrorCode.UNAVAILABLE,
                    "The figures are being rebuilt: %s. Nothing was lost; ask again in a moment."
                            .formatted(progress.words()));
        });
        return true;
    }
}

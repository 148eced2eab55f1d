package io.mainstay.web;

import io.mainstay.templates.StaticTemplates;
import io.mainstay.templates.Templates;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers ask for what a request carries: its {@link Lens}, its {@link Principal} and its {@link Here}. */
@Configuration(proxyBeanMethods = false)
class WebConfig implements WebMvcConfigurer {

    private final Narrowing narrowing;

    WebConfig(Narrowing narrowing) {
        this.narrowing = narrowing;
    }

    @Bean
    static Templates templates() {
        return new StaticTemplates();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromRequest(narrowing));
    }

    /** The three things that every screen may ask for. */
    private record FromRequest(Narrowing narrowing) implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            Class<?> type = parameter.getParameterType();
            return type == Lens.class || type == Principal.class || type == Here.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory factory) {
            var request = (HttpServletRequest) web.getNativeRequest();
            Class<?> type = parameter.getParameterType();
            if (type == Lens.class) {
                return Lens.of(request);
            }
            return type == Here.class ? Here.of(request) : seeing(request);
        }

        /** Whoever only looks may look at less; whoever does something does it as they are. */
        private Principal seeing(HttpServletRequest request) {
            Principal person = person(Here.of(request));
            return request.getMethod().equals("GET")
                    ? narrowing.narrowed(person, Lens.of(request), request.getRequestURI())
                    : person;
        }

        private static Principal person(Here here) {
            Principal person = here.person();
            if (person == null) {
                throw new IllegalStateException("Nobody is signed in at " + here.path());
            }
            return person;
        }
    }
}

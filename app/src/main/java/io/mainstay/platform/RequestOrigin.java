package io.mainstay.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the request being answered came from, for whoever looks into it later.
 *
 * @param address the network address that sent it
 * @param id names this one request, also as the reference number of an error page
 */
public record RequestOrigin(String address, String id) {

    private static final String ATTRIBUTE = "mainstay.request";
    private static final int LENGTH = 8;

    /** Empty outside a request, such as in a job. */
    public static Optional<RequestOrigin> now() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Optional.of(of(request.getRequest()))
                : Optional.empty();
    }

    private static RequestOrigin of(HttpServletRequest request) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof String)) {
            request.setAttribute(ATTRIBUTE, random());
        }
        return new RequestOrigin(request.getRemoteAddr(), String.valueOf(request.getAttribute(ATTRIBUTE)));
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, LENGTH);
    }
}

package io.mainstay.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** What a controller answers with: typed templates one after another, with a status and headers. */
public record Html(HttpStatus status, Map<String, String> headers, List<JteModel> templates) implements View {

    public Html {
        headers = Map.copyOf(headers);
        templates = List.copyOf(templates);
    }

    public static Html of(JteModel... templates) {
        return new Html(HttpStatus.OK, Map.of(), List.of(templates));
    }

    public Html status(HttpStatus other) {
        return new Html(other, headers, templates);
    }

    public Html header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Html(status, more, templates);
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        templates.forEach(template -> template.render(output));
        response.setStatus(status.value());
        response.setContentType(getContentType());
        headers.forEach(response::setHeader);
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}

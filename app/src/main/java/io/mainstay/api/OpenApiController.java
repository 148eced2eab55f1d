package io.mainstay.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contract of this API, for people and for tools. */
@RestController
class OpenApiController {

    @GetMapping(path = "/api/v1/openapi.yml")
    ResponseEntity<Resource> show() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .body(new ClassPathResource("openapi.yml"));
    }
}

package io.mainstay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: `serve`, `demo` and the command-line verbs all start here. */
@SpringBootApplication
public class Mainstay {

    public static void main(String[] args) {
        SpringApplication.run(Mainstay.class, args);
    }
}

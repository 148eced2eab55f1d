package io.mainstay;

import io.mainstay.cli.CommandLine;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: `serve`, `demo` and the command-line verbs all start here. */
@SpringBootApplication
public class Mainstay {

    public static void main(String[] args) throws Exception {
        System.exit(new CommandLine(Mainstay.class, System.out, System.err).run(List.of(args)));
    }
}

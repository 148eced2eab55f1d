package io.mainstay.cli;

import java.util.List;

/** Serves the sample company, filling an empty database with it first. */
final class Demo implements Verb {

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "run Mainstay with a sample company, its people one click away";
    }

    @Override
    public int run(Program program, List<String> arguments) throws InterruptedException {
        return Serve.serve(program, program.settings().withDemo(), arguments);
    }
}

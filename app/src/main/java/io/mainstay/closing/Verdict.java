package io.mainstay.closing;

import java.util.List;

/** Whether what is kept of a closing is what was signed. @param problems each in a sentence; none when all is well */
public record Verdict(List<String> problems) {

    public Verdict {
        problems = List.copyOf(problems);
    }

    public boolean intact() {
        return problems.isEmpty();
    }
}

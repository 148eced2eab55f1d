package io.mainstay.web.policy;

import io.mainstay.web.Figure;
import java.util.List;

/**
 * What one answer does to the company's figures.
 *
 * @param inForce whether it is the answer now
 * @param isDefault whether it is what Mainstay starts from
 */
public record Effect(String value, String words, boolean inForce, boolean isDefault, List<Cell> cells) {

    /** @param difference against the answer in force; empty when there is none */
    public record Cell(Figure figure, String difference) {}

    /** Whether every figure is known to be what it is now. */
    public boolean changesNothing() {
        return cells.stream()
                .allMatch(cell -> cell.difference().isEmpty() && cell.figure().reason() == null);
    }
}

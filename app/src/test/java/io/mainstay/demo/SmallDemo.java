package io.mainstay.demo;

import io.mainstay.workspace.Company;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Role;
import io.mainstay.workspace.Workspace;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import org.springframework.context.ApplicationContext;

/** The sample company, but for being small, for tests that need one with some history. */
public final class SmallDemo {

    private SmallDemo() {}

    public static void fill(ApplicationContext program, LocalDate end) {
        program.getBean(Workspace.class)
                .setUpSample(new Company("Windlass", Currency.getInstance("USD"), Story.ZONE, Month.FEBRUARY));
        program.getBean(Members.class).addSample("ada@windlass.example", "Ada", Role.OWNER);
        program.getBean(Members.class).addSample("ben@windlass.example", "Ben", Role.CSM);
        var fill = new Fill(end, null, false);
        program.getBean(FillStore.class).begin(fill);
        program.getBean(Filling.class).goOn(fill, new Simulation(7, 40, 12, end));
    }
}

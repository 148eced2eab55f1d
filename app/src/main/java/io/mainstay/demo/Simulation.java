package io.mainstay.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the history of an invented company's customers, in the order in which it was learned. The same numbers give the
 * same history, whatever the clock says; it is told month by month, so its length is not bound by memory.
 *
 * @param seed what chance falls by
 * @param accounts how many accounts there are in the end
 * @param months how many months are told, the last of them unfinished
 * @param end the first day that is not told
 */
public record Simulation(long seed, int accounts, int months, LocalDate end) {

    private static final double THERE_FROM_THE_START = 0.2;
    private static final int FINANCE_DICE = -2;
    private static final int CAST_DICE = -3;

    /** Tells the whole history. */
    public void tell(Consumer<Batch> listener) {
        var story = new Story(months, end);
        var ledger = new Ledger(story.first().atDay(1), end);
        var world = new World(story, ledger, new Crew(story));
        var finance = new Finance(story, ledger, new Dice(seed, FINANCE_DICE), accounts);
        world.crew().write(ledger);
        finance.open();
        new Cast(world, new Dice(seed, CAST_DICE)).write();

        List<Customer> customers = new ArrayList<>();
        int arrived = Cast.SIZE;
        for (int index = 0; index < months; index++) {
            YearMonth month = story.first().plusMonths(index);
            customers.forEach(customer -> customer.live(month));
            for (int due = arrivedAfter(story, index); arrived < due; arrived++) {
                var customer = new Customer(world, new Dice(seed, arrived), arrived, month);
                customer.arrive(month);
                customers.add(customer);
            }
            customers.removeIf(Customer::over);
            finance.close(month);
            ledger.tellUntil(month.plusMonths(1).atDay(1), listener);
        }
    }

    /** How many accounts there are at the end of a month: some from the start, ever more each season. */
    private int arrivedAfter(Story story, int month) {
        double arrived = 0;
        double all = 0;
        for (int index = 0; index < months; index++) {
            double brought = story.season(story.first().plusMonths(index)) * (1 + 1.2 * index / months);
            all += brought;
            arrived += index <= month ? brought : 0;
        }
        double share = THERE_FROM_THE_START + (1 - THERE_FROM_THE_START) * arrived / all;
        return (int) Math.round(share * accounts);
    }
}

package io.mainstay.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance that falls the same way every time: each customer has dice of its own, so none disturbs another. */
final class Dice {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final long number;
    private final RandomGenerator random;

    Dice(long seed, long number) {
        this.seed = seed;
        this.number = number;
        this.random = FACTORY.create(seed + SPREAD * (number + 1));
    }

    /** Other dice of the same customer, for what must not disturb what these decide. */
    Dice others() {
        return new Dice(~seed, number);
    }

    RandomGenerator random() {
        return random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number, both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** A share of a quantity, at least one. */
    int portion(long of, double least, double most) {
        return (int) Math.max(1, Math.round(of * random.nextDouble(least, most)));
    }

    LocalDate dayIn(YearMonth month) {
        return month.atDay(between(1, 28));
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

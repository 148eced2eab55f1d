package io.mainstay.web.overview;

import java.math.BigDecimal;
import java.util.Map;

/** All metrics of the page over the same periods, by name. */
record Gathered(Map<String, Series> series) {

    Gathered {
        series = Map.copyOf(series);
    }

    Series get(String name) {
        Series one = series.get(name);
        if (one == null) {
            throw new IllegalArgumentException("The page did not ask for " + name);
        }
        return one;
    }

    BigDecimal sum(String... names) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String name : names) {
            sum = sum.add(get(name).orZero());
        }
        return sum;
    }
}

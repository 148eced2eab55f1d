package io.mainstay.web.overview;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Point;
import io.mainstay.semantics.Metric;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One metric over the periods of the page, the last of which is the one it is about. */
record Series(Answer answer, Show show) {

    Metric metric() {
        return answer.metric();
    }

    Wording wording() {
        return new Wording(metric(), show);
    }

    List<Point> points() {
        return answer.points();
    }

    Point now() {
        return points().getLast();
    }

    Point before() {
        return points().get(points().size() - 2);
    }

    Point first() {
        return points().getFirst();
    }

    @Nullable BigDecimal number() {
        return now().value().orNull();
    }

    /** The values with gaps where there was none. */
    List<@Nullable BigDecimal> numbers() {
        List<@Nullable BigDecimal> numbers = new ArrayList<>();
        points().forEach(point -> numbers.add(point.value().orNull()));
        return numbers;
    }

    BigDecimal orZero() {
        BigDecimal number = number();
        return number == null ? BigDecimal.ZERO : number;
    }
}

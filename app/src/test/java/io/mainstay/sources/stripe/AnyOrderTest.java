package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever the order in which word of changes comes, and however often: the facts that stand in the end are the same. */
@Execution(ExecutionMode.CONCURRENT)
class AnyOrderTest {

    private static final int HISTORIES = 10_000;

    @Test
    void ten_thousand_histories_in_random_order_end_as_in_order() {
        LongStream.rangeClosed(1, HISTORIES).parallel().forEach(AnyOrderTest::assertThatOrderDoesNotMatter);
    }

    private static void assertThatOrderDoesNotMatter(long seed) {
        var random = new Random(seed);
        int before = random.nextInt(8);
        int after = 3 + random.nextInt(10);

        Reader inOrder = inOrder(seed, before, after);
        Reader shuffled = shuffled(seed, before, after, random);

        assertThat(shuffled.facts()).as("history %d", seed).isEqualTo(inOrder.facts());
        if (seed % 10 == 0) {
            Reader caughtUp = caughtUp(seed, before, after);
            assertThat(caughtUp.facts()).as("history %d, asked for", seed).isEqualTo(inOrder.facts());
            assertIsTrue(seed, before + after, inOrder);
        }
    }

    /** Connected after some of it, then told of each change at once. */
    private static Reader inOrder(long seed, int before, int after) {
        var happenings = new Happenings(seed, new StripeWorld());
        Reader reader = connected(happenings, before);
        int told = happenings.world().events().size();
        for (int i = 0; i < after; i++) {
            happenings.next();
            while (told < happenings.world().events().size()) {
                reader.follow(List.of(id(happenings, told++)));
            }
        }
        return reader;
    }

    /** Told in any order, of some things twice or three times, of some that were known long before. */
    private static Reader shuffled(long seed, int before, int after, Random random) {
        var happenings = new Happenings(seed, new StripeWorld());
        Reader reader = connected(happenings, before);
        int known = happenings.world().events().size();
        for (int i = 0; i < after; i++) {
            happenings.next();
        }
        List<String> hints = new ArrayList<>();
        for (int i = 0; i < happenings.world().events().size(); i++) {
            int times = i < known ? random.nextInt(2) : 1 + random.nextInt(3);
            hints.addAll(Collections.nCopies(times, id(happenings, i)));
        }
        Collections.shuffle(hints, random);
        for (int from = 0; from < hints.size(); ) {
            int to = Math.min(hints.size(), from + 1 + random.nextInt(4));
            reader.follow(hints.subList(from, to));
            from = to;
        }
        return reader;
    }

    /** Never told of anything: it asks for what happened. */
    private static Reader caughtUp(long seed, int before, int after) {
        var happenings = new Happenings(seed, new StripeWorld());
        Reader reader = connected(happenings, before);
        for (int i = 0; i < after; i++) {
            happenings.next();
        }
        reader.pull();
        return reader;
    }

    private static Reader connected(Happenings happenings, int before) {
        for (int i = 0; i < before; i++) {
            happenings.next();
        }
        var reader = new Reader(happenings.world(), clock(happenings.world()));
        reader.pull();
        return reader;
    }

    /** What stands last of each item is what the subscription is now. */
    private static void assertIsTrue(long seed, int count, Reader reader) {
        var happenings = new Happenings(seed, new StripeWorld());
        for (int i = 0; i < count; i++) {
            happenings.next();
        }
        StripeWorld world = happenings.world();
        world.events().stream()
                .map(event -> event.path("data").path("object"))
                .filter(object -> object.path("object").asString().equals("subscription"))
                .map(object -> world.get(object.path("id").asString()))
                .distinct()
                .forEach(subscription -> subscription.path("items").path("data").forEach(item -> {
                    String subject = subscription.path("id").asString() + "/"
                            + item.path("id").asString();
                    List<RawFact> terms = reader.of(subscription.path("id").asString()).stream()
                            .filter(fact -> subject.equals(fact.subject()))
                            .toList();
                    boolean neverStood = terms.isEmpty()
                            && subscription.path("status").asString().equals("canceled");
                    if (neverStood) {
                        return;
                    }
                    assertThat(terms).as("history %d, %s", seed, subject).isNotEmpty();
                    assertThat(terms.getLast().fields().get("status"))
                            .as("history %d, %s", seed, subject)
                            .isEqualTo(ItemTerms.status(subscription));
                    assertThat(terms.getLast().fields().get("quantity"))
                            .as("history %d, %s", seed, subject)
                            .isEqualTo(
                                    Price.isMetered(item.path("price"))
                                            ? "0"
                                            : item.path("quantity").asString());
                }));
    }

    private static String id(Happenings happenings, int place) {
        return happenings.world().events().get(place).path("id").asString();
    }

    private static Clock clock(StripeWorld world) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return world.instant().plusSeconds(5);
            }
        };
    }
}

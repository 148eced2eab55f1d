package io.mainstay.sources.stripe;

import io.mainstay.platform.TestClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One made-up history, of customers that no other has, and the ways in which word of it may come. */
record Delivery(long seed, int before, int after) {

    private static final long OBJECTS_OF_A_HISTORY = 1_000;

    static Delivery of(long seed) {
        var random = new Random(seed);
        return new Delivery(seed, random.nextInt(6), 2 + random.nextInt(7));
    }

    Happenings happenings() {
        return new Happenings(seed, new StripeWorld(seed * OBJECTS_OF_A_HISTORY));
    }

    /** Connected after some of it, then told of each change at once. */
    Reader inOrder() {
        var happenings = happenings();
        Reader reader = connected(happenings);
        int told = happenings.world().events().size();
        for (int i = 0; i < after; i++) {
            happenings.next();
            while (told < happenings.world().events().size()) {
                reader.follow(List.of(id(happenings, told++)));
            }
        }
        return reader;
    }

    /**
     * Told late and in any order, of some things twice or three times, of some that were known long before; and what is fetched then
     * may be older than what is told next.
     *
     * @param halfway shown the reader at some moment when it does not know all yet
     */
    Reader shuffled(Consumer<Reader> halfway) {
        var random = new Random(seed);
        var happenings = happenings();
        Reader reader = connected(happenings);
        int known = happenings.world().events().size();
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            waiting.addAll(Collections.nCopies(random.nextInt(2), id(happenings, i)));
        }
        int half = random.nextInt(after);
        for (int i = 0; i < after; i++) {
            happenings.next();
            for (; known < happenings.world().events().size(); known++) {
                waiting.addAll(Collections.nCopies(1 + random.nextInt(2) * random.nextInt(3), id(happenings, known)));
            }
            if (random.nextInt(4) == 0) {
                Collections.shuffle(waiting, random);
                tell(reader, waiting, random.nextInt(waiting.size() + 1), random);
            }
            if (i == half) {
                halfway.accept(reader);
            }
        }
        Collections.shuffle(waiting, random);
        tell(reader, waiting, waiting.size(), random);
        return reader;
    }

    private static void tell(Reader reader, List<String> waiting, int many, Random random) {
        List<String> now = waiting.subList(0, many);
        for (int from = 0; from < many; ) {
            int to = Math.min(many, from + 1 + random.nextInt(4));
            reader.follow(now.subList(from, to));
            from = to;
        }
        now.clear();
    }

    /** Never told of anything: it asks for what happened. */
    Reader caughtUp() {
        var happenings = happenings();
        Reader reader = connected(happenings);
        for (int i = 0; i < after; i++) {
            happenings.next();
        }
        reader.pull();
        return reader;
    }

    private Reader connected(Happenings happenings) {
        for (int i = 0; i < before; i++) {
            happenings.next();
        }
        StripeWorld world = happenings.world();
        var reader = new Reader(world, TestClock.at(() -> world.instant().plusSeconds(5)));
        reader.pull();
        return reader;
    }

    private static String id(Happenings happenings, int place) {
        return happenings.world().events().get(place).path("id").asString();
    }
}

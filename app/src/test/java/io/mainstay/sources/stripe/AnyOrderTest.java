package io.mainstay.sources.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.RawFact;
import io.mainstay.sources.connect.Step.Change;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Whatever the order in which word of changes comes, however late and however often: the facts that stand in the end are the
 * same, and so is the book.
 */
@Execution(ExecutionMode.CONCURRENT)
class AnyOrderTest {

    private static final int HISTORIES = 10_000;
    private static final int AT_ONCE = 1_000;

    @TempDir
    private Path folder;

    /** What became known of some histories, first in part and in the end. */
    private record Heard(ConcurrentLinkedQueue<Change> halfway, ConcurrentLinkedQueue<Change> then) {
        Heard() {
            this(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        }
    }

    @Test
    void ten_thousand_histories_in_random_order_make_the_book_they_make_in_order() {
        try (var inOrder = new BookOfMany(folder.resolve("one"));
                var shuffled = new BookOfMany(folder.resolve("other"))) {
            for (long from = 1; from <= HISTORIES; from += AT_ONCE) {
                var told = new ConcurrentLinkedQueue<Change>();
                var heard = new Heard();
                LongStream.range(from, from + AT_ONCE).parallel().forEach(seed -> read(Delivery.of(seed), told, heard));
                Stream.<Runnable>of(() -> inOrder.write(told), () -> {
                            shuffled.write(heard.halfway());
                            shuffled.write(heard.then());
                        })
                        .parallel()
                        .forEach(Runnable::run);
            }
            assertThat(shuffled.revisions()).as("what was corrected on the way").isGreaterThan(HISTORIES / 20);
            List<List<String>> books = Stream.of(inOrder, shuffled)
                    .parallel()
                    .map(BookOfMany::lines)
                    .toList();

            assertThat(books.getFirst()).as("there is something in it").hasSizeGreaterThan(HISTORIES);
            assertThat(books.getLast().equals(books.getFirst()))
                    .as(() -> firstDifference(books.getLast(), books.getFirst()))
                    .isTrue();
        }
    }

    private static void read(Delivery history, ConcurrentLinkedQueue<Change> told, Heard heard) {
        Reader inOrder = history.inOrder();
        boolean shown = history.seed() % 2 == 0;
        Reader shuffled = history.shuffled(reader -> heard.halfway().addAll(shown ? reader.changes() : List.of()));

        Map<String, String> facts = inOrder.facts();
        assertThat(shuffled.facts()).as("%s", history).isEqualTo(facts);
        told.addAll(inOrder.changes());
        heard.then().addAll(shuffled.changes());
        if (history.seed() % 10 == 0) {
            assertThat(history.caughtUp().facts()).as("%s, asked for", history).isEqualTo(facts);
            assertIsTrue(history, inOrder);
        }
    }

    private static String firstDifference(List<String> one, List<String> other) {
        List<String> only = new ArrayList<>(one);
        only.removeAll(java.util.Set.copyOf(other));
        return "%d lines instead of %d, among them %s"
                .formatted(one.size(), other.size(), only.stream().limit(5).toList());
    }

    /** What stands last of each item is what the subscription is now. */
    private static void assertIsTrue(Delivery history, Reader reader) {
        var happenings = history.happenings();
        for (int i = 0; i < history.before() + history.after(); i++) {
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
                    String quantity = Price.isMetered(item.path("price"))
                            ? "0"
                            : item.path("quantity").asString();
                    assertThat(terms).as("%s, %s", history, subject).isNotEmpty();
                    assertThat(terms.getLast().fields())
                            .as("%s, %s", history, subject)
                            .containsEntry("status", ItemTerms.status(subscription))
                            .containsEntry("quantity", quantity);
                    if (!"canceled".equals(ItemTerms.status(subscription))) {
                        assertThat(terms.getLast().fields().get("discounts") != null)
                                .as("%s, %s has a discount", history, subject)
                                .isEqualTo(world.isDiscounted(subscription, item));
                    }
                }));
    }
}

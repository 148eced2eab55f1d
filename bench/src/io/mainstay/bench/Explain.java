package io.mainstay.bench;

/** Shows where the time goes in one measure: bin/bench explain ACCOUNTS MONTHS MEASURE. */
final class Explain {

    private Explain() {}

    public static void main(String[] arguments) throws Exception {
        var size = Size.of(arguments);
        try (var store = new Store(size.accounts(), size.months());
                var engine = store.engine()) {
            System.out.println(engine.explain(arguments[2]));
        }
    }
}

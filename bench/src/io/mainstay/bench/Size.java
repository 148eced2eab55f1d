package io.mainstay.bench;

/** How large a book is measured: `[accounts] [months]`, 100,000 and 72 unless said otherwise. */
record Size(int accounts, int months) {

    static Size of(String[] arguments) {
        return new Size(
                arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000,
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 72);
    }
}

package io.mainstay.metrics;

/** Which facts a book is computed from. */
sealed interface FactView {

    /** The last revision of every record up to a seq. */
    record AsKnown(long seq) implements FactView {}

    /**
     * Only certain accounts, each up to a seq of its own, as a relation `known` of `account` and `seq` says; facts about the company up
     * to one seq.
     */
    record ByAccount(String table, long companySeq) implements FactView {}

    /** Facts about accounts up to one seq, facts about the company up to another. */
    record Apart(long accountSeq, long companySeq) implements FactView {}

    /** The query for one kind of fact. */
    default String of(String kind, boolean aboutAccounts) {
        return switch (this) {
            case AsKnown(long seq) -> upTo(kind, seq);
            case Apart(long accountSeq, long companySeq) -> upTo(kind, aboutAccounts ? accountSeq : companySeq);
            case ByAccount(String table, long companySeq) ->
                aboutAccounts ? """
                      select f.* exclude (until_seq) from fact.%s as f join %s using (account)
                       where f.seq <= known.seq and f.until_seq > known.seq""".formatted(kind, table) : upTo(kind, companySeq);
        };
    }

    private static String upTo(String kind, long seq) {
        return "select * exclude (until_seq) from fact.%1$s where seq <= %2$d and until_seq > %2$d"
                .formatted(kind, seq);
    }
}

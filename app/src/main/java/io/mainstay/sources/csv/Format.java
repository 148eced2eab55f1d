package io.mainstay.sources.csv;

/**
 * What a CSV file looks like. Guessed from the file, shown to the person, and theirs to correct.
 *
 * @param header whether the first row names the columns
 * @param decimalComma whether 1,5 is one and a half
 */
public record Format(
        Encoding encoding, char delimiter, char quote, boolean header, boolean decimalComma, DateOrder dates) {

    /** What Mainstay itself writes. */
    public static final Format OWN = new Format(Encoding.UTF_8, ',', '"', true, false, DateOrder.YEAR_FIRST);

    public Format {
        if (",;\t|".indexOf(delimiter) < 0) {
            throw new IllegalArgumentException("A delimiter is one of , ; tab |, not " + delimiter);
        }
        if ("\"'".indexOf(quote) < 0) {
            throw new IllegalArgumentException("A quote is \" or ', not " + quote);
        }
    }
}

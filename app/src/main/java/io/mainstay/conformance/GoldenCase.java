package io.mainstay.conformance;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One kind of case file: how its events become facts and its expectations questions. */
interface GoldenCase {

    /** The `kind` it reads. */
    String kind();

    /** @return what does not match, each in one line; nothing when the case passes */
    List<String> run(JsonNode golden, Laboratory laboratory);
}

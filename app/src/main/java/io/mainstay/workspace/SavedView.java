package io.mainstay.workspace;

/**
 * A list as somebody likes to see it.
 *
 * @param page the path of the list, such as /accounts
 * @param query what stands behind the question mark of its address
 * @param own whether it belongs to the reader, who may then remove it
 */
public record SavedView(long id, String page, String name, String query, boolean shared, boolean own) {

    public String href() {
        return query.isEmpty() ? page : page + "?" + query;
    }
}

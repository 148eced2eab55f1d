package io.mainstay.workspace;

/**
 * Somebody who may sign in.
 *
 * @param reach whose customers they see, by ownership at this moment
 */
public record Member(long id, String email, String name, Role role, Reach reach) {

    public Principal principal() {
        return new Principal(id, name, role, reach);
    }
}
